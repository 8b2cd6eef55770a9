"""/data: people's own points and sentences, kept for their server alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.neural.spec import DATA_SETS, OWN
from bot.tutor.errors import TutorError
from bot.tutor.own_data import read_table, write_table
from bot.tutor.runs import Picture
from bot.tutor.scenes import FilesScene, TablesScene

if TYPE_CHECKING:
    from bot.services.ports import Tables
    from bot.tutor.records import OwnTable, Press

MOST_TABLES = 20
MOST_DRAFTS = 100
RESERVED = (*DATA_SETS, OWN)


@dataclass(frozen=True, slots=True)
class OwnData:
    tables: Tables
    drafts: dict[tuple[int, str], str] = field(default_factory=dict)
    """What was refused, by person and name, so that it can be mended instead of typed again."""

    async def add(self, press: Press, name: str, text: str) -> TablesScene:
        """Check and keep what was pasted or attached. Raise TutorError with what to mend."""
        while len(self.drafts) >= MOST_DRAFTS:
            del self.drafts[next(iter(self.drafts))]
        self.drafts[press.person, name] = text
        table = read_table(name, text, reserved=RESERVED)
        added = await self.tables.add(press, table, MOST_TABLES)
        if added is None:
            raise TutorError(
                f"There are {MOST_TABLES} sets of own data here, and more are not kept. "
                "Nothing was added: remove one with `/data remove` and try again."
            )
        self.drafts.pop((press.person, name), None)
        kind = "sentences" if table.is_text else "points"
        note = (
            f"Kept **{table.name}**: {len(table.labels)} {kind} in {len(table.classes)} classes. "
            f"Train on it with `/train data:{table.name}`."
        )
        return TablesScene(await self.tables.here(press), press.person, note)

    async def show(self, press: Press) -> TablesScene:
        return TablesScene(await self.tables.here(press), press.person)

    async def remove(self, press: Press, name: str, *, may_remove_all: bool) -> TablesScene:
        """Delete own data for good; whoever manages the server may delete anybody's."""
        table = await self._named(press, name)
        await self.tables.remove(press, table.id, anybodys=may_remove_all)
        note = f"**{table.table.name}** is deleted. Trainings on it keep their numbers."
        return TablesScene(await self.tables.here(press), press.person, note)

    async def download(self, press: Press, name: str) -> FilesScene:
        """Return own data as the CSV that `/data add` takes."""
        table = (await self._named(press, name)).table
        file = Picture(f"{table.name}.csv", write_table(table).encode(), "")
        return FilesScene(f"**{table.name}** as a table. `/data add` takes it back.", (file,))

    async def suggest(self, press: Press, typed: str, *, built_in: bool) -> list[str]:
        """Offer the names of data that begin with what was typed, at most 25."""
        names = [table.table.name for table in await self.tables.here(press)]
        names = [*DATA_SETS, *names] if built_in else names
        return [name for name in names if name.startswith(typed.strip().lower())][:25]

    async def _named(self, press: Press, name: str) -> OwnTable:
        for table in await self.tables.here(press):
            if table.table.name == name.strip():
                return table
        raise TutorError(f"I know no data named {name} here. `/data list` names what there is.")
