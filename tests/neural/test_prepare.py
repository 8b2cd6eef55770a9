"""The parts are cut as asked, and nothing of the test part leaks into what a network is fed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.neural.examples import Examples
from bot.neural.kinds import Kind
from bot.neural.parts.shipped import SHIPPED
from bot.neural.prepare import encode, prepare
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import TrainingSpec


def own(inputs: np.ndarray, labels: list[int], *, words: bool = False) -> Examples:
    names = tuple(f"column {place}" for place in range(inputs.shape[1]))
    return Examples(names, inputs, np.array(labels), ("calm", "loud"), words)


@pytest.mark.parametrize("data", CATALOGUE.built_in)
def test_the_training_part_is_standardised(data: str) -> None:
    prepared = prepare(TrainingSpec(data=data, points=100), SHIPPED)
    inputs = prepared.train.inputs
    assert inputs.mean(axis=0) == pytest.approx(0, abs=1e-9)
    deviations = inputs.std(axis=0)
    assert ((abs(deviations - 1) < 1e-9) | (deviations == 0)).all()
    assert prepared.sizes == (CATALOGUE.data_set(data).inputs, CATALOGUE.data_set(data).outputs)
    assert (len(inputs), len(prepared.test.inputs)) == (70, 30)


def test_the_test_part_does_not_leak_into_the_training_part() -> None:
    spec = TrainingSpec(data="own", train_share=0.5)
    inputs = np.random.default_rng(1).normal(size=(10, 3))
    order = np.random.default_rng(spec.seed).permutation(10)
    changed = inputs.copy()
    changed[order[5:]] += 100.0
    labels = [0, 1] * 5
    first, second = (
        prepare(spec, SHIPPED, own(inputs, labels)),
        prepare(spec, SHIPPED, own(changed, labels)),
    )
    assert first.train.inputs.tolist() == second.train.inputs.tolist()
    assert first.test.inputs.tolist() != second.test.inputs.tolist()


def test_targets_are_bits_one_hot_rows_or_values() -> None:
    moons, digits, plane = (
        prepare(TrainingSpec(data=data), SHIPPED) for data in ("moons", "digits", "plane")
    )
    assert (moons.kind, digits.kind, plane.kind) == (Kind.BINARY, Kind.CLASSES, Kind.VALUES)
    assert set(moons.train.targets.ravel()) == {0.0, 1.0}
    assert (digits.train.targets.sum(axis=1) == 1).all()
    assert plane.classes == ()


def test_flips_turn_training_labels_only() -> None:
    spec = TrainingSpec(data="penguins", points=300)
    clean, flipped = prepare(spec, SHIPPED), prepare(replace(spec, flips=0.1), SHIPPED)
    wrong = (clean.train.targets != flipped.train.targets).any(axis=1)
    assert wrong.sum() == 21
    assert clean.test.targets.tolist() == flipped.test.targets.tolist()
    assert (flipped.train.targets.sum(axis=1) == 1).all()


def test_fresh_test_points_leave_all_points_to_training() -> None:
    prepared = prepare(TrainingSpec(points=30, fresh_test=1000, flips=0.5), SHIPPED)
    assert len(prepared.train.inputs) == 30
    assert prepared.test.targets.sum() == 500


def test_a_collection_has_no_fresh_points_and_is_split() -> None:
    prepared = prepare(TrainingSpec(data="penguins", points=100, fresh_test=50), SHIPPED)
    assert (len(prepared.train.inputs), len(prepared.test.inputs)) == (70, 30)


def test_validation_points_are_held_out_of_the_training_part() -> None:
    spec = TrainingSpec(points=100)
    whole, held = prepare(spec, SHIPPED), prepare(replace(spec, validation_share=0.25), SHIPPED)
    assert (len(held.train.inputs), len(held.validation.inputs)) == (52, 18)
    assert held.test_points is not None
    assert whole.test_points is not None
    assert held.test_points.tolist() == whole.test_points.tolist()
    assert whole.validation.inputs.shape == (0, 2)


def test_points_of_a_plane_are_encoded_as_the_network_saw_them() -> None:
    prepared = prepare(TrainingSpec(data="spiral", inputs=CATALOGUE.inputs), SHIPPED)
    assert prepared.names == CATALOGUE.inputs
    assert prepared.train_points is not None
    assert encode(prepared, prepared.train_points).tolist() == prepared.train.inputs.tolist()
    raw = np.array([[0.5, -2.0]])
    expected = [0.5, -2.0, 0.25, 4.0, -1.0, np.sin(0.5), np.sin(-2.0)]
    unscaled = encode(prepared, raw)[0] * prepared.scale.deviation + prepared.scale.mean
    assert unscaled == pytest.approx(expected)


def test_features_of_own_columns_go_by_their_names() -> None:
    spec = TrainingSpec(data="own", inputs=("x2", "x1*x2"))
    prepared = prepare(spec, SHIPPED, own(np.random.default_rng(1).normal(size=(8, 2)), [0, 1] * 4))
    assert prepared.names == ("column 1", "column 0*column 1")
    assert prepare(spec, SHIPPED, own(np.eye(8), [0, 1] * 4)).train_points is None


def test_only_words_of_the_training_part_are_known_and_at_most_200() -> None:
    spec = TrainingSpec(data="own", train_share=0.5)
    train = np.random.default_rng(spec.seed).permutation(8)[:4]
    counts = np.zeros((8, 300))
    counts[:, 7] = 1.0  # in every sentence
    counts[train[0], 20:290] = 2.0  # in one training sentence
    counts[[row for row in range(8) if row not in train], 0] = 1.0  # in test sentences only
    prepared = prepare(spec, SHIPPED, own(counts, [0, 1] * 4, words=True))
    assert prepared.names == ("column 7", *(f"column {place}" for place in range(20, 219)))
    assert prepared.train.inputs.shape == (4, 200)


@pytest.mark.filterwarnings("ignore:overflow")
def test_inputs_too_large_to_be_standardised_are_refused_and_equal_ones_stay_finite() -> None:
    huge = np.array([[1e308], [-1e308]] * 5)
    with pytest.raises(ValueError, match="too large"):
        prepare(TrainingSpec(data="own"), SHIPPED, own(huge, [0, 1] * 5))
    order = np.random.default_rng(1).permutation(10)
    far = np.random.default_rng(1).normal(size=(10, 1))
    far[order[-1]] = 1e300  # a test point
    with pytest.raises(ValueError, match="too far"):
        prepare(TrainingSpec(data="own"), SHIPPED, own(far, [0, 1] * 5))
    prepared = prepare(TrainingSpec(data="own"), SHIPPED, own(np.ones((10, 1)), [0, 1] * 5))
    assert np.isfinite(prepared.test.inputs).all()


@settings(max_examples=40, deadline=None)
@given(
    data=st.sampled_from(CATALOGUE.built_in),
    points=st.integers(20, 200),
    share=st.floats(0.1, 0.9),
    held=st.floats(0.0, 0.5),
    seed=st.integers(0, 2**31 - 1),
)
def test_every_point_is_in_one_part_and_each_part_asked_for_has_one(
    data: str, points: int, share: float, held: float, seed: int
) -> None:
    spec = TrainingSpec(
        data=data, points=points, train_share=share, validation_share=held, seed=seed
    )
    prepared = prepare(spec, SHIPPED)
    counts = [len(part.inputs) for part in (prepared.train, prepared.validation, prepared.test)]
    assert sum(counts) == points
    assert counts[0] >= 1
    assert counts[2] >= 1
    assert (counts[1] >= 1) == (held > 0)
    again = prepare(spec, SHIPPED)
    assert again.train.inputs.tolist() == prepared.train.inputs.tolist()


def test_a_small_share_for_training_still_leaves_a_point_to_hold_out() -> None:
    rows = np.arange(8.0).reshape(4, 2)
    spec = TrainingSpec(data="own", train_share=0.1, validation_share=0.2, patience=5)
    prepared = prepare(spec, SHIPPED, own(rows, [0, 1, 0, 1]))
    parts = (prepared.train, prepared.validation, prepared.test)
    assert [len(part.inputs) for part in parts] == [1, 1, 2]
