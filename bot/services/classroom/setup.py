"""How the classroom of a server is set up: whoever may manage it changes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.classroom.rights import classroom_of, instructors_classroom
from bot.services.scene import Scene
from bot.tutor.classroom.zones import zone_named
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.services.classroom.ports import Classrooms
    from bot.tutor.classroom.classroom import Classroom, Results
    from bot.tutor.people import Press


class NotAManagerError(TutorError):
    """Somebody who may not manage the server (any more) acted as if they might."""

    def __init__(self) -> None:
        super().__init__(
            "Only somebody who runs this server can do that (the permission Manage Server). "
            "Nothing was changed."
        )


@dataclass(frozen=True, slots=True)
class WantedSetup:
    """What a manager changes; None leaves it as it is. `zone` is as it was typed."""

    role: int | None = None
    channel: int | None = None
    results: Results | None = None
    zone: str | None = None

    @property
    def is_empty(self) -> bool:
        return self == WantedSetup()


@dataclass(frozen=True, slots=True)
class SetupScene(Scene):
    """How a classroom is set up. `manages` says that whoever sees it may change it."""

    classroom: Classroom
    manages: bool
    changed: bool = False


@dataclass(frozen=True, slots=True)
class ClassSetup:
    """Methods raise TutorError in a DM."""

    classrooms: Classrooms

    async def show(self, press: Press) -> SetupScene:
        """Show how it is set up. Raise NotAnInstructorError for anybody but instructors."""
        classroom = await instructors_classroom(self.classrooms, press)
        return SetupScene(classroom, press.may_manage_here)

    async def change(self, press: Press, wanted: WantedSetup) -> SetupScene:
        """Set it up anew, or only show it where nothing is to change.

        Raise NotAManagerError for anybody who may not manage the server, and TutorError for a zone
        that is unknown, and for the role that everybody has.
        """
        if wanted.is_empty:
            return await self.show(press)
        classroom = await classroom_of(self.classrooms, press)
        if not press.may_manage_here:
            raise NotAManagerError
        if wanted.role == classroom.guild:  # Discord gives both the same id
            raise TutorError(EVERYBODY)
        changed = replace(
            classroom,
            role=wanted.role or classroom.role,
            channel=wanted.channel or classroom.channel,
            results=wanted.results or classroom.results,
            zone=classroom.zone if wanted.zone is None else zone_named(wanted.zone),
        )
        await self.classrooms.set_up(press, changed)
        return SetupScene(changed, manages=True, changed=True)


EVERYBODY = (
    "Everybody in this server has that role, so all would be instructors. Nothing was changed: "
    "make a role for the instructors, give it to them, and name that one."
)
