"""Three wishes are offered, no two alike, and each can be carried out by a button."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.conversation.intents import ASKS, Intent
from bot.tutor.conversation.meaning.meaning import Meaning
from bot.tutor.conversation.wish import (
    LABELS,
    LIKELY_ABOUT,
    STANDS_FOR,
    USUAL,
    Wish,
    offers_of,
    wish_of,
)

CARDS = ("loss/what", "loss/why")
INTENTS = st.sampled_from(list(Intent))


def unsure(*offers: Intent, cards: tuple[str, ...] = CARDS, score: float = 0.3) -> Meaning:
    return Meaning(offers[0], 0.3, sure=False, offers=offers, cards=cards, score=score)


@given(st.lists(INTENTS, min_size=1, max_size=3, unique=True), st.sampled_from([CARDS, ()]))
def test_whatever_is_likeliest_three_different_wishes_are_offered(
    offers: list[Intent], cards: tuple[str, ...]
) -> None:
    wishes = offers_of(unsure(*offers, cards=cards))
    assert len(wishes) == 3
    assert len({wish.intent for wish in wishes}) == 3
    for wish in wishes:
        assert wish.intent in LABELS or (wish.intent is Intent.EXPLAIN and wish.card == "loss/what")


@pytest.mark.parametrize("intent", Intent)
def test_a_wish_is_offered_first_where_a_button_can_carry_it(intent: Intent) -> None:
    first = offers_of(unsure(intent))[0]
    if intent in ASKS:
        assert first == Wish(Intent.EXPLAIN, "loss/what")
    elif intent is Intent.NONE:
        assert first.intent is USUAL[0]
    else:
        assert first == Wish(STANDS_FOR.get(intent, intent)) or intent in {
            Intent.GREET,
            Intent.THANKS,
        }


def test_all_that_asks_is_one_offer_and_without_a_card_none() -> None:
    for one, two in permutations(sorted(ASKS), 2):
        asks = [wish for wish in offers_of(unsure(one, two)) if wish.intent in ASKS]
        assert asks == [Wish(Intent.EXPLAIN, "loss/what")]
        assert not [wish for wish in offers_of(unsure(one, two, cards=())) if wish.card]


def test_an_answer_is_never_taken_from_a_guess() -> None:
    assert offers_of(unsure(Intent.ANSWER, Intent.IS_IT, Intent.GIVE_ANSWER))[:2] == (
        Wish(Intent.BACK),
        Wish(Intent.HINT),
    )
    for given_ in (Intent.ANSWER, Intent.IS_IT, Intent.CHANGE, Intent.GIVE_ANSWER):
        assert given_ not in LABELS
        assert STANDS_FOR[given_] in LABELS


def test_what_stands_for_a_wish_and_what_is_usual_has_a_label_that_fits_on_a_phone() -> None:
    assert set(STANDS_FOR.values()) <= set(LABELS)
    assert set(USUAL) <= set(LABELS)
    assert all(len(label) <= 34 for label in LABELS.values())
    assert len(set(LABELS.values())) == len(LABELS)


@pytest.mark.parametrize(
    ("topic", "score", "about"),
    [
        ("", LIKELY_ABOUT, "loss/what"),
        ("", LIKELY_ABOUT - 0.01, ""),
        ("bias/what", 0.9, "bias/what"),
        ("bias/what", 0.0, "bias/what"),
    ],
)
def test_a_wish_is_about_the_card_that_teaches_its_word_or_the_one_it_fits(
    topic: str, score: float, about: str
) -> None:
    meaning = Meaning(
        Intent.EXPLAIN,
        1.0,
        sure=True,
        offers=(Intent.EXPLAIN,),
        cards=CARDS,
        score=score,
        topic=topic,
        lesson="loss",
    )
    assert wish_of(meaning) == Wish(Intent.EXPLAIN, about, "loss")
