"""What a person is told about deleting everything of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.tutor.errors import TutorError

DELETIONS_ARE_KEPT = timedelta(days=35)  # and as long as a backup is older than they are
NOTHING_KEPT = (
    "Nothing is kept about you, so there is nothing to delete. Type `/learn` if you want to begin."
)
LEFT_IS_KEPT = timedelta(days=30)


class BeforeDeletionError(TutorError):
    """A press from before everything of the person was deleted; it must bring nothing back."""

    def __init__(self) -> None:
        super().__init__(
            "You pressed this before everything of yours was deleted, so it counts for nothing. "
            "If you want to begin anew, type `/learn`."
        )


class StaleDeletionError(TutorError):
    """A question whether to delete everything that is too old, or was answered before."""

    def __init__(self) -> None:
        super().__init__(
            "I asked this too long ago, so nothing was deleted just now. If you want everything "
            "of yours deleted, type `/mydata delete` once more."
        )


@dataclass(frozen=True, slots=True)
class KeptOfPerson:
    """What is kept about somebody. `together` are open things with others, of which `hosted`."""

    answers: int = 0
    lessons: int = 0
    notes: int = 0
    trainings: int = 0
    waiting: int = 0
    tables: int = 0
    drafts: int = 0
    together: int = 0
    hosted: int = 0
