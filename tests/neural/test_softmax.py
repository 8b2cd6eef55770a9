"""One layer trained on rows with few features: its gradient by differences, and that it learns."""

from __future__ import annotations

import numpy as np

from bot.neural.softmax import LaidRows, SoftmaxTraining, SparseRows, gradient_of, train_softmax

ROWS = SparseRows([[0, 2], [1], [], [0, 1, 3]], [0, 1, 2, 1], [1.0, 0.5, 1.0, 2.0])
ALL = np.arange(4)
SHAPE = 4, 3
STEP = 1e-5


def loss(weights: np.ndarray, biases: np.ndarray) -> float:
    """Return the mean loss of all rows, written out row by row."""
    total = 0.0
    for places, right, count in zip(ROWS.features, ROWS.classes, ROWS.counts, strict=True):
        scores = biases.astype(float).copy()
        for place in places:
            scores += weights[place] / np.sqrt(len(places))
        total += count * (np.log(np.exp(scores).sum()) - scores[right])
    return total / len(ROWS.classes)


def test_the_gradient_is_the_one_that_small_differences_show() -> None:
    rng = np.random.default_rng(3)
    weights, biases = rng.normal(size=SHAPE), rng.normal(size=3)
    used, gradient, bias = gradient_of(
        LaidRows.of(ROWS), ALL, weights.astype(np.float32), biases.astype(np.float32)[None]
    )
    assert used.tolist() == [0, 1, 2, 3]
    for place in np.ndindex(SHAPE):
        moved = nudge(SHAPE, place)
        by_hand = loss(weights + moved, biases) - loss(weights - moved, biases)
        assert abs(gradient[place] - by_hand / (2 * STEP)) < 1e-5
    for at in range(3):
        moved = nudge((3,), (at,))
        by_hand = loss(weights, biases + moved) - loss(weights, biases - moved)
        assert abs(bias[0, at] - by_hand / (2 * STEP)) < 1e-5


def nudge(shape: tuple[int, ...], place: tuple[int, ...]) -> np.ndarray:
    moved = np.zeros(shape)
    moved[place] = STEP
    return moved


def test_rows_that_can_be_told_apart_are_and_the_same_seed_gives_the_same() -> None:
    features = [[row % 3, 3 + row % 5] for row in range(60)]
    rows = SparseRows(features, [row % 3 for row in range(60)], [1.0] * 60)
    training = SoftmaxTraining(epochs=20)
    weights, biases = train_softmax(rows, (8, 3), np.random.default_rng(1), training)
    again, _ = train_softmax(rows, (8, 3), np.random.default_rng(1), training)
    assert np.array_equal(weights, again)
    scores = [weights[places].sum(axis=0) + biases for places in features]
    assert [int(score.argmax()) for score in scores] == list(rows.classes)


def test_what_no_row_has_stays_at_nothing() -> None:
    weights, _ = train_softmax(ROWS, (6, 3), np.random.default_rng(1))
    assert not weights[4:].any()
    assert weights[:4].all()
