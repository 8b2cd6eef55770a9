"""Turns a spec, and examples if any, into network input: parts, standardised inputs, targets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.kinds import Kind
from bot.neural.points import Points, pick
from bot.trainings.data_sets import UnusableError
from bot.trainings.names import named
from bot.trainings.spec import PLANE

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from bot.neural.examples import Examples
    from bot.neural.parts.features import Feature
    from bot.neural.parts.recipe import Parts
    from bot.trainings.spec import TrainingSpec

    Floats = NDArray[np.float64]

MOST_WORDS = 200
FARTHEST = 1e9  # in standard deviations; up to here the losses at the start are finite


@dataclass(frozen=True, slots=True)
class Split:
    """`inputs` (n, d), standardised; `targets` (n, outputs): 0 or 1, one-hot, or values."""

    inputs: Floats
    targets: Floats


@dataclass(frozen=True, slots=True)
class Standardisation:
    """How raw columns become inputs: (x - mean) / deviation, after features are computed.

    `features` are the inputs made of the two coordinates, and empty where the columns are taken as
    they are. `mean` and `deviation` (d,) are those of the training part alone: what the other parts
    look like must not leak into training. A column that never changes has deviation 1.
    """

    features: tuple[Feature, ...]
    mean: Floats
    deviation: Floats


@dataclass(frozen=True, slots=True)
class Splits:
    """The data of one training in three parts; `validation` may have no rows."""

    kind: Kind
    train: Split
    validation: Split
    test: Split


@dataclass(frozen=True, slots=True)
class Prepared(Splits):
    """`names` are those of the network's inputs; `classes` is empty where values are predicted.

    `train_points` and `test_points` are the raw coordinates (n, 2), in the order of the rows of the
    parts, or None where the raw points have not two columns.
    """

    classes: tuple[str, ...]
    names: tuple[str, ...]
    train_points: Floats | None
    test_points: Floats | None
    scale: Standardisation

    @property
    def sizes(self) -> tuple[int, int]:
        """(inputs, outputs) of a network for this data."""
        return self.train.inputs.shape[1], self.train.targets.shape[1]


def prepare(spec: TrainingSpec, parts: Parts, examples: Examples | None = None) -> Prepared:
    """Draw or pick the points, split them, turn labels wrong as asked, and standardise.

    Everything comes from one generator of spec.seed, so the same spec gives the same parts bit for
    bit, whatever network is trained on them. The test part is fresh points if spec.fresh_test asks
    for them and the data set can draw them, else the rows that `train_share` leaves. The last
    `validation_share` of the training part is held out after labels were turned wrong, so it has
    wrong labels too. Each part that is asked for gets at least one point. Raise UnusableError for
    numbers too large to be standardised, or over a billion deviations from the mean, and
    UnknownNameError for a data set or an input that `parts` lacks.
    """
    generator = np.random.default_rng(spec.seed)
    train, test = _train_and_test(spec, parts, examples, generator)
    train = _with_flips(train, spec.flips, generator)
    train, validation = _held_out(train, spec.validation_share)
    if examples is not None and examples.words:
        kept = _commonest(train.inputs)
        train, validation, test = (
            Points(part.inputs[:, kept], part.answers, part.classes, _chosen(part.names, kept))
            for part in (train, validation, test)
        )
    plane = train.inputs.shape[1] == 2 and not (examples is not None and examples.words)
    features = tuple(named("inputs", parts.inputs, name) for name in spec.inputs)
    scale = _scale(features if plane else (), train.inputs)
    return Prepared(
        kind=_kind(train.classes),
        classes=train.classes,
        names=_names(scale.features, train.names),
        train=_part(train, scale),
        validation=_part(validation, scale),
        test=_part(test, scale),
        train_points=train.inputs if plane else None,
        test_points=test.inputs if plane else None,
        scale=scale,
    )


def encode(prepared: Prepared, points: Floats) -> Floats:
    """Turn raw rows (m, columns), coordinates (m, 2) on a plane, into inputs (m, d)."""
    return _scaled(prepared.scale, points)


def _train_and_test(
    spec: TrainingSpec, parts: Parts, examples: Examples | None, generator: Generator
) -> tuple[Points, Points]:
    source = None
    if examples is None:
        source = named("data", parts.data_sets, spec.data)
        drawn = source.points(spec.points, spec.noise, generator)
    else:
        own = Points(
            examples.inputs, examples.labels.astype(float), examples.classes, examples.names
        )
        drawn = pick(own, spec.points, generator)
    order = generator.permutation(len(drawn.answers))
    if spec.fresh_test and source is not None and source.data_set.endless:
        return drawn.rows(order), source.points(spec.fresh_test, spec.noise, generator)
    least = 2 if spec.validation_share else 1  # one of these two is held out
    cut = min(max(round(spec.train_share * len(order)), least), len(order) - 1)
    return drawn.rows(order[:cut]), drawn.rows(order[cut:])


def _with_flips(points: Points, share: float, generator: Generator) -> Points:
    """Give this share of the points a wrong class; values stay as they are."""
    if not share or not points.classes:
        return points
    count, classes = len(points.answers), len(points.classes)
    wrong = generator.choice(count, round(share * count), replace=False)
    answers = points.answers.copy()
    answers[wrong] = (answers[wrong] + generator.integers(1, classes, len(wrong))) % classes
    return Points(points.inputs, answers, points.classes, points.names)


def _held_out(points: Points, share: float) -> tuple[Points, Points]:
    count = len(points.answers)
    held = min(max(round(share * count), 1), count - 1) if share else 0
    rows = np.arange(count)
    return points.rows(rows[: count - held]), points.rows(rows[count - held :])


def _commonest(counts: Floats) -> NDArray[np.intp]:
    """Return the columns of the words that occur in most rows, at most MOST_WORDS, in order."""
    occurring = (counts > 0).sum(axis=0)
    ranked = np.argsort(-occurring, kind="stable")[:MOST_WORDS]
    return np.sort(ranked[occurring[ranked] > 0])


def _chosen(names: tuple[str, ...], kept: NDArray[np.intp]) -> tuple[str, ...]:
    return tuple(names[column] for column in kept)


def _kind(classes: tuple[str, ...]) -> Kind:
    if not classes:
        return Kind.VALUES
    return Kind.BINARY if len(classes) == 2 else Kind.CLASSES


def _names(features: tuple[Feature, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    """Name the inputs; features of own data use the names of its two columns for x1 and x2."""
    if not features:
        return columns
    return tuple(
        re.sub("x[12]", lambda x: columns[PLANE.index(x[0])], feature.name) for feature in features
    )


def _expanded(features: tuple[Feature, ...], raw: Floats) -> Floats:
    if not features:
        return raw
    return np.column_stack([feature.of(raw[:, 0], raw[:, 1]) for feature in features])


def _scale(features: tuple[Feature, ...], train: Floats) -> Standardisation:
    columns = _expanded(features, train)
    with np.errstate(over="ignore", invalid="ignore"):
        mean, deviation = columns.mean(axis=0), columns.std(axis=0)
    if not (np.isfinite(mean).all() and np.isfinite(deviation).all()):
        raise UnusableError("the numbers are too large")
    return Standardisation(features, mean, np.where(deviation > 0.0, deviation, 1.0))


def _scaled(scale: Standardisation, raw: Floats) -> Floats:
    scaled: Floats = (_expanded(scale.features, raw) - scale.mean) / scale.deviation
    return scaled


def _part(points: Points, scale: Standardisation) -> Split:
    if len(points.classes) > 2:
        targets = np.eye(len(points.classes))[points.answers.astype(int)]
    else:
        targets = points.answers[:, None]
    with np.errstate(over="ignore"):
        inputs = _scaled(scale, points.inputs)
    if (np.abs(inputs) > FARTHEST).any():
        raise UnusableError("a test point lies too far away from the training points")
    return Split(inputs, targets)


def part_of(prepared: Prepared, points: Points) -> Split:
    """Turn further points into a part. Raise UnusableError as `prepare` does."""
    return _part(points, prepared.scale)
