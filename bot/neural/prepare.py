"""Turns a spec, and examples if any, into network input: parts, standardised inputs, targets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.kinds import Kind
from bot.neural.points import Points, pick
from bot.neural.scaling import centre, scale_of, scaled
from bot.neural.splitting import cut
from bot.trainings.data_sets import UnusableError
from bot.trainings.names import named
from bot.trainings.spec import CAREFUL, EVEN, PLANE

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from bot.neural.examples import Examples
    from bot.neural.parts.features import Feature
    from bot.neural.parts.recipe import Parts
    from bot.neural.scaling import Standardisation
    from bot.trainings.spec import TrainingSpec

    Floats = NDArray[np.float64]

MOST_WORDS = 200
FARTHEST = 1e9  # in standard deviations; up to here the losses at the start are finite
NO_WORDS = "its training sentences hold no word that I could count"
MEND_WORDS = (
    "Train with `text:characters`, which counts letters and signs and needs no spaces, and try "
    "once more."
)


@dataclass(frozen=True, slots=True)
class Split:
    """`inputs` (n, d), standardised; `targets` (n, outputs): 0 or 1, one-hot, or values."""

    inputs: Floats
    targets: Floats


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
    wrong labels too. Each part that is asked for gets at least one point. `split` says what they
    look at, `scaling` how inputs and values are standardised (see TrainingSpec). Raise
    UnusableError for numbers too large to be standardised, over a billion deviations from the mean
    where that is not drawn in, or where no column is left; UnknownNameError for a data set or an
    input that `parts` lacks.
    """
    generator = np.random.default_rng(spec.seed)
    train, test = _train_and_test(spec, parts, examples, generator)
    train = _with_flips(train, spec.flips, generator)
    train, validation = _held_out(train, spec.validation_share, spec.split)
    counted = examples is not None and examples.words
    if counted:
        train, validation, test = _with_words(train, validation, test)
    if spec.scaling == CAREFUL and not train.classes:
        train, validation, test = _of_usual_size(train, validation, test)
    plane = train.inputs.shape[1] == 2 and not counted
    features = tuple(named("inputs", parts.inputs, name) for name in spec.inputs)
    careful, drawn = spec.scaling == CAREFUL, examples is None
    scale = scale_of(features if plane else (), train.inputs, careful=careful, drawn=drawn)
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
    return scaled(prepared.scale, points)


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
    first, rest = cut(drawn, order, spec.train_share, least, spec.split)
    return drawn.rows(first), drawn.rows(rest)


def _with_flips(points: Points, share: float, generator: Generator) -> Points:
    """Give this share of the points a wrong class; values stay as they are."""
    if not share or not points.classes:
        return points
    count, classes = len(points.answers), len(points.classes)
    wrong = generator.choice(count, round(share * count), replace=False)
    answers = points.answers.copy()
    answers[wrong] = (answers[wrong] + generator.integers(1, classes, len(wrong))) % classes
    return Points(points.inputs, answers, points.classes, points.names)


def _held_out(points: Points, share: float, split: str) -> tuple[Points, Points]:
    rows = np.arange(len(points.answers))
    if not share:
        return points, points.rows(rows[:0])
    if split == EVEN:
        kept, held = cut(points, rows, 1.0 - share, 1, split)
        return points.rows(kept), points.rows(held)
    count = len(rows)
    held_rows = min(max(round(share * count), 1), count - 1)
    return points.rows(rows[: count - held_rows]), points.rows(rows[count - held_rows :])


def _of_usual_size(train: Points, *others: Points) -> tuple[Points, ...]:
    """Standardise the values to be predicted by those of the training part."""
    mean, deviation = centre(train.answers[:, None], careful=True)
    return tuple(
        Points(part.inputs, (part.answers - mean) / deviation, part.classes, part.names)
        for part in (train, *others)
    )


def _with_words(train: Points, *others: Points) -> tuple[Points, ...]:
    """Keep the words that most training sentences hold. Raise UnusableError if there are none."""
    kept = _commonest(train.inputs)
    if not len(kept):
        raise UnusableError(NO_WORDS, MEND_WORDS)
    return tuple(
        Points(part.inputs[:, kept], part.answers, part.classes, _chosen(part.names, kept))
        for part in (train, *others)
    )


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


def _part(points: Points, scale: Standardisation) -> Split:
    if len(points.classes) > 2:
        targets = np.eye(len(points.classes))[points.answers.astype(int)]
    else:
        targets = points.answers[:, None]
    with np.errstate(over="ignore"):
        inputs = scaled(scale, points.inputs)
    if (np.abs(inputs) > FARTHEST).any():
        raise UnusableError("a test point lies too far away from the training points")
    return Split(inputs, targets)


def part_of(prepared: Prepared, points: Points) -> Split:
    """Turn further points into a part. Raise UnusableError as `prepare` does."""
    return _part(points, prepared.scale)
