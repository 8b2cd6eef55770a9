"""Who sees what, as the notice says it: what stands on a card is seen by whoever sees the card."""

from __future__ import annotations

import pytest

from bot.tutor.privacy.registry import rule_of
from bot.ui.game.partner.cards import ABOUT


@pytest.mark.parametrize("table", ["entry", "attempt", "rule", "member"])
def test_what_stands_on_a_card_is_said_to_be_seen_by_whoever_sees_it(table: str) -> None:
    assert "for all in this channel to see" in ABOUT  # answers, corrections and rules of two
    seen = rule_of(table).seen_by
    assert "whoever sees" in seen
    assert "card" in seen
    assert "those who" not in seen


@pytest.mark.parametrize("table", ["run", "run_numbers", "run_trial", "run_picture"])
def test_a_training_in_a_channel_is_not_said_to_be_seen_by_one_alone(table: str) -> None:
    assert rule_of(table).seen_by.startswith("everybody in the server")
