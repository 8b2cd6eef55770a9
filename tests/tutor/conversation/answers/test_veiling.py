"""What would give the answer of an open question away."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.answers.veiling import gives_away

LOSS = "It gives one number for how wrong a prediction is, which training tries to shrink"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The gradient points uphill.", "gradient"),
        ("All **gradients** point uphill.", "Gradient"),
        ("Each has its learning rate.", "learning rate"),
        ("So the sum is `1 - 0.4 = 0.6`.", "0.6"),
        ("It gives one number for how wrong a prediction is, and training shrinks it.", LOSS),
    ],
)
def test_a_text_that_holds_the_key_gives_it_away(text: str, key: str) -> None:
    assert gives_away(text, [key])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The slope points uphill.", "gradient"),
        ("A rate is what learning needs.", "learning rate"),
        ("The share of 0.6 is large.", "0.6"),
        ("It is `1 - 0.4 = 0.65`.", "0.6"),
        ("A network makes a prediction.", LOSS),
        ("Anything at all.", ""),
    ],
)
def test_another_text_does_not(text: str, key: str) -> None:
    assert not gives_away(text, [key])
    assert not gives_away(text, [])
