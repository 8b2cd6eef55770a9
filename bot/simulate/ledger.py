"""What must be in a database, by what its bot said before it was killed; and what is in it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.simulate.journal import digest, quoted
from bot.store.tables.every import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.simulate.journal import Change

    Rows = dict[tuple[str, str], str]

COUNTED = frozenset(
    {"attempt", "entry", "gathering", "note", "own_draft", "own_table", "rule", "run"}
)
"""Rows that one press makes once, however often it is delivered."""
TORN = (
    "SELECT 'attempt ' || attempt_id || ' has a gap' FROM entry "
    "GROUP BY attempt_id HAVING count(*) <> max(step) + 1",
    "SELECT 'run ' || id || ' is done without numbers' FROM run WHERE state = 'done' "
    "AND id NOT IN (SELECT run_id FROM run_numbers) AND id NOT IN (SELECT run_id FROM earlier_run)",
    "SELECT 'attempt ' || id || ' has a score and is open' FROM attempt "
    "WHERE score IS NOT NULL AND finished_at IS NULL",
    "SELECT 'the rule of attempt ' || attempt_id || ' belongs to an open one' FROM rule "
    "JOIN attempt ON attempt.id = attempt_id WHERE finished_at IS NULL AND gathering_id IS NULL",
)
"""What would be half a change: nothing may be found."""


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """One change of the store, as it was told before its commit."""

    number: int
    press: int
    changes: tuple[Change, ...]
    again: bool = False


@dataclass(slots=True)
class KillLedger:
    """`rows` are what is surely stored; `tried` may be, or may not, whole and in this order."""

    rows: Rows = field(default_factory=dict)
    tried: dict[int, KeptUnit] = field(default_factory=dict)
    stored: set[int] = field(default_factory=set)
    made: dict[int, list[str]] = field(default_factory=dict)
    acknowledged: int = 0
    again: set[int] = field(default_factory=set)
    doubled: list[str] = field(default_factory=list)

    def hear(self, what: str, words: list[Any]) -> None:
        """Take in a line of a journal that is about the store."""
        if what == "tried":
            number, press, changes = words
            kept = tuple((name, key, row) for name, key, row in changes)
            self.tried.pop(number, None)  # a shared commit failed, and it is done again
            self.tried[number] = KeptUnit(number, press, kept, press in self.again)
        elif what == "stored" and words[0] in self.tried:
            self.stored.add(words[0])
            self.acknowledged += 1
        elif what == "again":
            self.again.add(words[0])

    def settle(self, found: Mapping[tuple[str, str], str]) -> list[str]:
        """Compare with what is found after a kill; return what was lost, and take over the rest.

        All that was acknowledged must be there. Of what was only tried, the first ones may be.
        """
        units = list(self.tried.values())
        least = max((k + 1 for k, one in enumerate(units) if one.number in self.stored), default=0)
        state = applied(self.rows, units[:least])
        wanted = dict(state)
        for count in range(least, len(units) + 1):
            if state == found:
                self._take_over(units[:count], state)
                return []
            state = applied(state, units[count : count + 1])
        self._take_over(units[:least], dict(found))
        return [*differences(wanted, found)] or ["a change is there by half"]

    def _take_over(self, units: Iterable[KeptUnit], rows: Rows) -> None:
        before = set(self.rows)
        for unit in units:
            new = {change[:2] for change in unit.changes if change[2]} - before
            before |= new
            counted = [f"{name} {key}" for name, key in sorted(new) if name in COUNTED]
            if not counted or not unit.press:
                continue
            if unit.again and unit.press in self.made:
                self.doubled.append(f"press {unit.press} counted again: {', '.join(counted)}")
            self.made.setdefault(unit.press, counted)
        self.rows = rows
        self.tried, self.stored = {}, set()


def applied(rows: Mapping[tuple[str, str], str], units: Iterable[KeptUnit]) -> Rows:
    changed = dict(rows)
    for unit in units:
        for name, key, row in unit.changes:
            if row:
                changed[name, key] = row
            else:
                changed.pop((name, key), None)
    return changed


def differences(
    wanted: Mapping[tuple[str, str], str], found: Mapping[tuple[str, str], str]
) -> Iterator[str]:
    """Name rows that were acknowledged and are missing, or are not as they were acknowledged."""
    for (name, key), row in wanted.items():
        if (name, key) not in found:
            yield f"{name} {key} is lost"
        elif found[name, key] != row:
            yield f"{name} {key} is not as it was told"
    yield from (f"{name} {key} was never told" for name, key in found if (name, key) not in wanted)


def rows_in(path: Path) -> Rows:
    """Read a print of every row of a database, behind the store's back."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            (table.name, key): digest(row)
            for table in metadata.sorted_tables
            for key, row in connection.execute(
                f"SELECT {quoted(table, '', key=True)}, {quoted(table, '', key=False)} "  # noqa: S608 - our own names
                f'FROM "{table.name}"'
            )
        }


def copied(path: Path, folder: Path) -> Path:
    """Copy a database as it lies there; looking at the file itself would merge its log."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for suffix in ("", "-wal"):
        if Path(f"{path}{suffix}").exists():
            shutil.copyfile(f"{path}{suffix}", folder / f"{path.name}{suffix}")
    return folder / path.name


def unsound(path: Path) -> list[str]:
    """Return what is damaged or torn in a database; [] when it is sound."""
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA quick_check(3)") if row[0] != "ok"]
        found += [f"orphan in {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
        return found + [row[0] for torn in TORN for row in connection.execute(torn)]
