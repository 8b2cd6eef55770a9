"""/data add: what people bring is looked at in private, and kept when they say so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.services.data.own_data import full, share_of
from bot.services.data.scenes import DryRunScene
from bot.tutor.data.draft import NOTHING_CHOSEN, DraftChangedError, NewDraft
from bot.tutor.data.dry_run import dry_run
from bot.tutor.data.formats import check_size
from bot.tutor.data.grid import grid_of
from bot.tutor.data.table import Shortage
from bot.tutor.data.telling import counted, droppable
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.data.own_data import OwnData
    from bot.services.data.ports import Drafts
    from bot.services.data.scenes import TablesScene
    from bot.tutor.data.choices import Choices, Learned
    from bot.tutor.data.draft import OwnDraft
    from bot.tutor.data.grid import Grid
    from bot.tutor.people import Press

MOST_DRAFTS = 5  # of one person
LONGEST_TEXT = 4000  # the most characters that a form holds
GONE = (
    "This dry run is over: it was kept or thrown away, it is older than a day, or you began five "
    "newer ones. Nothing was "
    "changed. `/data list` shows what is kept, and `/data add` takes the data again."
)
REMOVED = (
    "This data was kept, and it was removed since. Nothing was changed: bring it again with "
    "`/data add`."
)
VALUES = " Losses are measured against the spread of its numbers: guessing their mean has about 1."


@dataclass(frozen=True, slots=True)
class DryRuns:
    own_data: OwnData
    drafts: Drafts

    async def bring(self, press: Press, name: str, text: str) -> DryRunScene:
        """Look at rows that were pasted. Nothing is kept yet.

        Raise TutorError for a name that cannot be used, and for what is no table at all.
        """
        checked = await self.own_data.check_name(press, name)
        typed = text if len(text) <= LONGEST_TEXT else ""
        return await self._begun(press, partial(_looked_at, checked, partial(grid_of, text), typed))

    def check_file(self, file_name: str, size: int) -> None:
        """Raise TutorError when a file of so many bytes cannot be read, before it is fetched."""
        check_size(size)
        self.own_data.formats.of_file(file_name)

    async def bring_file(
        self, press: Press, name: str, file_name: str, content: bytes
    ) -> DryRunScene:
        """Look at an attached file; how its name ends says what it is.

        Raise TutorError as `bring` does, and for a format that is unknown.
        """
        read = self.own_data.formats.of_file(file_name).read
        checked = await self.own_data.check_name(press, name)
        return await self._begun(press, partial(_looked_at, checked, partial(read, content)))

    async def label(self, press: Press, draft: int, column: int) -> DryRunScene:
        """Predict another column. Raise TutorError when the dry run is over or not one's own.

        The same holds for all methods that change one.
        """
        return await self._turned(press, draft, lambda found: found.choices.with_label(column))

    async def use(self, press: Press, draft: int, columns: tuple[int, ...]) -> DryRunScene:
        """Learn from these columns."""

        def turn(found: OwnDraft) -> Choices:
            run = found.run
            used = tuple(k for k in sorted({*columns}) if run and k != run.plan.label)
            return replace(found.choices, used=used or None)

        return await self._turned(press, draft, turn)

    async def leave_out(self, press: Press, draft: int) -> DryRunScene:
        """Leave out the columns that were noticed."""

        def turn(found: OwnDraft) -> Choices:
            run = found.run
            if run is None:
                return found.choices
            dropped = droppable(run)
            used = tuple(k for k in run.plan.used if k not in dropped)
            return replace(found.choices, used=used or run.plan.used)

        return await self._turned(press, draft, turn)

    async def read_with(self, press: Press, draft: int, column: int, comma: bool) -> DryRunScene:
        """Read the numbers of a column with this decimal sign."""
        return await self._turned(press, draft, lambda found: found.choices.turned(column, comma))

    async def answers(self, press: Press, draft: int, answers: Learned) -> DryRunScene:
        """Predict classes, or numbers."""
        return await self._turned(
            press, draft, lambda found: replace(found.choices, answers=answers)
        )

    async def skip(self, press: Press, draft: int, skips: bool) -> DryRunScene:
        """Leave out the lines with something wrong, or take them in again."""
        return await self._turned(press, draft, lambda found: replace(found.choices, skips=skips))

    async def typed(self, press: Press, draft: int) -> tuple[str, str]:
        """Return name and text of what was typed, to be mended in the form."""
        found = await self._waiting(press, draft)
        return found.name, "" if found.brought is None else found.brought.typed

    async def keep(self, press: Press, draft: int) -> TablesScene:
        """Keep the data as the dry run shows it; pressed twice, it is kept once.

        Raise TutorError for the first problem that is left, and where there is no room for it.
        """
        found = await self._mine(press, draft)
        run = await self.own_data.aside.do(lambda: found.run)
        if run is None:
            if found.kept is None:
                raise TutorError(REMOVED)
            return await self.own_data.show(press, note=f"**{plain(found.name)}** is kept.")
        added = await self.own_data.tables.add(press, run.table, share_of(press), draft)
        if added is None:
            raise TutorError(GONE)
        if isinstance(added, Shortage):
            raise TutorError(full(press, added))
        table = added.table
        losses = VALUES if table.predicts_values else ""
        note = (
            f"Kept **{plain(table.name)}**: {counted(table)}. "
            f"Train on it with `/train data:{table.name}`.{losses}"
        )
        return await self.own_data.show(press, note=note)

    async def throw_away(self, press: Press, draft: int) -> TablesScene:
        found = await self._waiting(press, draft)
        await self.drafts.drop(draft)
        note = f"**{plain(found.name)}** is thrown away. Nothing of it was kept."
        return await self.own_data.show(press, note=note)

    async def _begun(self, press: Press, look: Callable[[], NewDraft]) -> DryRunScene:
        """Store what `look` finds; far too much of it is refused before that."""
        new = await self.own_data.aside.do(look)
        return await self._shown(await self.drafts.begin(press, new, MOST_DRAFTS))

    async def _turned(
        self, press: Press, draft: int, turn: Callable[[OwnDraft], Choices]
    ) -> DryRunScene:
        """Change the choices; `turn` may take long. Again, if others were made meanwhile."""
        while True:
            found = await self._waiting(press, draft)
            chosen = await self.own_data.aside.do(partial(turn, found))
            try:
                now = await self.drafts.choose(press, found, chosen)
            except DraftChangedError:
                continue
            return await self._shown(None if now is None else replace(found, choices=now))

    async def _shown(self, draft: OwnDraft | None) -> DryRunScene:
        run = None if draft is None else await self.own_data.aside.do(lambda: draft.run)
        if draft is None or draft.brought is None or run is None:
            raise TutorError(GONE)
        return DryRunScene(draft.id, run, bool(draft.brought.typed))

    async def _mine(self, press: Press, draft: int) -> OwnDraft:
        found = await self.drafts.get(draft)
        if found is None:
            raise TutorError(GONE)
        check_owner(press, found)
        return found

    async def _waiting(self, press: Press, draft: int) -> OwnDraft:
        found = await self._mine(press, draft)
        if found.brought is None:
            raise TutorError(GONE)
        return found


def check_owner(press: Press, draft: OwnDraft) -> None:
    """Raise NotYoursError for another person's dry run, and for one of another place."""
    if (draft.person, draft.guild) != (press.person, press.guild):
        raise NotYoursError


def _looked_at(name: str, grid_of_it: Callable[[], Grid], typed: str = "") -> NewDraft:
    """Read a grid and try it. Raise TutorError for what is none, and for far too much of it."""
    new = NewDraft(name, grid_of_it(), typed)
    dry_run(new.name, new.grid, NOTHING_CHOSEN)
    return new
