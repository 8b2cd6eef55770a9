"""What was tried and what was survived, as a table for people or as one JSON object."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FAILURES = 5  # of one row, in the table; all of them stand in the JSON


@dataclass(frozen=True, slots=True)
class FaultRow:
    """One kind of fault: how often it was tried, how often survived, and what was compared.

    `lost` and `doubled` count acknowledged things; a row with one of them has not survived. A
    `control` is a fault that must be seen to lose, as a proof that a loss would be noticed. `again`
    counts by another measure what other rows count already.
    """

    family: str
    fault: str
    tried: int
    survived: int
    checked: str
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    failures: tuple[str, ...] = ()
    control: bool = False
    again: bool = False

    @property
    def held(self) -> bool:
        """Whether everything was survived; of a control, whether a loss was noticed."""
        if self.control:
            return self.survived < self.tried
        return self.survived == self.tried and not self.lost and not self.doubled


@dataclass(frozen=True, slots=True)
class SimulationReport:
    """`asked` are the counts and the seed of the command; `notes` say what was left out."""

    asked: dict[str, int]
    rows: tuple[FaultRow, ...]
    seconds: float
    versions: dict[str, str]
    notes: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        return all(row.held for row in self.rows)


def to_json(report: SimulationReport) -> str:
    whole = asdict(report) | {"held": report.held}
    whole["rows"] = [asdict(row) | {"held": row.held} for row in report.rows]
    return json.dumps(whole, indent=2)


def to_table(report: SimulationReport) -> str:
    asked = " ".join(f"--{name} {value}" for name, value in report.asked.items())
    return "\n".join([f"nudge simulate {asked}", *_blocks(report), *_end(report)])


def _blocks(report: SimulationReport) -> Iterator[str]:
    for family, found in groupby(report.rows, key=lambda row: row.family):
        rows = [*found]
        yield f"\n{family:<50}{'tried':>8}{'survived':>10}{'told':>9}{'lost':>6}{'doubled':>9}"
        checked = {row.checked for row in rows}
        for row in rows:
            if row.tried:
                yield from _lines(row, alone=len(checked) > 1)
        if len(checked) == 1:
            yield f"    checked: {rows[0].checked}"
        if untried := [row.fault for row in rows if not row.tried]:
            yield f"    not tried: {', '.join(untried)}"


def _lines(row: FaultRow, *, alone: bool) -> Iterator[str]:
    name = f"  {row.fault}" + (" (control: must lose)" if row.control else "")
    told = str(row.acknowledged) if row.acknowledged else ""
    counted = f"{row.tried:>8}{row.survived:>10}{told:>9}{row.lost:>6}{row.doubled:>9}"
    yield f"{name:<50}{counted}  {'held' if row.held else 'NOT HELD'}"
    if alone:
        yield f"    checked: {row.checked}"
    yield from (f"    ! {failure}" for failure in row.failures[:MOST_FAILURES])


def _end(report: SimulationReport) -> Iterator[str]:
    yield ""
    for name, number in report.counts.items():
        yield f"{name}: {number}"
    used = ", ".join(f"{name} {which}" for name, which in report.versions.items())
    yield f"used: {used}; {report.seconds:.0f} s"
    yield from (f"note: {note}" for note in report.notes)
    faults = [row for row in report.rows if not row.control and not row.again]
    tried, survived = sum(row.tried for row in faults), sum(row.survived for row in faults)
    lost, doubled = sum(row.lost for row in faults), sum(row.doubled for row in faults)
    yield f"faults tried {tried}, survived {survived}, lost {lost}, doubled {doubled}"
