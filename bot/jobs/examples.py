"""From a person's table to rows of numbers with labels, which a network can be trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.examples import Examples
from bot.trainings.data_sets import OWN
from bot.trainings.names import named
from bot.tutor.data.characters import characters_of
from bot.tutor.data.sentences.measures import MEASURES, measures_of
from bot.tutor.data.sentences.signals import SIGNALS, signals_of
from bot.tutor.data.sentences.signals_reading import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.spec import TrainingSpec
    from bot.tutor.data.table import DataTable


@dataclass(frozen=True, slots=True)
class TextReading:
    """A way to turn the sentences of a table into numbers."""

    name: str
    read: Callable[[DataTable], Examples]


def examples_for(spec: TrainingSpec, table: DataTable | None) -> Examples | None:
    """Turn the table of a spec of own data into examples; all other data needs none."""
    return None if spec.data != OWN or table is None else examples_of(table, spec.text)


def examples_of(table: DataTable, text: str) -> Examples:
    """Turn a table into examples; sentences are read as `text`, the name of a reading, says.

    Raise UnknownNameError for another name, also when the table has no sentences.
    """
    reading = named("text", READINGS, text)
    if table.is_text:
        return reading.read(table)
    return _examples(table, table.columns, np.array(table.rows, dtype=np.float64))


def _as_signals(table: DataTable) -> Examples:
    """Make one column of 0 or 1 for each signal of `bot.tutor.data.sentences.signals`."""
    shown = np.array([signals_of(sentence) for sentence in table.sentences], dtype=np.float64)
    return _examples(table, tuple(signal.name for signal in SIGNALS), shown)


def _as_measures(table: DataTable) -> Examples:
    """Make one column for each of MEASURES: how much there is of something, and how long it is."""
    measured = np.array([measures_of(sentence) for sentence in table.sentences], dtype=np.float64)
    return _examples(table, tuple(measure.name for measure in MEASURES), measured)


def _as_words(table: DataTable) -> Examples:
    """Make one column for each word of the table, with its count in each sentence."""
    return _counted(table, [Counter(words_of(sentence)) for sentence in table.sentences])


def _as_characters(table: DataTable) -> Examples:
    """Make one column for each letter and sign of the table, with its count in each sentence."""
    return _counted(table, [Counter(characters_of(sentence)) for sentence in table.sentences])


def _counted(table: DataTable, counts: Sequence[Counter[str]]) -> Examples:
    names = tuple(sorted(set().union(*counts)))
    counted = np.array([[count[name] for name in names] for count in counts], dtype=np.float64)
    return _examples(table, names, counted, words=True)


def _examples(
    table: DataTable,
    names: tuple[str, ...],
    inputs: np.typing.NDArray[np.float64],
    words: bool = False,
) -> Examples:
    if table.predicts_values:
        return Examples(names, inputs, np.array(table.values, dtype=np.float64), (), words)
    classes = table.classes
    number_of = {name: number for number, name in enumerate(classes)}
    labels = np.array([number_of[label] for label in table.labels], dtype=np.int64)
    return Examples(names, inputs, labels, classes, words)


READINGS = (
    TextReading("signals", _as_signals),
    TextReading("measures", _as_measures),
    TextReading("words", _as_words),
    TextReading("characters", _as_characters),
)
