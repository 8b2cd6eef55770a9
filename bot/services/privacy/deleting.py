"""/mydata delete: say what goes and what stays, ask once more, then delete it at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.services.lab.trials import TRIALS
from bot.services.scene import Scene
from bot.tutor.errors import NotYoursError
from bot.tutor.privacy.deleting import NOTHING_KEPT, KeptOfPerson, StaleDeletionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.lab.ports import Engine
    from bot.services.privacy.leaving import Leaving
    from bot.services.privacy.mending import Mending
    from bot.services.privacy.overwriting import Overwriter
    from bot.services.privacy.ports import Deletions
    from bot.tutor.people import Press
    from bot.tutor.privacy.parted import Parted

    Forget = Callable[[int, Parted], None]

FRESH = 15 * 60 * 1000  # milliseconds in which the question may be answered
_MILLISECONDS = 22  # bits of an id of Discord's below its time


@dataclass(frozen=True, slots=True)
class AskDeletionScene(Scene):
    """Ask once more; `asked` is the press that asked."""

    person: int
    asked: int
    kept: KeptOfPerson


@dataclass(frozen=True, slots=True)
class NothingKeptScene(Scene):
    """Nothing is kept about the person."""

    text: str = NOTHING_KEPT


@dataclass(frozen=True, slots=True)
class AllKeptScene(Scene):
    """The person decided to keep everything."""


@dataclass(frozen=True, slots=True)
class DeletedScene(Scene):
    """Everything is deleted; it is shown after the last row went."""


@dataclass(frozen=True, slots=True)
class Deleting:
    """`forgets` are called with a person, and what they were in, to forget it in memory.

    `removals` are called once everything of somebody is deleted.
    """

    deletions: Deletions
    engine: Engine
    mending: Mending
    overwriter: Overwriter
    leaving: Leaving
    forgets: list[Forget] = field(default_factory=list)
    removals: list[Callable[[], None]] = field(default_factory=list)

    async def ask(self, press: Press) -> AskDeletionScene | NothingKeptScene:
        """Say what goes and what stays; this changes nothing."""
        kept = await self.deletions.kept_of(press.person)
        if kept is None:
            return NothingKeptScene()
        return AskDeletionScene(press.person, press.id, kept)

    async def delete(self, press: Press, person: int, asked: int) -> DeletedScene:
        """Delete everything of whoever pressed; return once it is stored that nothing is left.

        Raise NotYoursError for the card of somebody else, and StaleDeletionError for one that is
        older than a quarter of an hour, or from before an earlier deletion.
        """
        if person != press.person:
            raise NotYoursError
        if not 0 <= (press.id >> _MILLISECONDS) - (asked >> _MILLISECONDS) <= FRESH:
            raise StaleDeletionError
        before = await self.deletions.deleted_at(person)
        if before is not None and asked <= before:
            return await self._deleted_before(press)
        parted = await self.deletions.part(press)
        if parted is None:  # another press was faster
            return await self._deleted_before(press)
        self._give_up(person, parted)
        await self._finish(parted.owner)
        await self.overwriter.at_once()
        await self.mending.mend_open(parted.gatherings)
        return DeletedScene()

    async def _deleted_before(self, press: Press) -> DeletedScene:
        """Answer a second press on the same card; whoever came back since keeps what is new."""
        await self.finish()
        if await self.deletions.kept_of(press.person) is not None:
            raise StaleDeletionError
        return DeletedScene()

    async def finish(self) -> None:
        """Delete what is left of everybody who was parted from it."""
        for owner in await self.deletions.unfinished():
            await self._finish(owner)

    async def _finish(self, owner: int) -> None:
        while await self.deletions.delete_some(owner):
            pass
        self.mending.soon()
        for told in self.removals:
            told()

    def _give_up(self, person: int, parted: Parted) -> None:
        """Take out of the line what they asked for, and forget what is remembered of them."""
        jobs = (*parted.runs, *(TRIALS + run for run in parted.runs))
        for job in (*jobs, *(-press for press in parted.presses)):
            self.engine.cancel(job)
        self.leaving.forget(person)
        for forget in self.forgets:
            forget(person, parted)
