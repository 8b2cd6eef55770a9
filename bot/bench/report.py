"""Rows of a measurement, with the goal of each and whether it is met, as a table or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Row:
    """One measured time against ours on the same task, or one number that has a goal.

    `value` is in `unit`. `ratio` is how many times as long as ours it takes, None for ours.
    `at_least` and `at_most` bound the ratio, or the value where there is no ratio. `of` is how many
    things a share was counted among.
    """

    task: str
    name: str
    value: float
    unit: str
    ratio: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    of: int | None = None

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.at_least is None and self.at_most is None:
            return None
        number = self.value if self.ratio is None else self.ratio
        enough = self.at_least is None or number >= self.at_least
        return enough and (self.at_most is None or number <= self.at_most)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a share leaves out, such as a message that was read wrongly.

    `values` has the thing itself first.
    """

    task: str
    kind: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """`absent` names what could not be measured here and why; `versions` the libraries in use."""

    rows: tuple[Row, ...]
    absent: tuple[str, ...]
    versions: dict[str, str]
    findings: tuple[Finding, ...] = ()


def to_json(report: Report) -> str:
    """Write a report as one object; every row tells whether its goal is met, or null."""
    rows = [asdict(row) | {"met": row.met} for row in report.rows]
    whole = {
        "rows": rows,
        "absent": report.absent,
        "versions": report.versions,
        "findings": [asdict(one) for one in report.findings],
    }
    return json.dumps(whole, indent=2)


def from_json(text: str) -> Report:
    whole = json.loads(text)
    rows = tuple(
        Row(**{name: value for name, value in row.items() if name != "met"})
        for row in whole["rows"]
    )
    findings = tuple(Finding(**one) for one in whole["findings"])
    return Report(rows, tuple(whole["absent"]), whole["versions"], findings)


def to_table(report: Report) -> str:
    """Write a report for reading: one block a task, one line a row."""
    lines: list[str] = []
    task = ""
    for row in report.rows:
        if row.task != task:
            task = row.task
            lines += ["", task]
        lines.append(_line(row))
    lines += [*_findings(report.findings)]
    lines += [
        "",
        "used: " + ", ".join(f"{name} {which}" for name, which in report.versions.items()),
    ]
    lines += [f"absent: {what}" for what in report.absent]
    return "\n".join(lines).lstrip()


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield one block for each task and kind, one line for each finding."""
    before = None
    for one in findings:
        if (one.task, one.kind) != before:
            before = one.task, one.kind
            yield from ("", f"{one.task}: {one.kind}")
        (_, thing), *others = one.values.items()
        told = ", ".join(f"{name} {value}" for name, value in others)
        yield f"  {thing!r}: {told}"


def _line(row: Row) -> str:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}x"
    goal = ""
    if row.at_least is not None:
        goal = f"goal: at least {row.at_least:.3g}"
    elif row.at_most is not None:
        goal = f"goal: at most {row.at_most:.3g}"
    met = {None: "", True: "met", False: "NOT MET"}[row.met]
    unit = row.unit if row.of is None else f"{row.unit} of {row.of}"
    line = f"  {row.name:<36}{row.value:>12.4g} {unit:<12}{ratio:>9}  {goal:<22}{met}"
    return line.rstrip()
