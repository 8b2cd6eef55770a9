"""The sentences of lesson 8: in balance, with the page's three, and as its third card tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.data import load_data
from bot.jobs.examples import examples_of
from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train
from bot.trainings.spec import TrainingSpec

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
TABLE = load_data(LESSONS)[0]["formal-or-casual"]
PAGE = {
    "I would be grateful for your assistance.": "formal",
    "Hey, wanna grab pizza?": "casual",
    "The committee has reviewed the proposal.": "formal",
}
SIGNALS = TrainingSpec(
    data="own",
    points=len(TABLE.labels),
    hidden=(),
    learning_rate=0.5,
    epochs=200,
    train_share=0.5,
    seed=6,
)


def test_the_page_s_sentences_are_among_a_hundred_and_twenty() -> None:
    assert len(TABLE.sentences) == 120
    labelled = dict(zip(TABLE.sentences, TABLE.labels, strict=True))
    assert PAGE.items() <= labelled.items()


def test_neither_kind_can_be_told_by_its_length() -> None:
    means = [
        sum(len(text.split()) for text in texts) / len(texts)
        for texts in (_of_class("formal"), _of_class("casual"))
    ]
    assert abs(means[0] - means[1]) < 1


@pytest.mark.parametrize(
    ("text", "numbers", "trained_right", "new_right"),
    [("signals", 17, 59, 58), ("words", 201, 60, 42)],
)
def test_signals_and_words_do_as_lesson_8_says(
    text: str, numbers: int, trained_right: int, new_right: int
) -> None:
    spec = replace(SIGNALS, text=text)
    end = train(spec, SHIPPED, examples_of(TABLE, text)).numbers
    assert (end.counts, end.parameters) == ((60, 0, 60), numbers)
    assert round(60 * end.train_accuracy[-1]) == trained_right
    assert round(60 * end.test_accuracy[-1]) == new_right


def _of_class(name: str) -> list[str]:
    return [t for t, label in zip(TABLE.sentences, TABLE.labels, strict=True) if label == name]
