"""The network that plays along: its numbers are those of gradient descent, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.data.sentences.neuron import answer
from bot.tutor.game.ledger import RATE, ledger_of, step_of
from bot.tutor.game.ledger_words import (
    HEAD,
    is_right,
    ledger_table,
    network_line,
    own_words,
    without_line,
)
from bot.tutor.game.sentences import Sentence, found_in
from tests.tutor.game.material import FORMALITY, sentence

PAGE = [sentence(id_) for id_ in ("assistance", "pizza", "committee")]
LABELLED = [one for one in FORMALITY.sentences if one.label]
WIDTH = 27  # columns, as many as a phone of 400 pixels shows


def test_the_network_plays_the_page_s_sentences_as_worked_out_by_hand() -> None:
    steps = ledger_of(FORMALITY, PAGE)
    assert [round(step.answer, 3) for step in steps] == [0.5, 0.562, 0.492]
    assert [round(step.loss, 3) for step in steps] == [0.693, 0.826, 0.709]
    frozen = steps[-1].after
    asked_again = [answer(frozen, FORMALITY.shown(one.text)) for one in PAGE]
    assert [round(p, 2) for p in asked_again] == [0.81, 0.42, 0.62]


def test_the_ledger_of_the_pizza_names_the_words_and_the_changes() -> None:
    step = ledger_of(FORMALITY, PAGE)[1]
    rows = {
        row.signal.id if row.signal else "bias": (row.words, round(row.change, 3))
        for row in step.rows
    }
    assert rows == {
        "question": (("?",), -0.281),
        "slang": (("Hey", "wanna", "grab"), -0.281),
        "bias": ((), -0.281),
    }
    assert own_words(FORMALITY, step) == (
        "It says: *I think I weighted the bias too high. I will adjust my rule.*"
    )
    assert network_line(FORMALITY, step) == (
        "The network said **formal 56%**: wrong. It moved its bias and 2 weights by 0.281 "
        "toward casual."
    )


@given(st.lists(st.sampled_from(LABELLED), min_size=1, max_size=12), st.integers(0, 3))
def test_a_ledger_adds_up_and_changes_only_what_was_there(
    sentences: list[Sentence], tested: int
) -> None:
    learnt = sentences[: len(sentences) - tested] or sentences[:1]
    steps = ledger_of(FORMALITY, learnt, sentences[len(learnt) :])
    for step in steps:
        y = FORMALITY.target(step.sentence.label)
        changed = RATE * (y - step.answer) if step.learnt else 0.0
        assert all(row.change == pytest.approx(changed, abs=1e-12) for row in step.rows)
        shown = FORMALITY.shown(step.sentence.text)
        total = sum(row.contribution for row in step.rows)
        assert step.answer == pytest.approx(1 / (1 + 2.718281828459045**-total))
        for is_on, before, after in zip(
            shown, step.before.weights, step.after.weights, strict=True
        ):
            assert is_on or before == after


@given(st.lists(st.sampled_from(LABELLED), min_size=1, max_size=12))
def test_what_is_said_of_a_step_is_so(sentences: list[Sentence]) -> None:
    step = ledger_of(FORMALITY, sentences)[-1]
    table = ledger_table(step).split("\n")
    assert table[1] == HEAD
    numbers = [line for line in table[1:-1] if not any(sign.isalpha() for sign in line)]
    assert len(numbers) == len(step.rows)
    assert all(len(line) <= WIDTH for line in table)
    assert not re.search(r"\b0\.00\b", without_line(FORMALITY, step))
    if step.without is None:
        assert all(row.contribution == 0 for row in step.rows[:-1])
        return
    known = {row.signal: row.contribution for row in step.rows}
    assert abs(known[step.without.signal]) == max(abs(row.contribution) for row in step.rows[:-1])
    rest = sum(row.contribution for row in step.rows) - known[step.without.signal]
    assert step.without.answer == pytest.approx(1 / (1 + 2.718281828459045**-rest))


def test_the_network_blames_what_pushed_it_the_wrong_way() -> None:
    taught = ledger_of(FORMALITY, [PAGE[0]] * 4)[-1].after
    casual = next(
        one
        for one in LABELLED
        if one.label == "casual"
        and {found.signal.id for found in found_in(FORMALITY.reader, one.text)} == {"first-person"}
    )
    step = step_of(FORMALITY, taught, casual, learns=True)
    assert not is_right(FORMALITY, step)
    assert "weighted the I or we too high" in own_words(FORMALITY, step)
