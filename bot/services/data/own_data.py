"""/data: people's own points and sentences, kept for their server alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from bot.services.aside import SideThread
from bot.services.data.scenes import Download, TablesScene
from bot.trainings.data_sets import OWN
from bot.trainings.news import Picture
from bot.tutor.data.naming import checked_name, is_named
from bot.tutor.data.table import Shares, Shortage
from bot.tutor.errors import NameTakenError, TutorError
from bot.tutor.text import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.data.ports import Tables
    from bot.trainings.catalogue import Catalogue
    from bot.tutor.data.formats import DataFormats
    from bot.tutor.data.table import OwnTable
    from bot.tutor.people import Press

IN_A_SERVER, IN_A_DM = Shares(here=200, each=5), Shares(here=20, each=20)
A_PAGE, MOST_SUGGESTED = 20, 25
KEPT_IN_A_DM = "Trainings on it keep their numbers."
KEPT_IN_A_SERVER = (
    "Trainings on it keep their numbers. Those of others lose its name and its pictures, and I "
    "delete their cards in the channels here."
)
MOST_NAMED = 150  # characters of the names of classes in the description of a file


@dataclass(frozen=True, slots=True)
class OwnData:
    tables: Tables
    shipped: tuple[str, ...]
    """Names of the tables that come with the course."""
    formats: DataFormats
    catalogue: Catalogue
    aside: SideThread = field(default_factory=SideThread)
    removals: list[Callable[[], None]] = field(default_factory=list)
    """Called once data was removed, as cards that showed it are to be deleted then."""

    @property
    def reserved(self) -> tuple[str, ...]:
        return (*self.catalogue.built_in, OWN, *self.shipped)

    async def check_name(self, press: Press, name: str) -> str:
        """Return the name as it would be kept.

        Raise TutorError when no table could be added under this name, before rows are typed.
        """
        checked = checked_name(name, self.reserved)
        names = await self.tables.names(press)
        if checked in {own.name for own in names}:
            raise NameTakenError(checked)
        share = share_of(press)
        if sum(own.person == press.person for own in names) >= share.each:
            raise TutorError(full(press, Shortage.PERSON))
        if len(names) >= share.here:
            raise TutorError(full(press, Shortage.PLACE))
        return checked

    async def show(self, press: Press, start: int = 0, note: str = "") -> TablesScene:
        """Return a page of what there is here, after the first `start`, the newest first."""
        names = await self.tables.names(press)
        last = max(0, (len(names) - 1) // A_PAGE * A_PAGE)
        start = min(start // A_PAGE * A_PAGE, last)
        return TablesScene(
            tables=await self.tables.here(press, start, A_PAGE),
            person=press.person,
            note=note,
            start=start,
            total=len(names),
            mine=sum(own.person == press.person for own in names),
            share=share_of(press).each,
        )

    async def remove(self, press: Press, name: str) -> TablesScene:
        """Delete own data for good; who may manage the server may delete that of others there.

        Raise TutorError when there is no such name here, NotYoursError for data of another person.
        """
        table = await self._named(press, name)
        await self.tables.remove(press, table.id, anybodys=press.may_manage_here)
        for told in self.removals:
            told()
        kept = KEPT_IN_A_DM if press.in_dm else KEPT_IN_A_SERVER
        note = f"**{plain(table.table.name)}** is deleted. {kept}"
        return await self.show(press, note=note)

    async def download(self, press: Press, name: str) -> Download:
        """Return own data as a file that `/data add` takes. Raise TutorError if unknown."""
        table = (await self._named(press, name)).table
        kind = "sentences" if table.is_text else "points"
        named = shortened(", ".join(table.classes), MOST_NAMED)
        held = f"{len(table.labels)} rows in {len(table.classes)} classes: {named}"
        if table.predicts_values:
            held = f"{len(table.values)} rows, each with a number to predict"
        told = f"The {kind} of {table.name} as a table, {held}"
        written = await self.aside.do(partial(self.formats.file_of, table))
        file = Picture(*written, told)
        words = f"**{plain(table.name)}** as a table. `/data add` takes it back."
        return Download(words, (file,))

    async def suggest(self, press: Press, typed: str, *, built_in: bool) -> list[str]:
        """Return at most 25 names that begin with what was typed, one's own before others'.

        Built-in data comes first, if it is asked for.
        """
        own = await self.tables.names(press)
        mine = [one.name for one in own if one.person == press.person]
        names = [*mine, *(one.name for one in own if one.person != press.person)]
        names = [*self.catalogue.built_in, *self.shipped, *names] if built_in else names
        start = typed.strip().lower()
        return [name for name in names if name.lower().startswith(start)][:MOST_SUGGESTED]

    async def _named(self, press: Press, name: str) -> OwnTable:
        for own in await self.tables.names(press):
            found = await self.tables.get(own.id) if is_named(own.name, name) else None
            if found is not None:
                return found
        raise TutorError(
            f"I know no data named {plain(shortened(name, 40))} here. "
            "`/data list` names what there is."
        )


def share_of(press: Press) -> Shares:
    return IN_A_DM if press.in_dm else IN_A_SERVER


def full(press: Press, shortage: Shortage) -> str:
    """Say why there is no room for another table, and what makes some."""
    share = share_of(press)
    if shortage is Shortage.PERSON:
        return (
            f"You have {share.each} sets of own data here, and more are not kept for one person. "
            "Nothing was added: remove one with `/data remove` and try again."
        )
    return (
        f"There are {share.here} sets of own data here, and more are not kept. Nothing was added: "
        "somebody has to remove one with `/data remove` first, and those who run the server may "
        "remove any."
    )
