"""Cuts the power at chosen moments of a recording, and looks at what the real store then finds."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bot.simulate.cuts import after_cut, written
from bot.simulate.histories import quick_folder
from bot.simulate.ledger import KillLedger, rows_in, unsound
from bot.simulate.report import FaultRow
from bot.simulate.services_alone import CountingClock
from bot.store.database import Database
from bot.store.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.simulate.disk import DiskEvent

CUTS = 100  # of one recording
CONTROLS = 0.15  # so many more cuts of recordings that wait for the disk too rarely
FAMILY = "power cuts (the store's writes, replayed with sectors left out)"
CHECKED = "every acknowledged row is there, no change by half, quick_check, the store opens it"


@dataclass(slots=True)
class CutCount:
    cuts: int = 0
    survived: int = 0
    acknowledged: int = 0
    lost: int = 0
    failures: list[str] = field(default_factory=list)
    left_out: str = ""

    def add(self, other: CutCount) -> None:
        self.cuts += other.cuts
        self.survived += other.survived
        self.acknowledged += other.acknowledged
        self.lost += other.lost
        self.failures += other.failures
        self.left_out = self.left_out or other.left_out


def cut_power(cuts: int, seed: str, synchronous: str, progress: Callable[[str], None]) -> CutCount:
    """Record the real store as often as needed, and cut the power so many times.

    `synchronous` is FULL, as the bot has it, or NORMAL, with which acknowledged answers are lost.
    """
    count, number = CutCount(), 0
    while count.cuts < cuts:
        chance = Random(f"{seed}-{number}")
        number += 1
        with tempfile.TemporaryDirectory(prefix="nudge-simulate-", dir=quick_folder()) as folder:
            here = Path(folder)
            command = [sys.executable, "-m", "bot.simulate.recording", folder]
            made = subprocess.run(  # noqa: S603 - our own module
                [*command, f"{seed}-{number}", synchronous],
                check=False,
                capture_output=True,
                text=True,
            )
            if made.returncode:
                count.left_out = made.stderr.strip().splitlines()[-1]
                return count
            begun, events = pickle.loads((here / "recording.pickle").read_bytes())  # noqa: S301 - our own file
            for _ in range(min(CUTS, cuts - count.cuts)):
                _cut(count, here / "cut", begun, events, chance)
                progress(f"power cuts: {count.cuts} of {cuts}")
    return count


def _cut(
    count: CutCount,
    folder: Path,
    begun: Mapping[str, bytes],
    events: Sequence[DiskEvent],
    chance: Random,
) -> None:
    """Cut the power once, and look at what is found."""
    moment = chance.randrange(len(events) + 1)
    path = written(folder, after_cut(begun, events[:moment], chance))
    ledger = KillLedger()
    base = folder / "begun"
    base.mkdir()
    (base / "nudge.sqlite3").write_bytes(next(iter(begun.values())))
    ledger.rows = rows_in(base / "nudge.sqlite3")
    for event in events[:moment]:
        if event.what == "say":
            ledger.hear(str(event.said[0]), list(event.said[1:]))
    wrong, lost = found_in(path, ledger)
    count.cuts += 1
    count.acknowledged += ledger.acknowledged
    count.survived += not wrong
    count.lost += len(lost)
    count.failures += [f"cut at {moment} of {len(events)}: {one}" for one in wrong[:3]]
    shutil.rmtree(folder)


def found_in(path: Path, ledger: KillLedger) -> tuple[list[str], list[str]]:
    """Open what is left as the bot does; return all that is wrong, and what of it was lost."""
    database = Database(path, CountingClock().now)
    try:
        database.start()
    except DatabaseError as refused:
        return [str(refused)], ["everything"]
    finally:
        database.close()
    lost = ledger.settle(rows_in(path))
    return lost + unsound(path), lost


def power_rows(count: CutCount, control: CutCount) -> list[FaultRow]:
    rows = []
    for one, fault in ((count, "synchronous=FULL, as it is"), (control, "synchronous=NORMAL")):
        if one.cuts:
            told = one.cuts, one.survived, CHECKED, one.acknowledged, one.lost, 0
            failures = () if one is control else tuple(one.failures)
            rows.append(FaultRow(FAMILY, fault, *told, failures, one is control))
    return rows
