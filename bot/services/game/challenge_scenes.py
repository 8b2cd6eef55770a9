"""What is shown of challenges: sentences that people wrote to fool a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.tutor.game.challenges import Challenge
    from bot.tutor.game.fooling import ChangeCounts, Retraining
    from bot.tutor.game.standing import ChallengeStanding


@dataclass(frozen=True, slots=True)
class DraftScene(Scene):
    """A sentence that somebody wrote to fool the network, seen by them alone.

    `draft` is the attempt that keeps it, `attempt` the game it comes from. `off` says that whoever
    runs the server switched challenges off; then it is not `postable` there.
    """

    challenge: Challenge
    draft: int
    attempt: int
    postable: bool
    off: bool = False


@dataclass(frozen=True, slots=True)
class PostedScene(Scene):
    """What became of posting a challenge, which is this `gathering`.

    Where it could not be posted, `draft` is what keeps it now and `hint` says what helps.
    """

    draft: int | None = None
    hint: str = ""
    gathering: int = 0


@dataclass(frozen=True, slots=True)
class ChallengeScene(Scene):
    """A challenge as everybody sees it. `answered` counts the answers by label.

    `by_network` says whether the network is fooled, else it is the author's rule; `says` is its
    wrong label, of which it is `sure` (0.5 to 1). `label` is what the author says, once it takes no
    answers any more. `changes` is there once the author shows it to all.
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
    changes: ChangeCounts | None = None


@dataclass(frozen=True, slots=True)
class HiddenChallengeScene(Scene):
    """A challenge whose sentence is shown to nobody, and why."""

    gathering: int
    standing: ChallengeStanding


@dataclass(frozen=True, slots=True)
class PlayedScene(Scene):
    """What somebody hears privately once they answered a challenge with this label."""

    challenge: Challenge
    label: str
    answered: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class OwnChallengeScene(Scene):
    """A posted challenge as its author sees it.

    `second` is what the first other person said, None before anybody answered. `retraining` is
    there where both agree, unless the game is gone; `is_shared` says that all see its numbers.
    """

    gathering: int
    text: str
    label: str
    standing: ChallengeStanding
    answered: tuple[tuple[str, int], ...]
    second: str | None = None
    retraining: Retraining | None = None
    is_shared: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportedScene(Scene):
    """A reported challenge, for somebody who runs its server; `reasons` has one for each report.

    Nobody learns who reported it.
    """

    gathering: int
    author: int | None
    text: str
    standing: ChallengeStanding
    reasons: tuple[str, ...]
    note: str = ""
