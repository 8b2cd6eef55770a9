"""A worker trains what its loader gives it, also what Nudge does not ship, and nothing else."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.jobs.parts import shipped_parts
from bot.jobs.pool import TrainingPool
from bot.trainings.names import names_of
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from tests.jobs.listening import submit
from tests.neural.parts.choices import NEW, choices_of, with_choice
from tests.neural.parts.made_up import EVERYTHING, MADE_UP, everything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.trainings.news import Outcome

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="workers cannot import tests there")

BASE = TrainingSpec(epochs=6, points=40, batch=8, hidden=(3,), learning_rate=0.1)
DATA = [replace(BASE, data=name) for name in names_of(EVERYTHING.data_sets)]
SPECS = [*(with_choice(BASE, choice) for choice in choices_of(EVERYTHING)), *DATA]
MADE = [*(with_choice(BASE, choice) for choice in NEW), replace(BASE, data="my-stripes")]


@pytest.fixture(scope="module")
def pool() -> Iterator[TrainingPool]:
    pool = TrainingPool(everything, workers=1)
    pool.start()
    yield pool
    pool.close()


def trained(pool: TrainingPool, *specs: TrainingSpec, run: int = 1) -> Outcome:
    variants = tuple(Variant(str(number), spec) for number, spec in enumerate(specs))
    view = View.SWEEP if len(specs) > 1 else View.TRAIN
    return submit(pool, Task(view, variants), run).outcome()


def test_each_made_up_part_is_trained_in_a_worker_as_no_shipped_one_is(pool: TrainingPool) -> None:
    assert len(MADE) == len(choices_of(MADE_UP)) + 1
    outcome = trained(pool, *SPECS)
    losses = dict(zip(SPECS, (run.train_loss for run in outcome.runs), strict=True))
    for spec in MADE:
        others = [loss for other, loss in losses.items() if other != spec]
        assert losses[spec] not in others
        assert losses[spec][-1] != losses[spec][0]


def test_a_made_up_part_is_drawn_and_named_by_its_own_words(pool: TrainingPool) -> None:
    outcome = trained(pool, replace(BASE, loss="my-pseudo-huber", data="my-stripes"))
    assert outcome.pictures[0].data.startswith(b"\x89PNG")


@pytest.mark.errors_expected
def test_a_worker_that_lacks_a_name_breaks_off_instead_of_training_something_else(
    caplog: pytest.LogCaptureFixture,
) -> None:
    pool = TrainingPool(shipped_parts, workers=1)
    pool.start()
    try:
        variants = (Variant("", replace(BASE, activation="my-gelu")),)
        failure = submit(pool, Task(View.TRAIN, variants)).failure()
    finally:
        pool.close()
    assert "Something broke on my side" in failure.words
    assert re.search(r"activation must be one of tanh, .*, not 'my-gelu'", caplog.text)
