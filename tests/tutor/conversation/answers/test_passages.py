"""All passages of the shipped course: what is told of each can stand alone in a chat."""

from __future__ import annotations

import re

import pytest

from bot.tutor.conversation.answers.choosing import MOST, Wanted, best_extract
from bot.tutor.conversation.answers.passages import PassageKind
from bot.tutor.conversation.answers.sentences import (
    UNSEEN,
    sentences_in,
    statements_of,
    well_formed,
)
from bot.tutor.conversation.intents import Intent
from tests.tutor.conversation.answers.shipped import COURSE, library

CARDS = [(lesson.id, card.id) for lesson in COURSE.lessons for card in lesson.cards]
UNSEEN_WORDS = re.compile(
    r"in the picture|the dials|picture shows|\bbelow[,.:]|try it below|this card|press ",
    re.IGNORECASE,
)
MARKS = '*"”`)'


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence does, or with a line of a list or with a sum."""
    last = text.rsplit("\n", maxsplit=1)[-1]
    ends = last.rstrip(MARKS).endswith((".", "!", "?"))
    return ends or last.startswith(("- ", "1", "2", "3")) or last.endswith("`")


ASKED = (Intent.EXPLAIN, Intent.WHY, Intent.EXAMPLE, Intent.DIFFERENTLY)


def test_every_kind_of_passage_is_found_in_the_course() -> None:
    assert {one.kind for one in library().passages} == set(PassageKind)


def test_a_text_with_gaps_for_numbers_is_no_passage() -> None:
    assert not [one for one in library().passages if "{" in one.text]


def test_all_28_texts_on_confused_pairs_are_there() -> None:
    pairs = [one for one in library().passages if one.kind is PassageKind.PAIR]
    assert len({one.about for one in pairs}) == 28


@pytest.mark.parametrize("kind", list(PassageKind))
def test_what_is_kept_of_every_passage_is_well_formed_and_whole(kind: PassageKind) -> None:
    for passage in library().passages:
        if passage.kind is not kind:
            continue
        for said in statements_of(passage.text):
            assert well_formed(said.text), said.text
            assert said.text in passage.text, said.text
            assert not UNSEEN_WORDS.search(said.text), said.text
            assert is_finished(said.text), said.text


@pytest.mark.parametrize("intent", ASKED)
def test_every_card_has_something_to_say_in_at_most_500_characters(intent: Intent) -> None:
    for lesson, card in CARDS:
        found = best_extract(library(), Wanted(intent, lesson, card))
        assert found is not None, card
        assert 0 < len(found.text) <= MOST, card
        assert well_formed(found.text), found.text
        assert not found.text.endswith("?"), found.text
        assert found.passage.card == card


@pytest.mark.parametrize("room", [90, 140, 200, 280])
def test_what_is_cut_shorter_is_still_whole_sentences(room: int) -> None:
    for lesson, card in CARDS:
        found = best_extract(library(), Wanted(Intent.EXPLAIN, lesson, card), room)
        assert found is None or len(found.text) <= room
        assert found is None or is_finished(found.text), found


@pytest.mark.parametrize(
    "said",
    [
        "In the picture, one hidden neuron makes OR and one makes AND.",
        "You turn three dials:\n\n- one\n- two",
        "Below, each network has a number, its **seed**.",
        "The border above has all its 30 training points right.",
        "Panel C in card 4 had 0.361 in training.",
        "Its answer changes at the black line, and a cross marks a mistake.",
        "And too strong a decay does harm: try it below.",
        "Both curves fell nearly all the way.",
    ],
)
def test_what_speaks_of_something_unseen_is_left_out(said: str) -> None:
    assert UNSEEN.search(said)
    assert statements_of(said) == ()


@pytest.mark.parametrize(
    "said",
    [
        'A sum above zero means "umbrella".',
        "An output above 0.5 counts as a yes, which we write as 1.",
        "A sum below zero means casual, one above zero formal.",
        "You learn words with cards.",
    ],
)
def test_the_same_words_in_another_sense_stay(said: str) -> None:
    assert [one.text for one in statements_of(said)] == [said]


def test_a_sentence_that_leans_on_one_left_out_goes_with_it() -> None:
    text = "The picture shows a border. It bends. Nothing is known of rain."
    assert [one.text for one in statements_of(text)] == ["Nothing is known of rain."]


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("It is 0.315. That is small.", 2),
        ("The sum is `1. + 2. = 3.` as ever. So it is.", 2),
        ('"See you." gets 0.62, too.', 1),
        ("(Two here. Three there.) And one more.", 2),
        ("**Bold. Still bold.** Then not.", 2),
    ],
)
def test_sentences_end_where_no_mark_is_open(line: str, sentences: int) -> None:
    found = sentences_in(line)
    assert len(found) == sentences
    assert " ".join(found) == line
