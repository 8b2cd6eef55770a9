"""Hands out the shares of a simulation and puts what comes of them into one report."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from bot.simulate.files import COMMANDS, FileCount, file_rows
from bot.simulate.histories import HistoryCount, history_rows
from bot.simulate.kills import KillCount, kill_rows
from bot.simulate.part import Order, carried_out
from bot.simulate.power import CONTROLS, CutCount, power_rows
from bot.simulate.report import FaultRow, SimulationReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

USED = ("discord.py", "simcord", "sqlalchemy")


@dataclass(frozen=True, slots=True)
class FaultsWanted:
    """How often each kind of fault is to be tried; `planted` is a bug that must be found."""

    kills: int
    power_cuts: int
    histories: int
    files: int
    seed: int
    processes: int
    faults: bool = True
    planted: str = ""

    @property
    def asked(self) -> dict[str, int]:
        names = ("kills", "power_cuts", "histories", "files", "seed", "processes")
        return {name.replace("_", "-"): getattr(self, name) for name in names}


def simulate(wanted: FaultsWanted) -> SimulationReport:
    """Try all faults. Raise PartError when a part breaks off."""
    begun = time.monotonic()
    orders = list(orders_of(wanted))
    slow = [order for order in orders if order.what == "trainings"]  # they wait most of the time
    with ThreadPoolExecutor(wanted.processes + len(slow)) as pool:
        orders = [*slow, *(one for one in orders if one not in slow)]
        came = list(zip(orders, pool.map(carried_out, orders), strict=True))
    rows, notes, counts = rows_of(came)
    versions = {name: version(name) for name in USED} | {"sqlite": sqlite3.sqlite_version}
    return SimulationReport(
        wanted.asked, tuple(rows), time.monotonic() - begun, versions, tuple(notes), counts
    )


def orders_of(wanted: FaultsWanted) -> Iterator[Order]:
    """Split what is wanted into shares, one for each process where that is possible."""
    if wanted.faults:
        yield Order("trainings", 1, "")
    yield from shared("kills", wanted.kills, wanted, wanted.planted)
    for name in COMMANDS if wanted.files else ():
        yield Order("files", wanted.files, str(wanted.seed), name)
    yield from shared("histories", wanted.histories, wanted)
    yield from shared("power", wanted.power_cuts, wanted, "FULL")
    if wanted.power_cuts:
        controls = max(10, round(wanted.power_cuts * CONTROLS))
        yield Order("power", controls, str(wanted.seed), "NORMAL")
    if wanted.faults:
        yield Order("mishaps", 1, "")


def shared(what: str, times: int, wanted: FaultsWanted, which: str = "") -> Iterator[Order]:
    each = shares(times, wanted.processes)
    for place, part in enumerate(each):
        share = f"process {place + 1} of {len(each)}" if len(each) > 1 else ""
        yield Order(what, part, f"{wanted.seed}-{place}", which, share)


def shares(times: int, processes: int) -> list[int]:
    each = [times // processes + (place < times % processes) for place in range(processes)]
    return [one for one in each if one]


def added(counts: Iterable[Any], total: Any) -> Any:  # noqa: ANN401 - each has its own kind of count
    for one in counts:
        total.add(one)
    return total


def rows_of(
    came: list[tuple[Order, Any]],
) -> tuple[list[FaultRow], list[str], dict[str, int]]:
    """Return the rows of the report, its notes and its counts."""

    def of(what: str, which: str | None = None) -> list[Any]:
        return [one for order, one in came if order.what == what and which in {None, order.which}]

    rows: list[FaultRow] = []
    notes: list[str] = []
    counts: dict[str, int] = {}
    if of("kills"):
        kills = added(of("kills"), KillCount())
        rows += kill_rows(kills)
        counts["kinds of buttons, menus, forms and commands used"] = len(kills.used)
        counts["answers given"] = kills.answers
        counts["acknowledged changes compared"] = kills.stored.total()
        notes.append("the bots that are killed have made-up trainings, and pictures of one pixel")
    if of("power"):
        cuts = added(of("power", "FULL"), CutCount())
        rows += power_rows(cuts, added(of("power", "NORMAL"), CutCount()))
        if cuts.left_out:
            notes.append(f"no power cuts: {cuts.left_out}")
    if of("histories"):
        rows += history_rows(added(of("histories"), HistoryCount()))
    if of("files"):
        rows += file_rows(added(of("files"), FileCount()))
    rows += [row for what in ("mishaps", "trainings") for each in of(what) for row in each]
    return rows, notes, counts
