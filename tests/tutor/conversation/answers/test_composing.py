"""What is answered to a question about the subject, out of the shipped course."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.answers.composing import Inquiry, Quotation, told_about
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.words import words_of
from bot.tutor.text import capital
from tests.tutor.conversation.answers.shipped import COURSE, library

NETWORK = "how-a-network-learns"


def told(text: str, intent: Intent, card: str = "", *terms: str) -> Quotation:
    words = tuple(words_of(text))
    found = told_about(COURSE, library(), Inquiry(intent, (card,) if card else (), terms, words))
    assert found is not None
    return found


def test_a_definition_comes_first_and_then_a_sentence_of_the_card() -> None:
    said = told("what is a bias", Intent.DEFINE, "", "bias")
    first, second = said.text.split("\n\n")
    assert first.startswith("**Bias**: A number that a neuron adds to its weighted inputs.")
    assert second in COURSE.lessons[0].cards[2].text + COURSE.lessons[0].cards[2].then
    assert said.cards == (("neurons-and-weights", "bias"),)


@pytest.mark.parametrize("term", COURSE.glossary, ids=lambda term: term.id)
def test_every_term_is_defined_in_the_words_of_the_glossary(term: object) -> None:
    one = next(each for each in COURSE.glossary if each is term)
    said = told(f"what is {one.name}", Intent.DEFINE, "", one.id)
    assert said.text.startswith(f"**{capital(one.name)}**: {one.definition}")
    assert said.cards[0] == (one.lesson, one.card)
    assert len(said.text) <= 520


def test_the_words_of_the_question_choose_the_passage() -> None:
    card = f"{NETWORK}/learning-rate"
    assert "jump around" in told("why is a too large rate bad", Intent.WHY, card).text
    assert "0.001" in told("what if the rate is too small", Intent.EXPLAIN, card).text


def test_somebody_who_did_not_understand_gets_the_second_telling() -> None:
    said = told("huh", Intent.DIFFERENTLY, f"{NETWORK}/overfitting")
    assert said.text.startswith("You get a jacket made to measure")


def test_an_example_holds_numbers_or_a_story() -> None:
    said = told("example of softmax", Intent.EXAMPLE, "the-forward-pass/scores", "softmax")
    assert "dog" in said.text
    assert any(sign.isdigit() for sign in said.text)


def test_what_explains_a_question_is_told_only_once_it_was_answered() -> None:
    asked = Inquiry(Intent.EXPLAIN, (f"{NETWORK}/test-set",), (), ("settings",))
    before = told_about(COURSE, library(), asked)
    assert before is not None
    assert not before.questions
    for question in (f"{NETWORK}/{one.id}" for one in COURSE.lessons[2].questions):
        after = told_about(COURSE, library(), asked, {question})
        assert after is not None
        assert after.questions <= {question}


def test_what_no_card_teaches_is_not_answered() -> None:
    assert told_about(COURSE, library(), Inquiry(Intent.EXPLAIN, ("no/such",))) is None
    assert told_about(COURSE, library(), Inquiry(Intent.DEFINE, (), ("no-term",))) is None
