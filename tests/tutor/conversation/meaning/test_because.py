"""Why a message was understood as it was: the weights of its words add up to the score."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.because import (
    LONGEST_WORD,
    MOST_WORDS,
    Counted,
    because,
    owners_of,
    shared_words,
)
from bot.tutor.conversation.meaning.understand import understand
from bot.tutor.conversation.moment import Moment, Open
from bot.tutor.conversation.network.features import features_of
from bot.tutor.conversation.search.index import Text
from bot.tutor.conversation.words import cut, words_of
from tests.tutor.conversation.meaning.minds import shipped_mind, tiny_mind, tiny_network

COMMON = "why what next hint is a the learning rate loss train network 0.3 4 b my do you i on"
MESSAGES = st.lists(st.sampled_from(COMMON.split()), max_size=14).map(" ".join) | st.text()


@given(message=MESSAGES, open_=st.sampled_from(Open))
def test_the_parts_and_what_was_there_before_add_up_to_the_lead_in_the_score(
    message: str, open_: Open
) -> None:
    mind = shipped_mind()
    meaning = understand(mind, message, Moment(open_))
    assume(not meaning.named and not meaning.looked_up)
    why = because(mind, meaning.words, meaning.intent, open_)
    scores = mind.intents.scores(features_of(mind.names.signs(meaning.words)))
    of = dict(zip(mind.intents.classes, scores, strict=True))
    mean = sum(of[name] for name in why.rivals) / len(why.rivals)
    assert why.total == pytest.approx(of[meaning.intent] - mean, abs=1e-9)
    assert len(why.counted) <= MOST_WORDS
    assert tuple(name for name, _ in why.offers) == meaning.offers
    if not meaning.refused:
        assert why.share == pytest.approx(meaning.confidence)
        assert why.rivals == meaning.offers[1:]


@given(message=MESSAGES)
def test_every_feature_has_its_owners_among_the_words(message: str) -> None:
    words = words_of(cut(message))
    owners = owners_of(words)
    assert owners.keys() == set(features_of(words))
    assert {word for owning in owners.values() for word in owning} == set(words)


# The value of one feature is 1 / the root of their number; four words of one letter have 13.
ROWS = {
    "a word of its own": ({"=x": (4, 0, 0, 0)}, {"x": 4.0}),
    "a pair, half and half": ({"=x y": (4, 0, 0, 0)}, {"x": 2.0, "y": 2.0}),
    "the beginning": ({"=^ x": (4, 0, 0, 0)}, {"x": 4.0}),
    "the end": ({"=z $": (-4, 0, 0, 0)}, {"z": -4.0}),
    "a piece": ({" y ": (4, 0, 0, 0)}, {"y": 4.0}),
    "the mean of the rivals": ({"=y": (4, 2, 4, 9)}, {"y": 1.0}),
    "a word that counts for another wish": ({"=y": (0, 2, 0, 0)}, {"y": -1.0}),
}


@pytest.mark.parametrize(("rows", "weights"), ROWS.values(), ids=ROWS)
def test_a_word_has_what_its_features_add(
    rows: dict[str, tuple[int, int, int, int]], weights: dict[str, float]
) -> None:
    words = ("x", "y", "z")
    network = tiny_network(rows, (0.5, 0.1, 0.3, 7.0))
    why = because(tiny_mind(network), words, Intent.EXPLAIN)
    value = 1 / len(features_of(words)) ** 0.5
    found = {one.word: one.weight / value for one in why.counted}
    assert found == pytest.approx(weights)
    assert why.bias == pytest.approx(0.5 - 0.2)
    assert (why.further, why.rest) == (3 - len(weights), 0.0)


def test_a_piece_that_two_words_have_is_shared_by_them() -> None:
    network = tiny_network({" ra": (4, 0, 0, 0)})
    why = because(tiny_mind(network), ("rain", "race", "no"), Intent.EXPLAIN)
    assert {one.word for one in why.counted} == {"rain", "race"}
    assert why.counted[0].weight == pytest.approx(why.counted[1].weight)


def test_without_a_word_all_was_there_before() -> None:
    network = tiny_network({"=^ $": (2, 0, 0, 0)}, (1.0, 0.0, 0.0, 0.0))
    why = because(tiny_mind(network), (), Intent.EXPLAIN)
    assert why.counted == ()
    assert why.bias == pytest.approx(3.0)


def test_signs_are_told_as_what_they_stand_for() -> None:
    network = tiny_network({"=ttt": (4, 0, 0, 0), "=lll": (3, 0, 0, 0), "=0": (2, 0, 0, 0)})
    words = ("learning", "rate", "loss", "0.3", "why")
    told = [one.told for one in because(tiny_mind(network), words, Intent.EXPLAIN).counted]
    assert told == ["a word of the course", "a lesson's name", "a number"]
    assert Counted("why", 1.0).told == "\u201cwhy\u201d"
    assert len(Counted("w" * 600, 1.0).told) <= LONGEST_WORD + 2


def test_what_is_open_may_tip_it() -> None:
    mind = tiny_mind(tiny_network({"=x": (2, 1, 0, 0)}))
    assert not because(mind, ("x",), Intent.EXPLAIN, Open.CARD).tipped
    why = because(mind, ("x",), Intent.HINT, Open.CHOICE)
    assert why.tipped
    assert why.offers[0][0] is Intent.HINT


def test_a_message_that_was_refused_is_set_against_the_likeliest_wishes() -> None:
    mind = tiny_mind(tiny_network({"=x": (2, 1, 0, 4)}))
    why = because(mind, ("x",), Intent.NONE)
    assert why.rivals == (Intent.EXPLAIN, Intent.HINT)
    assert why.share == 0.0
    assert why.total > 0


def test_a_card_shares_words_with_the_text_that_fits_best() -> None:
    texts = (
        Text(("how", "big", "is", "a", "step"), "one/steps"),
        Text(("which", "steps", "does", "training", "take"), "one/steps"),
        Text(("training", "takes", "steps", "anew"), "two/other"),
    )
    mind = tiny_mind(tiny_network({}), texts)
    words = ("what", "step", "does", "training", "need")
    assert shared_words(mind, words, "one/steps") == ("step", "training")
    assert shared_words(mind, words, "three/nothing") == ()
    assert shared_words(mind, (), "one/steps") == ()


def test_the_shipped_course_tells_which_words_lead_to_a_card() -> None:
    mind = shipped_mind()
    meaning = understand(mind, "what is a learning rate")
    assert set(shared_words(mind, meaning.words, meaning.cards[0])) <= set(meaning.words)
    assert "rate" in shared_words(mind, meaning.words, meaning.cards[0])
