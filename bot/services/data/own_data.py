"""/data: people's own points and sentences, kept for their server alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.services.data.scenes import Download, TablesScene
from bot.trainings.data_sets import OWN
from bot.trainings.news import Picture
from bot.tutor.data.formats import check_size
from bot.tutor.data.naming import checked_name, is_named
from bot.tutor.data.own_data import read_table
from bot.tutor.errors import NameTakenError, TutorError
from bot.tutor.text import plain, shortened

if TYPE_CHECKING:
    from bot.services.data.ports import Tables
    from bot.trainings.catalogue import Catalogue
    from bot.tutor.data.formats import DataFormats
    from bot.tutor.data.table import DataTable, OwnTable
    from bot.tutor.people import Press

MOST_TABLES = 20
MOST_NAMED = 150  # characters of the names of classes in the description of a file
MOST_DRAFTS, LONGEST_DRAFT = 100, 4000  # the most characters that a form holds
FULL = (
    f"There are {MOST_TABLES} sets of own data here, and more are not kept. "
    "Nothing was added: remove one with `/data remove` and try again."
)


@dataclass(frozen=True, slots=True)
class OwnData:
    tables: Tables
    shipped: tuple[str, ...]
    """Names of the tables that come with the course."""
    formats: DataFormats
    catalogue: Catalogue
    drafts: dict[tuple[int, str], str] = field(default_factory=dict)
    """Texts that were refused, by (person, name), so that people need not type them again."""

    @property
    def reserved(self) -> tuple[str, ...]:
        return (*self.catalogue.built_in, OWN, *self.shipped)

    async def check_name(self, press: Press, name: str) -> str:
        """Return the name as it is kept, before rows are typed.

        Raise TutorError when no table could be added under it.
        """
        checked = checked_name(name, self.reserved)
        names = [table.table.name for table in await self.tables.here(press)]
        if checked in names:
            raise NameTakenError(checked)
        if len(names) >= MOST_TABLES:
            raise TutorError(FULL)
        return checked

    async def add(self, press: Press, name: str, text: str) -> TablesScene:
        """Check and keep rows that were pasted.

        Raise TutorError, which says what is wrong and where; NameTakenError is one of them.
        """
        while len(self.drafts) >= MOST_DRAFTS:
            del self.drafts[next(iter(self.drafts))]
        if len(text) <= LONGEST_DRAFT:
            self.drafts[press.person, name] = text
        return await self._keep(press, name, read_table(name, text, reserved=self.reserved))

    def check_file(self, file_name: str, size: int) -> None:
        """Raise TutorError when a file of so many bytes cannot be read, before it is fetched."""
        check_size(size)
        self.formats.of_file(file_name)

    async def add_file(
        self, press: Press, name: str, file_name: str, content: bytes
    ) -> TablesScene:
        """Check and keep an attached file; how its name ends says what it is.

        Raise TutorError as `add` does, and for a format that is unknown.
        """
        read = self.formats.of_file(file_name).read
        return await self._keep(press, name, read(checked_name(name, self.reserved), content))

    async def _keep(self, press: Press, name: str, table: DataTable) -> TablesScene:
        added = await self.tables.add(press, table, MOST_TABLES)
        if added is None:
            raise TutorError(FULL)
        self.drafts.pop((press.person, name), None)
        kind = "sentences" if table.is_text else "points"
        note = (
            f"Kept **{plain(table.name)}**: {len(table.labels)} {kind} in "
            f"{len(table.classes)} classes. Train on it with `/train data:{table.name}`."
        )
        return TablesScene(await self.tables.here(press), press.person, note)

    async def show(self, press: Press) -> TablesScene:
        return TablesScene(await self.tables.here(press), press.person)

    async def remove(self, press: Press, name: str) -> TablesScene:
        """Delete own data for good; who may manage the server may delete that of others there.

        Raise TutorError when there is no such name here, NotYoursError for data of another person.
        """
        table = await self._named(press, name)
        await self.tables.remove(press, table.id, anybodys=press.may_manage_here)
        note = f"**{plain(table.table.name)}** is deleted. Trainings on it keep their numbers."
        return TablesScene(await self.tables.here(press), press.person, note)

    async def download(self, press: Press, name: str) -> Download:
        """Return own data as a file that `/data add` takes. Raise TutorError if unknown."""
        table = (await self._named(press, name)).table
        kind = "sentences" if table.is_text else "points"
        told = (
            f"The {kind} of {table.name} as a table, {len(table.labels)} rows in "
            f"{len(table.classes)} classes: {shortened(', '.join(table.classes), MOST_NAMED)}"
        )
        file = Picture(*self.formats.file_of(table), told)
        words = f"**{plain(table.name)}** as a table. `/data add` takes it back."
        return Download(words, (file,))

    async def suggest(self, press: Press, typed: str, *, built_in: bool) -> list[str]:
        """Return at most 25 names that begin with what was typed, built-in data only if asked."""
        names = [table.table.name for table in await self.tables.here(press)]
        names = [*self.catalogue.built_in, *self.shipped, *names] if built_in else names
        start = typed.strip().lower()
        return [name for name in names if name.lower().startswith(start)][:25]

    async def _named(self, press: Press, name: str) -> OwnTable:
        for table in await self.tables.here(press):
            if is_named(table.table.name, name):
                return table
        raise TutorError(
            f"I know no data named {plain(shortened(name, 40))} here. "
            "`/data list` names what there is."
        )
