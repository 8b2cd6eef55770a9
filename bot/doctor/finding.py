"""What the doctor says of one thing that it looked at, and the exit code of all of it."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.operating import CONFIGURATION, TRY_LATER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WELL, WARNED = 0, 1
ORDER = (CONFIGURATION, TRY_LATER, WARNED, WELL)
"""Exit codes, the one that counts most first: what a person must mend does not pass by itself."""


RESTORE: Final = ("nudge", "db", "restore", "--database")


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
class DoctorFinding:
    """One thing that was looked at: `found` are whole sentences, and `mend` says what to do.

    `command` is what to type for it, and then `mend` ends in a colon; "" if there is nothing.
    """

    check: str
    state: FindingState
    found: str
    mend: str = ""
    command: str = ""
    complaint: Complaint | None = None

    @property
    def code(self) -> int:
        return WELL if self.complaint is None else self.complaint.code


def good(check: str, found: str) -> DoctorFinding:
    return DoctorFinding(check, FindingState.GOOD, found)


def unseen(check: str, found: str, mend: str = "") -> DoctorFinding:
    return DoctorFinding(check, FindingState.NOT_LOOKED_AT, found, mend)


def wrong(complaint: Complaint, found: str, mend: str, *command: str | Path) -> DoctorFinding:
    """Return a finding; the words of `command` are quoted as a shell wants them."""
    typed = shlex.join(map(str, command))
    return DoctorFinding(complaint.check, complaint.state, found, mend, typed, complaint)


def exit_code(findings: Iterable[DoctorFinding]) -> int:
    """Return the code that counts most: 78, else 75, else 1, else 0."""
    codes = {finding.code for finding in findings}
    return next((code for code in ORDER if code in codes), WELL)
