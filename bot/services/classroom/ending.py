"""The end of a term: what is kept about a class is told in counts, and deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.classroom.setup import NotAManagerError
from bot.services.scene import Scene
from bot.tutor.classroom.term import TERM_KINDS
from bot.tutor.exercises.gatherings import ElsewhereError

if TYPE_CHECKING:
    from bot.services.classroom.ports import Terms
    from bot.services.exercises.groups import Groups
    from bot.services.newest import Newest
    from bot.tutor.classroom.term import ClassTerm
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class ClassTermScene(Scene):
    """What would go at the end of a term; `grown` says that there is more since it was shown."""

    guild: int
    term: ClassTerm
    grown: bool = False


@dataclass(frozen=True, slots=True)
class TermDeletedScene(Scene):
    """A term that was deleted, with what was kept of it."""

    term: ClassTerm


@dataclass(frozen=True, slots=True)
class TermEnd:
    """Methods raise NotAManagerError for anybody who may not manage the server of the press.

    `known` are the posts that are remembered.
    """

    terms: Terms
    groups: Groups
    known: Newest[int, Gathering]

    async def show(self, press: Press) -> ClassTermScene:
        """Tell what would go, and change nothing."""
        guild = _managed(press)
        return ClassTermScene(guild, await self.terms.of(guild, TERM_KINDS))

    async def delete(
        self, press: Press, guild: int, last: int
    ) -> ClassTermScene | TermDeletedScene:
        """Delete the term, as far as the person was told of it; `last` is its newest gathering.

        Where more was added since, or all is gone already, that is shown and nothing changed.
        Raise ElsewhereError for a button of another server.
        """
        if _managed(press) != guild:
            raise ElsewhereError
        term = await self.terms.of(guild, TERM_KINDS)
        deleted = await self.terms.delete(press, guild, TERM_KINDS, last)
        if deleted is None:
            now = await self.terms.of(guild, TERM_KINDS)
            return ClassTermScene(guild, now, grown=not now.is_empty)
        self._forget(guild)
        return TermDeletedScene(term)

    def _forget(self, guild: int) -> None:
        """Forget what is remembered of gatherings that are deleted."""
        for gathering in [one for one, at in self.groups.places.items() if at.guild == guild]:
            del self.groups.places[gathering]
        self.groups.unpaced.clear()
        self.known.clear()


def _managed(press: Press) -> int:
    if press.guild is None or not press.may_manage_here:
        raise NotAManagerError
    return press.guild
