"""All measurements of training in one report, and what is absent for them here."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import version

from bot.bench.report import Report
from bot.bench.steps import step_rows, sweep_rows
from bot.bench.whole_job import job_rows

LIBRARIES = {
    "scikit-learn": "sklearn",
    "torch": "torch",
    "numba": "numba",
    "simcord": "simcord",
}


@dataclass(frozen=True, slots=True)
class Effort:
    """Rounds of each comparison, seconds of one turn in it; rounds and epochs of the whole job."""

    rounds: int
    seconds: float
    job_rounds: int
    job_epochs: int


FULL = Effort(rounds=15, seconds=0.03, job_rounds=7, job_epochs=200)
QUICK = Effort(rounds=1, seconds=0.001, job_rounds=1, job_epochs=3)


def training_report(*, quick: bool) -> Report:
    """Measure steps, sweeps, the whole job and the way from press to picture.

    `quick` shows only that they run.
    """
    effort = QUICK if quick else FULL
    rows = [
        *step_rows(effort.rounds, effort.seconds),
        *sweep_rows(effort.rounds, effort.seconds),
        *job_rows(effort.job_rounds, effort.job_epochs),
    ]
    if _has("simcord"):
        from bot.bench.presses import press_rows  # noqa: PLC0415 - it is there with the extra only

        rows += press_rows(quick=quick)
    return Report(tuple(rows), _absent(), _versions())


def parity_report() -> Report:
    """Compare our weights with those of PyTorch, if it is installed."""
    if not _has("torch"):
        return Report((), _absent(), _versions())
    from bot.bench.parity import parity_rows  # noqa: PLC0415 - PyTorch may be absent

    return Report(tuple(parity_rows()), (), _versions())


def _absent() -> tuple[str, ...]:
    missing = [f"{name} is not installed" for name, module in LIBRARIES.items() if not _has(module)]
    return (*missing, *(() if shutil.which("cc") else ("C compiler: no cc on the path",)))


def _versions() -> dict[str, str]:
    names = ["numpy", "matplotlib", *(name for name, module in LIBRARIES.items() if _has(module))]
    return {"python": sys.version.split()[0]} | {name: version(name) for name in names}


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None
