"""Card, picture and alt text of a sweep name the same winner, which the numbers bear out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.jobs.parts import shipped_parts
from bot.jobs.worker import run
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.lab.account import account_of
from bot.tutor.lab.report.contrasts import sweep_text
from bot.tutor.lab.variations import sweep_of

NOISY = TrainingSpec(noise=0.4, points=60, hidden=(16,), epochs=120)
STOPS = replace(NOISY, patience=20, validation_share=0.2)
LOWEST = re.compile(r"Lowest (test|validation) loss at the end: (.+?), ([\d.,e+]+)[,.]")
A_DAY, A_NIGHT = range(1, 5), range(5, 33)


def sweep(spec: TrainingSpec, over: str) -> tuple[Task, str, str]:
    """Sweep as a press does; return the task, the words of the card and the alt text."""
    task = sweep_of(Task(View.TRAIN, (Variant("", spec),)), over)
    outcome = run(shipped_parts, task, None, lambda _: None)
    pairs = list(zip(task.variants, outcome.runs, strict=True))
    labelled = [(v.label, account_of(v.spec, numbers, CATALOGUE)) for v, numbers in pairs]
    kept = {
        label: (account.numbers.validation_loss or account.numbers.test_loss)[account.kept]
        for label, account in labelled
        if not account.numbers.diverged
    }
    found = LOWEST.search(sweep_text(labelled)[1])
    assert found is not None
    assert kept[found[2]] == min(kept.values())
    return task, found.group(), outcome.pictures[0].alt_text


def named_alike(spec: TrainingSpec, over: str) -> bool:
    _, card, alt_text = sweep(spec, over)
    told = LOWEST.search(alt_text)
    return told is not None and told.group(1, 2, 3) == LOWEST.search(card).group(1, 2, 3)  # type: ignore[union-attr]  # it was found above


@pytest.mark.parametrize("over", ["rates", "widths", "seeds"])
@pytest.mark.parametrize("seed", A_DAY)
def test_one_winner_is_named_with_early_stopping(seed: int, over: str) -> None:
    assert named_alike(replace(STOPS, seed=seed), over)


@pytest.mark.nightly
@pytest.mark.parametrize("over", ["rates", "widths", "seeds"])
@pytest.mark.parametrize("seed", A_NIGHT)
def test_one_winner_is_named_in_each_of_84_noisy_sweeps(seed: int, over: str) -> None:
    assert named_alike(replace(STOPS, seed=seed), over)


def test_six_rates_that_all_diverge_have_no_winner() -> None:
    plane = TrainingSpec(data="plane", loss="squared", learning_rate=100.0)
    task = sweep_of(Task(View.TRAIN, (Variant("", plane),)), "rates")
    outcome = run(shipped_parts, task, None, lambda _: None)
    labelled = [
        (v.label, account_of(v.spec, numbers, CATALOGUE))
        for v, numbers in zip(task.variants, outcome.runs, strict=True)
    ]
    words = sweep_text(labelled)[1]
    assert words.startswith("All 6 diverged, so none of them is best.")
    assert "All 6 diverged" in outcome.pictures[0].alt_text
    assert "Lowest" not in words + outcome.pictures[0].alt_text
