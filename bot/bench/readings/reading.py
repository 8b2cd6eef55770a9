"""One training of a wish, read and advised on as the bot does it, and judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.bench.readings.claims import untrue
from bot.bench.readings.judging import effect, losses_of
from bot.bench.readings.wishes import wish
from bot.jobs.parts import shipped_parts
from bot.jobs.worker import run
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.task import Task, Variant, View
from bot.tutor.lab.account import account_of
from bot.tutor.lab.advice.changes import changed
from bot.tutor.lab.advice.trial import advised, cures, trial_of, trial_task
from bot.tutor.lab.advice.words import next_step_of
from bot.tutor.lab.diagnosis.diagnosis import diagnose
from bot.tutor.lab.dials.dials import dials_of
from bot.tutor.lab.dials.table import DIALS
from bot.tutor.lab.report.lacking import lacking_told

if TYPE_CHECKING:
    from bot.trainings.trial import Trial
    from bot.tutor.lab.account import RunAccount

ALL_DIALS = dials_of(DIALS, CATALOGUE)
GOOD = "good"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of a wish's training, and what came of what was advised.

    `effects` are those of the advised changes, by name; `named` are those for which a cause was
    named. `untrue` are sentences that the numbers do not bear out. `seconds` is what trying took,
    `times` how many times as long as the training that is; 0 where nothing was tried.
    """

    number: int
    kind: str
    effects: dict[str, float]
    named: tuple[str, ...]
    untrue: tuple[str, ...]
    silent: bool
    seconds: float = 0.0
    times: float = 0.0


def judged(number: int, *, words_only: bool = False) -> Judged:
    """Train a wish, read it, try what helps, and judge that on points that nobody has seen."""
    spec = wish(number)
    task = Task(View.TRAIN, (Variant("", spec),))
    outcome = run(shipped_parts, task, None, lambda _: None)
    account = account_of(spec, outcome.runs[0], CATALOGUE)
    diagnosis = diagnose(account)
    texts = [f"{diagnosis.headline}.", diagnosis.cause, lacking_told(account)]
    texts.append(outcome.pictures[0].alt_text)
    trial, seconds = (None, 0.0) if words_only else _tried(task, account)
    texts.append(next_step_of(account, trial, ALL_DIALS))
    chosen = advised(trial, account.guessing) if trial else []
    without = losses_of(spec) if chosen else []
    effects = {
        change.name: effect(without, losses_of(changed(task, change.name).spec), account.guessing)
        for change, _ in chosen
    }
    return Judged(
        number,
        str(diagnosis.kind),
        effects,
        tuple(c.name for c, loss in chosen if c.because and cures(loss, account.guessing)),
        untrue(texts, spec, outcome.runs[0], trial),
        not chosen,
        seconds,
        seconds / max(outcome.runs[0].seconds, 1e-6),
    )


def _tried(task: Task, account: RunAccount) -> tuple[Trial | None, float]:
    trying = trial_task(task, account, None, ALL_DIALS)
    if trying is None:
        return None, 0.0
    outcome = run(shipped_parts, trying, None, lambda _: None)
    return trial_of(trying, outcome.tried, outcome.fresh), outcome.seconds
