"""The sentences of lesson 8: they hold the page's three, and networks do as its cards tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.content.data import load_data
from bot.content.sentences import AMBIGUOUS, FORMALITY, PAGE, TRAP, load_sentences
from bot.jobs.examples import examples_of
from bot.neural.parts.shipped import SHIPPED
from bot.neural.prepare import prepare
from bot.neural.training import train
from bot.trainings.spec import TrainingSpec
from bot.tutor.data.sentences.measures import MEASURES

if TYPE_CHECKING:
    from bot.neural.examples import Examples

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
ROWS = load_sentences(LESSONS)[0][FORMALITY]
TABLE = load_data(LESSONS)[0][FORMALITY]
LABEL_OF = dict(zip(TABLE.sentences, TABLE.labels, strict=True))
FEW = TrainingSpec(
    data="own",
    points=len(TABLE.labels),
    hidden=(),
    learning_rate=0.5,
    epochs=200,
    train_share=0.1,
    seed=303,
)
MORE = replace(FEW, train_share=0.5)
OF_LENGTH = {"short", "long", "length"}


def right(spec: TrainingSpec, examples: Examples) -> tuple[int, int]:
    """Return how many of the training and of the new sentences end right."""
    end = train(spec, SHIPPED, examples).numbers
    trained, _, new = end.counts
    return round(trained * end.train_accuracy[-1]), round(new * end.test_accuracy[-1])


def test_the_page_s_sentences_are_in_the_table_with_their_labels() -> None:
    assert {text: label for _, text, label, _, _ in PAGE}.items() <= LABEL_OF.items()


def test_the_table_has_both_labels_and_traps_as_often_as_lesson_8_says() -> None:
    assert len(TABLE.sentences) == len(LABEL_OF) == 657
    assert sorted(map(TABLE.labels.count, ("formal", "casual"))) == [314, 343]
    assert sum(row.tier == TRAP for row in ROWS if row.text in LABEL_OF) == 101


def test_no_sentence_on_which_people_disagree_is_in_the_table() -> None:
    disputed = {row.text for row in ROWS if row.tier == AMBIGUOUS}
    assert len(disputed) >= 40
    assert disputed.isdisjoint(TABLE.sentences)
    assert set(TABLE.labels) == {"formal", "casual"}


@pytest.mark.parametrize(
    ("text", "spec", "numbers", "trained_right", "new_right"),
    [
        ("signals", FEW, 17, 59, 477),
        ("words", FEW, 201, 66, 415),
        ("measures", FEW, 26, 64, 528),
        ("signals", MORE, 17, 288, 275),
        ("words", MORE, 201, 322, 265),
        ("signals", replace(FEW, hidden=(8,)), 145, 63, 475),
        ("signals", replace(FEW, hidden=(16, 16)), 561, 63, 465),
    ],
)
def test_networks_do_as_lesson_8_says(
    text: str, spec: TrainingSpec, numbers: int, trained_right: int, new_right: int
) -> None:
    examples = examples_of(TABLE, text)
    end = train(spec, SHIPPED, examples).numbers
    assert end.counts == ((66, 0, 591) if spec.train_share == FEW.train_share else (328, 0, 329))
    assert end.parameters == numbers
    assert right(spec, examples) == (trained_right, new_right)


def test_without_its_measures_of_length_a_network_does_as_lesson_8_says() -> None:
    measured = examples_of(TABLE, "measures")
    kept = [place for place, one in enumerate(MEASURES) if one.id not in OF_LENGTH]
    names = tuple(measured.names[place] for place in kept)
    assert len(names) == 22
    without = replace(measured, names=names, inputs=measured.inputs[:, kept])
    assert right(FEW, without)[1] == 541


def test_most_words_are_rare_as_lesson_8_says() -> None:
    """Over half of the 200 words are in one training sentence; the two it names are in more."""
    words = prepare(replace(FEW, text="words"), SHIPPED, examples_of(TABLE, "words"))
    in_sentences = (words.train.inputs > words.train.inputs.min(axis=0)).sum(axis=0)
    assert len(words.names) == 200
    assert (in_sentences == 1).sum() > 100
    assert {"committee", "again"} <= set(words.names)


def test_the_lesson_tells_the_numbers_of_its_table() -> None:
    """The check runs the facts of cards; these are counts, and what is told in questions."""
    card, bank = (
        (LESSONS / "judging-formality" / name).read_text(encoding="utf-8")
        for name in ("lesson.md", "questions.toml")
    )
    trained, new = right(FEW, examples_of(TABLE, "signals"))
    learned, met = right(FEW, examples_of(TABLE, "words"))
    traps = sum(row.tier == TRAP for row in ROWS)
    for said in (
        f"We labelled {len(TABLE.sentences)} sentences, about half formal.",
        f"{traps} are traps: their signals mislead.",
        "Here 66 are for training, 591 are kept new.",
        "without the three for length it gets 541",
        "It has 201 numbers for 66 sentences",
    ):
        assert said in card
    for said in (
        f"gets {learned} of 66 training sentences right, and {met} of 591 new ones",
        f"A network of signals gets {trained} of 66, and {new} of 591.",
        f"Signals fall from {trained / 66:.0%} to {new / 591:.0%}, ",
        f"words from {learned / 66:.0%} to {met / 591:.0%}.",
        f"gets all of its {learned} training sentences right, and {met} of 591 new ones",
        f"{591 - met} mistakes on new sentences",
        "With 201 numbers for 66 sentences",
        "That is a network of signals, after 328 sentences.",
    ):
        assert said in bank
