"""A correction that was stored as the game's sentence is taken apart again, word for word."""

from __future__ import annotations

import pytest

from bot.tutor.game.corrections import (
    Correction,
    Direction,
    correction_sentence,
    read_correction,
)

FEATURES = ("slang words", "it", 'word "I"', "was too high", "too low too high", "I will. x")


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("feature", FEATURES)
def test_what_was_stored_is_read_again(feature: str, direction: Direction) -> None:
    assert read_correction(correction_sentence(feature, direction)) == Correction(
        feature, direction
    )


@pytest.mark.parametrize("text", ["", "slang, too low", "I think I weighted the slang too low."])
def test_anything_else_is_no_stored_correction(text: str) -> None:
    assert read_correction(text) is None
