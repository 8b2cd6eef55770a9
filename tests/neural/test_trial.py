"""Changes are tried on points that no training has seen, as many as there is time for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.neural.history import LARGEST_LOSS
from bot.neural.parts.shipped import SHIPPED
from bot.neural.prepare import prepare
from bot.neural.training import TrainingMoment, train
from bot.neural.trial import FRESH, ROTATIONS, Judging, loss_on, trial
from bot.trainings.spec import TrainingSpec

JUDGING = Judging(SHIPPED, None)
PLAIN = TrainingSpec(epochs=50)
PENGUINS = TrainingSpec(data="penguins", points=342, epochs=50, flips=0.2)


def test_each_is_trained_as_it_is_and_judged_on_fresh_points() -> None:
    specs = [PLAIN, replace(PLAIN, learning_rate=0.1), replace(PLAIN, optimizer="adam")]
    losses = trial(specs, JUDGING)
    for spec, loss in zip(specs, losses, strict=True):
        _, fresh = JUDGING.prepared(spec, 0)
        assert len(fresh.targets) == FRESH
        assert loss == pytest.approx(loss_on(fresh, train(spec, SHIPPED)), rel=1e-6)


def test_the_points_to_judge_on_are_neither_trained_on_nor_tested_on() -> None:
    ready = prepare(PLAIN, SHIPPED)
    _, fresh = JUDGING.prepared(PLAIN, 0)
    seen = {tuple(row) for part in (ready.train, ready.test) for row in part.inputs.tolist()}
    assert seen.isdisjoint(map(tuple, fresh.inputs.tolist()))


def test_all_changes_are_judged_on_the_same_raw_points() -> None:
    squares = replace(PLAIN, inputs=("x1", "x2", "x1^2"))
    (_, one), (_, other) = JUDGING.prepared(PLAIN, 0), JUDGING.prepared(squares, 0)
    assert np.array_equal(one.targets, other.targets)


STOPS = replace(PENGUINS, patience=10, validation_share=0.2)


@pytest.mark.parametrize("spec", [PENGUINS, STOPS])
def test_of_measured_data_rows_are_held_out_in_turn_with_their_right_labels(
    spec: TrainingSpec,
) -> None:
    right = prepare(replace(spec, flips=0.0), SHIPPED)
    parts = (right.train, right.validation)
    rows = [
        row
        for part in parts
        for row in zip(part.inputs.tolist(), part.targets.tolist(), strict=True)
    ]
    labels = {tuple(row): label for row, label in rows}
    judged = []
    for turn in range(ROTATIONS):
        ready, held = JUDGING.prepared(spec, turn)
        out = [tuple(row) for row in held.inputs.tolist()]
        kept = [*ready.train.inputs.tolist(), *ready.validation.inputs.tolist()]
        assert sorted([*map(tuple, kept), *out]) == sorted(labels)
        assert [labels[row] for row in out] == held.targets.tolist()
        judged += out
    assert len(set(judged)) == len(judged)


def test_what_stops_early_is_judged_on_the_same_rows() -> None:
    for turn in range(ROTATIONS):
        (_, one), (_, other) = JUDGING.prepared(PENGUINS, turn), JUDGING.prepared(STOPS, turn)
        assert one.targets.tolist() == other.targets.tolist()


def test_what_there_is_no_time_for_has_no_loss() -> None:
    assert trial([PLAIN, replace(PLAIN, optimizer="adam")], JUDGING, seconds=-1.0) == [None, None]


def test_a_wild_training_has_a_loss_all_the_same() -> None:
    wild = replace(PLAIN, data="plane", loss="squared", learning_rate=1000.0)
    (loss,) = trial([wild], JUDGING)
    assert loss is not None
    assert 1.0 < loss <= LARGEST_LOSS


def test_whoever_watches_can_end_it() -> None:
    class StopError(Exception):
        pass

    def stop(_: TrainingMoment) -> None:
        raise StopError

    with pytest.raises(StopError):
        trial([PLAIN], JUDGING, watch=stop)
