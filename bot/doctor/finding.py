"""What the doctor says of one thing that it looked at, and the exit code of all of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.operating import CONFIGURATION, TRY_LATER

if TYPE_CHECKING:
    from collections.abc import Iterable

WELL, WARNED = 0, 1
ORDER = (CONFIGURATION, TRY_LATER, WARNED, WELL)
"""Exit codes, the one that counts most first: what a person must mend does not pass by itself."""


class FindingState(StrEnum):
    GOOD = "good"
    WARNING = "warning"
    BROKEN = "broken"
    NOT_LOOKED_AT = "not looked at"


@dataclass(frozen=True, slots=True)
class Complaint:
    """A kind of thing that can be wrong, by the name that docs/doctor.md explains.

    `code` is 1 for a warning, 75 for what passes by itself, 78 for what a person must mend.
    """

    name: str
    check: str
    code: int

    @property
    def state(self) -> FindingState:
        return FindingState.WARNING if self.code == WARNED else FindingState.BROKEN


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `found` are whole sentences, and `mend` says what to do."""

    check: str
    state: FindingState
    found: str
    mend: str = ""
    complaint: Complaint | None = None

    @property
    def code(self) -> int:
        return WELL if self.complaint is None else self.complaint.code


def good(check: str, found: str) -> Finding:
    return Finding(check, FindingState.GOOD, found)


def unseen(check: str, found: str, mend: str = "") -> Finding:
    return Finding(check, FindingState.NOT_LOOKED_AT, found, mend)


def wrong(complaint: Complaint, found: str, mend: str) -> Finding:
    return Finding(complaint.check, complaint.state, found, mend, complaint)


def exit_code(findings: Iterable[Finding]) -> int:
    """Return the code that counts most: 78, else 75, else 1, else 0."""
    codes = {finding.code for finding in findings}
    return next((code for code in ORDER if code in codes), WELL)
