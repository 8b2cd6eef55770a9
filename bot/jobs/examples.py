"""From a person's table to rows of numbers with labels, which a network can be trained on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.examples import Examples
from bot.tutor.data.signals import SIGNALS, signals_of, words_of

if TYPE_CHECKING:
    from bot.tutor.data.table import DataTable


def examples_of(table: DataTable, text: str) -> Examples:
    """Turn a table into examples; sentences become signals or word counts, as `text` says.

    For "signals" there is one column of 0 or 1 for each signal of `bot.tutor.data.signals`. For
    "words" there is one column for each word of the table, with its count in each sentence.
    """
    if not table.is_text:
        return _examples(table, table.columns, np.array(table.rows, dtype=np.float64))
    if text == "signals":
        shown = np.array([signals_of(sentence) for sentence in table.sentences], dtype=np.float64)
        return _examples(table, tuple(signal.name for signal in SIGNALS), shown)
    counts = [Counter(words_of(sentence)) for sentence in table.sentences]
    words = tuple(sorted(set().union(*counts)))
    counted = np.array([[count[word] for word in words] for count in counts], dtype=np.float64)
    return _examples(table, words, counted, words=True)


def _examples(
    table: DataTable,
    names: tuple[str, ...],
    inputs: np.typing.NDArray[np.float64],
    words: bool = False,
) -> Examples:
    classes = table.classes
    number_of = {name: number for number, name in enumerate(classes)}
    labels = np.array([number_of[label] for label in table.labels], dtype=np.int64)
    return Examples(names, inputs, labels, classes, words)
