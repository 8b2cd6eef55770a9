"""Kills restore, backup and upgrade at any moment, and looks at the files that they leave."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bot.simulate.old_files import Furnished, furnished
from bot.simulate.process import nursery, slay
from bot.simulate.report import FaultRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.simulate.process import Nursery

FAMILY = "kills of commands of an operator"
CHECKED = (
    "the database opens, is sound, holds exactly the old or the new content; the command works "
    "when it is given again; nothing temporary is left"
)
COMMANDS = ("restore", "backup", "upgrade")
OURS = ("nudge.sqlite3", "nudge-", "backup.sqlite3", "backups", "aside")
"""How the names of files begin that may lie there after a command."""


@dataclass(slots=True)
class FileCount:
    tried: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    failures: dict[str, list[str]] = field(default_factory=dict)

    def add(self, other: FileCount) -> None:
        for name in ("tried", "failed", "lost"):
            getattr(self, name).update(getattr(other, name))
        for command, failures in other.failures.items():
            self.failures.setdefault(command, []).extend(failures)


def kill_commands(name: str, kills: int, seed: str, progress: Callable[[str], None]) -> FileCount:
    """Kill one of COMMANDS so many times."""
    count = FileCount()
    with nursery() as bears, tempfile.TemporaryDirectory(prefix="nudge-simulate-") as folder:
        made = furnished(Path(folder))
        work = Command(name, made, Path(folder) / "work", bears, Random(seed))
        work.measure()
        for number in range(kills):
            wrong, lost = work.killed(number)
            count.tried[name] += 1
            count.failed[name] += bool(wrong)
            count.lost[name] += lost
            count.failures.setdefault(name, []).extend(wrong[:3])
            progress(f"kills of {name}: {number + 1} of {kills}")
    return count


@dataclass(slots=True)
class Command:
    """One command on files that are laid out anew each time."""

    name: str
    made: Furnished
    folder: Path
    bears: Nursery
    chance: Random
    seconds: float = 0.0
    operations: int = 0
    new: dict[str, dict[str, str]] = field(default_factory=dict)

    def measure(self) -> None:
        """Let it run to its end once, from each old schema where it is an upgrade."""
        for old in self.schemas:
            self.lay_out(old)
            begun = time.monotonic()
            code, said = self.run(0, None)
            self.seconds = max(self.seconds, time.monotonic() - begun)
            if code:
                raise RuntimeError(f"{self.name} does not work at all: {said}")
            operations = next(word[1] for word in said if word[0] == "operations")
            self.operations = max(self.operations, operations)
            self.new[old] = dump(self.path)

    @property
    def schemas(self) -> tuple[str, ...]:
        return self.made.schemas if self.name == "upgrade" else ("",)

    @property
    def path(self) -> Path:
        return self.folder / "nudge.sqlite3"

    def lay_out(self, old: str) -> None:
        """Lay out the database, with its log, of some old schema where one is named."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.made.of(self.name, old), self.folder)

    def arguments(self, again: int = 0) -> list[str]:
        options = ["db", self.name, "--database", str(self.path)]
        if self.name == "restore":
            return [*options, str(self.folder / "aside" / "backup.sqlite3")]
        if self.name == "backup":
            return [*options, str(self.folder / f"backup.sqlite3{again or ''}")]
        return options

    def killed(self, number: int) -> tuple[list[str], int]:
        """Kill it once; return what is wrong with what it left, and how often content was lost."""
        old = self.chance.choice(self.schemas)
        self.lay_out(old)
        before = dump(self.path)
        if number % 2:
            at, delay = number // 2 % self.operations + 1, None
        else:
            at, delay = 0, self.chance.random() * self.seconds * 1.05
        self.run(at, delay)
        when = f"at file operation {at}" if at else f"after {1000 * (delay or 0):.0f} ms"
        wrong = [f"{when}: {one}" for one in self.found(before, self.new[old])]
        lost = len(wrong)
        wrong += [f"{when}: {one}" for one in self.again(self.new[old])]
        return wrong, lost

    def found(self, before: dict[str, str], new: dict[str, str]) -> Iterator[str]:
        """Look at what a kill left, in a copy: looking would mend the log."""
        seen = self.folder.with_name("seen")
        shutil.rmtree(seen, ignore_errors=True)
        shutil.copytree(self.folder, seen)
        try:
            present = dump(seen / "nudge.sqlite3")
            if present not in (before, new):
                yield f"neither the old content nor the new: {unlike(before, present)}"
            target = seen / "backup.sqlite3"
            if target.exists() and dump(target) != before:
                yield "the backup is not whole"
        except sqlite3.DatabaseError as broken:
            yield f"it does not open: {broken}"

    def again(self, new: dict[str, str]) -> Iterator[str]:
        """Give the command once more; then all is new, and nothing temporary is left."""
        code, said = self.run(0, None)
        taken = self.name == "backup" and (self.folder / "backup.sqlite3").exists()
        if code and not taken:
            yield f"given again it ends with {code}: {said}"
        if dump(self.path) != new and not code:
            yield "given again it does not make the new content"
        names = [one.name for one in self.folder.iterdir()]
        rest = [one for one in names if not one.startswith(OURS)]
        if rest:
            yield f"left over: {', '.join(rest)}"

    def run(self, at: int, delay: float | None) -> tuple[int, list[list[Any]]]:
        """Run it; kill it after `delay` seconds, if that is a number. Return its code and words."""
        said: list[list[Any]] = []
        timer = None
        for line in self.bears.bear({"command": self.arguments(), "at": at}):
            if line[0] == "born" and delay is not None:
                timer = threading.Timer(delay, slay, (line[1],))
                timer.start()
            said.append(line)
        if timer is not None:
            timer.cancel()
        return int(said[-1][1]) if said else -signal.SIGTERM, said[1:-1]


def dump(path: Path) -> dict[str, str]:
    """Return a print of each table of a database of any schema. Raise what sqlite3 raises."""
    with closing(sqlite3.connect(path)) as connection:
        [(sound,)] = connection.execute("PRAGMA quick_check(1)").fetchall()
        if sound != "ok":
            raise sqlite3.DatabaseError(sound)
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        prints = {}
        for (name,) in names:
            rows = sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"')))  # noqa: S608 - of this file
            prints[name] = (
                f"{len(rows)} {blake2b(''.join(rows).encode(), digest_size=8).hexdigest()}"
            )
    return prints


def unlike(before: dict[str, str], present: dict[str, str]) -> str:
    """Name the tables that are not as before, with their numbers of rows then and now."""
    return ", ".join(
        f"{name} {before.get(name, '0').split()[0]} -> {present.get(name, '0').split()[0]} rows"
        for name in sorted(before | present)
        if before.get(name) != present.get(name)
    )


def file_rows(count: FileCount) -> list[FaultRow]:
    return [
        FaultRow(
            FAMILY,
            f"db {name}",
            count.tried[name],
            count.tried[name] - count.failed[name],
            CHECKED,
            0,
            count.lost[name],
            0,
            tuple(count.failures.get(name, ())),
        )
        for name in COMMANDS
        if count.tried[name]
    ]
