"""Coming back from a training counts for that training, and not for one begun later."""

from __future__ import annotations

from bot.services.conversation.returns import Returns

ANA, BEN = 1, 2


def test_who_came_back_has_left_that_training_and_no_later_one() -> None:
    returns = Returns()
    assert not returns.has_left(ANA, 7)
    returns.leave(ANA, 7)
    assert returns.has_left(ANA, 7)
    assert not returns.has_left(ANA, 8)
    assert not returns.has_left(BEN, 7)
