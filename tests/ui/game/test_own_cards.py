"""The card of an author's own challenge: within Discord's limits, and true to the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.game.challenge_scenes import (
    ChallengeScene,
    HiddenChallengeScene,
    OwnChallengeScene,
)
from bot.tutor.game.fooling import ChangeCounts, retrained
from bot.tutor.game.standing import GONE_FOR_GOOD, ChallengeStanding
from bot.ui.game.challenges import challenge_card, hidden_card
from bot.ui.game.own_challenges import own_challenge_card
from tests.tutor.game.test_challenges import TEXTS
from tests.tutor.game.test_fooling import LABELS, NEURONS, challenge_of
from tests.ui.reading import parts, sent

if TYPE_CHECKING:
    from bot.tutor.data.sentences.neuron import Neuron

SHOWN = ChallengeStanding.SHOWN
# Whatever shows a signal, in as many signs as may be written, half of them to be escaped.
LONG = "*would* i,_you_ *please*! perhaps :) lol i've done the department was closed really? " * 2


def words_on(card: object) -> str:
    return " ".join(str(p["content"]) for p in parts(sent(card)) if "content" in p)  # type: ignore[arg-type]  # a view


def buttons_on(card: object) -> list[str]:
    return [str(p["label"]) for p in parts(sent(card)) if "label" in p]  # type: ignore[arg-type]  # a view


@given(st.sampled_from([*TEXTS, LONG.strip()]), LABELS, NEURONS)
def test_every_change_fits_on_the_card_and_is_offered_where_there_is_one(
    text: str, label: str, neuron: Neuron
) -> None:
    change = retrained(challenge_of(text, label, neuron))
    scene = OwnChallengeScene(1, text, label, SHOWN, ((label, 1),), label, change)
    card = own_challenge_card(scene)
    taught = change.counts.passes > 0
    assert ("Show it to all" in buttons_on(card)) is taught
    assert ("Your network says so as well" in words_on(card)) is not taught
    for shared in (True, False):
        row = buttons_on(
            own_challenge_card(
                OwnChallengeScene(
                    1, text, label, ChallengeStanding.REPORTED, (), label, change, shared
                )
            )
        )
        assert row == ["Take it back"]


@pytest.mark.parametrize("standing", list(ChallengeStanding))
def test_what_is_gone_or_over_offers_nothing_more_to_its_author(
    standing: ChallengeStanding,
) -> None:
    card = own_challenge_card(OwnChallengeScene(1, "A text", "formal", standing, ()))
    ended = standing in GONE_FOR_GOOD or standing is ChallengeStanding.OVER
    assert (buttons_on(card) == []) is ended
    assert ("A text" in words_on(card)) is (standing not in GONE_FOR_GOOD)


@pytest.mark.parametrize("standing", [one for one in ChallengeStanding if one is not SHOWN])
def test_only_a_reported_one_offers_a_look(standing: ChallengeStanding) -> None:
    card = hidden_card(HiddenChallengeScene(1, standing))
    reported = standing is ChallengeStanding.REPORTED
    assert buttons_on(card) == (["Look"] if reported else [])


def test_the_longest_public_card_fits() -> None:
    counts = ChangeCounts(50, 0, 16, 9999, 9998, 9999, 9999, 9998, 9999)
    answered = (("casual", 99999), ("formal", 99999))
    scene = ChallengeScene(
        2**63, 2**63, "*" * 200, ("formal", "casual"), True, "formal", 0.5, answered, "x", counts
    )
    assert len(words_on(challenge_card(scene))) < 2000
