"""What is shown of rival test sets: to everybody, and to each team alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.tutor.game.rivals import Team
    from bot.tutor.game.rivals_testing import RivalsResult
    from bot.tutor.game.rivals_writing import WrittenSentence
    from bot.tutor.game.sentences import Sentence
    from bot.tutor.game.together import Turnout


@dataclass(frozen=True, slots=True)
class RivalsScene(Scene):
    """The game as everybody sees it; `teams` are the people in circle and in square.

    Once it `is_over` there is a `result`, None where nobody picked anything.
    """

    gathering: int
    phase: int
    teams: tuple[tuple[int, ...], tuple[int, ...]]
    turnout: Turnout
    is_over: bool
    result: RivalsResult | None


@dataclass(frozen=True, slots=True)
class TeamPickScene(Scene):
    """What a team has picked, seen by its members alone.

    `number` counts the team's picks. `agreed` of the `people` there agreed to the last one, and
    whoever looks did if `is_mine`. `needed` is how many are to be picked.
    """

    gathering: int
    team: Team
    offered: tuple[Sentence, ...]
    picked: tuple[Sentence, ...]
    number: int
    needed: int
    agreed: int
    people: int
    is_mine: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class TeamTestScene(Scene):
    """The test that a team writes, seen by its members alone; `person` is who looks at it.

    `signals` names one for each label.
    """

    gathering: int
    team: Team
    person: int
    labels: tuple[str, str]
    signals: tuple[str, str]
    written: tuple[WrittenSentence, ...]
    ready: int
    people: int
    is_ready: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class BothTestsScene(Scene):
    """A page of both tests, once the game is over, for one who played."""

    gathering: int
    result: RivalsResult
    page: int
