"""What a process holds in memory, and what it and its helpers hold together; Linux only."""

from __future__ import annotations

import os
import re
from pathlib import Path

KIBIBYTES = 1024
PROCESSES = Path("/proc")


def megabytes_of(process: int) -> float:
    """Return the MiB of a process that are in memory; 0 where the system does not tell."""
    return _told(PROCESSES / str(process) / "status", "VmRSS")


def processor_seconds(process: int) -> float:
    """Return the seconds that a process has computed; 0 where the system does not tell."""
    try:
        told = (PROCESSES / str(process) / "stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    user, system = told.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def shared_megabytes(process: int) -> float:
    """Return the MiB of a process and all that it started; what they share is counted once."""
    family, parents = {process}, _parents()
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(_told(PROCESSES / str(one) / "smaps_rollup", "Pss") for one in family)


def _parents() -> dict[int, int]:
    found = {}
    for folder in PROCESSES.glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text(encoding="ascii", errors="replace")
        except OSError:
            continue
        found[int(folder.name)] = int(status.rpartition(")")[2].split()[1])
    return found


def _told(file: Path, what: str) -> float:
    try:
        told = file.read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    found = re.search(rf"^{what}:\s+(\d+) kB", told, re.MULTILINE)
    return int(found[1]) / KIBIBYTES if found else 0.0
