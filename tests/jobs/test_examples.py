"""Own points and own sentences become rows of numbers."""

import numpy as np

from bot.jobs.examples import examples_of
from bot.tutor.data.sentences.measures import MEASURES, measures_of
from bot.tutor.data.sentences.signals import SIGNALS, signals_of
from bot.tutor.data.table import DataTable

POINTS = DataTable(
    "heights", ("tall", "small", "tall"), ("x", "y"), ((1.0, 2.5), (3.0, 4.0), (5, 6))
)
SENTENCES = DataTable("notes", ("casual", "formal"), sentences=("No no, hey!", "I would say no."))


def test_points_keep_their_numbers_and_classes_are_counted_in_the_order_of_the_alphabet() -> None:
    examples = examples_of(POINTS, "signals")
    assert examples.names == ("x", "y")
    assert examples.inputs.tolist() == [[1.0, 2.5], [3.0, 4.0], [5.0, 6.0]]
    assert examples.classes == ("small", "tall")
    assert examples.labels.tolist() == [1, 0, 1]
    assert not examples.words


def test_sentences_become_their_signals() -> None:
    examples = examples_of(SENTENCES, "signals")
    assert examples.names == tuple(signal.name for signal in SIGNALS)
    assert examples.inputs.tolist() == [
        list(map(float, signals_of(s))) for s in SENTENCES.sentences
    ]
    assert not examples.words


def test_or_they_become_their_measures() -> None:
    examples = examples_of(SENTENCES, "measures")
    assert examples.names == tuple(measure.name for measure in MEASURES)
    assert examples.inputs.tolist() == [list(measures_of(s)) for s in SENTENCES.sentences]
    assert not examples.words


def test_or_they_become_counts_of_their_words() -> None:
    examples = examples_of(SENTENCES, "words")
    assert examples.words
    counts = dict(zip(examples.names, examples.inputs.T.tolist(), strict=True))
    assert counts == {
        "!": [1, 0],
        "hey": [1, 0],
        "i": [0, 1],
        "no": [2, 1],
        "say": [0, 1],
        "would": [0, 1],
    }
    assert examples.inputs.dtype == np.float64


def test_sentences_without_any_word_give_rows_without_columns() -> None:
    empty = DataTable("marks", ("a", "b"), sentences=("…", "—"))
    assert examples_of(empty, "words").inputs.shape == (2, 0)


def test_or_they_become_counts_of_their_letters_and_signs() -> None:
    table = DataTable("faces", ("happy", "sad", "sad"), sentences=("😀 Ha", "👩🏽‍🚀❤️", "我 我!"))
    examples = examples_of(table, "characters")
    assert examples.words
    counts = dict(zip(examples.names, examples.inputs.T.tolist(), strict=True))
    assert counts == {
        "!": [0, 0, 1],
        "a": [1, 0, 0],
        "h": [1, 0, 0],
        "❤️": [0, 1, 0],
        "我": [0, 0, 2],
        "👩🏽‍🚀": [0, 1, 0],
        "😀": [1, 0, 0],
    }


def test_numbers_to_predict_are_taken_as_they_are() -> None:
    table = DataTable("prices", (), ("area",), ((1.0,), (2.0,)), values=(10.5, 7.25))
    examples = examples_of(table, "signals")
    assert examples.labels.tolist() == [10.5, 7.25]
    assert examples.classes == ()
