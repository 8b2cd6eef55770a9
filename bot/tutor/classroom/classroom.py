"""The classroom of a server: who may instruct in it, where it meets, what is shown of results."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.tutor.people import Press


class Results(StrEnum):
    """What is shown of a post's answers, said before anybody answers and never changed after.

    ANONYMOUS: counts for all, and nobody sees who answered what. NAMED: counts for all, and the
    instructors can see who answered what. HIDDEN: counts for the instructors alone, without names.
    """

    ANONYMOUS = "anonymous"
    NAMED = "named"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Classroom:
    """How the classroom of a server is set up.

    `role` is the Discord id of the instructors' role, `channel` that of the class channel, None for
    wherever an instructor types. `results` is what is proposed for a post. `zone` is the IANA name
    of the time zone in which times are meant.
    """

    guild: int
    role: int | None = None
    channel: int | None = None
    results: Results = Results.ANONYMOUS
    zone: str = "UTC"


class NotAnInstructorError(TutorError):
    """Somebody who is no instructor (any more) pressed or typed what only instructors may."""

    def __init__(self) -> None:
        super().__init__(
            "Only the instructors of this class may do that, so nothing was changed. Whoever may "
            "manage this server names their role with `/classroom setup`."
        )


def is_instructor(classroom: Classroom, press: Press) -> bool:
    """Tell whether a press comes from an instructor, by the rights and roles that came with it.

    Whoever may manage the server always is one.
    """
    if press.guild != classroom.guild:
        return False
    return press.may_manage_here or (classroom.role is not None and classroom.role in press.roles)
