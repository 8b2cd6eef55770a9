"""What is shown of the prediction game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.trainings.news import Picture
    from bot.tutor.course.course import Lesson
    from bot.tutor.game.challenges import Challenge
    from bot.tutor.game.crowd import CrowdShare
    from bot.tutor.game.ending import Ending
    from bot.tutor.game.sentences import Game
    from bot.tutor.game.state import GameState


@dataclass(frozen=True, slots=True)
class GameScene(Scene):
    """The prediction game. With `whole_ledger` all that the network did last is shown.

    `ending` is there once the game is over, with the `picture` of both loss curves unless it could
    not be drawn. `crowd` says what others made of the sentences without a label, by their ids.
    """

    lesson: Lesson
    game: Game
    attempt: int
    mark: str
    state: GameState
    note: str = ""
    whole_ledger: bool = False
    ending: Ending | None = None
    picture: Picture | None = None
    crowd: tuple[tuple[str, CrowdShare], ...] = ()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return () if self.picture is None else (self.picture,)


@dataclass(frozen=True, slots=True)
class UnseenScene(Scene):
    """The unseen sentences of a game that is over, one by one."""

    game: GameScene


@dataclass(frozen=True, slots=True)
class SkippedScene(Scene):
    """The game was left out: it counts as done for its lesson, and may be played any time."""

    lesson: Lesson


@dataclass(frozen=True, slots=True)
class DraftScene(Scene):
    """A sentence that somebody wrote to fool the network, seen by them alone.

    `draft` is the attempt that keeps it, `attempt` the game it comes from.
    """

    challenge: Challenge
    draft: int
    attempt: int
    postable: bool


@dataclass(frozen=True, slots=True)
class PostedScene(Scene):
    """What became of posting a challenge.

    Where it could not be posted, `draft` is what keeps it now and `hint` says what helps.
    """

    draft: int | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ChallengeScene(Scene):
    """A challenge as everybody sees it. `answered` counts the answers by label.

    `by_network` says whether the network is fooled, else it is the author's rule; `says` is its
    wrong label, of which it is `sure` (0.5 to 1). `label` is what the author says, once the
    challenge is closed.
    """

    gathering: int
    author: int | None
    text: str
    labels: tuple[str, str]
    by_network: bool
    says: str
    sure: float
    answered: tuple[tuple[str, int], ...]
    label: str


@dataclass(frozen=True, slots=True)
class PlayedScene(Scene):
    """What somebody hears privately once they answered a challenge with this label."""

    challenge: Challenge
    label: str
    answered: tuple[tuple[str, int], ...]
