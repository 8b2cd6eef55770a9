"""Which wishes are one behaviour; that they are done alike is tested with the services."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.intents import ASKS, Intent
from bot.tutor.conversation.meaning.alike import ALIKE, behaviour_beside
from bot.tutor.conversation.moment import Open


@pytest.mark.parametrize("open_", Open)
def test_all_questions_about_the_subject_are_one_behaviour_wherever_they_are_asked(
    open_: Open,
) -> None:
    assert {behaviour_beside(intent, open_) for intent in ASKS} == {"ask"}
    assert behaviour_beside(Intent.HINT, open_) != behaviour_beside(Intent.CONTINUE, open_)


@pytest.mark.parametrize("intent", sorted(set(Intent) - ASKS))
def test_with_nothing_open_each_other_wish_is_a_behaviour_of_its_own(intent: Intent) -> None:
    assert behaviour_beside(intent, Open.NOTHING) == str(intent)


def test_no_intent_stands_in_two_groups_beside_the_same_thing() -> None:
    for groups in ALIKE.values():
        assert sum(map(len, groups)) == len(frozenset().union(*groups))
