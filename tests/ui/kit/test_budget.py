"""The budget of a channel: five in five seconds, whatever the answers take and the sums round."""

from __future__ import annotations

from bot.services.messages import MessagePlace, Token
from bot.ui.kit.budget import MOST, SECONDS, Budget, Budgets


def spent(at: float) -> Budget:
    budget = Budget()
    for _ in range(MOST):
        assert not budget.take(at)
        budget.answer(at)
    return budget


def test_what_is_taken_counts_until_five_seconds_after_its_answer() -> None:
    budget = Budget()
    for _ in range(MOST):
        assert not budget.take(0.0)
    assert budget.take(100.0) > 0, "none is answered yet"
    budget.answer(100.0)
    assert budget.take(104.0) == 1.0
    assert not budget.take(105.0)


def test_a_wait_that_rounds_to_nothing_is_no_leave() -> None:
    budget = spent(0.1)
    assert 5.1 - SECONDS < 0.1, "this is about a rounding error"
    assert 0 < budget.take(5.1) < 0.01
    assert budget.under_way == 0


def test_what_is_spared_is_left_for_what_is_more_urgent() -> None:
    budget = Budget()
    while not budget.take(0.0, spare=1):
        pass
    assert budget.under_way == MOST - 1
    assert not budget.take(0.0)


def test_posts_edits_and_tokens_have_budgets_apart_and_idle_ones_are_forgotten() -> None:
    budgets, token = Budgets(), Token("secret", until=840)
    places = [
        MessagePlace(5, 50),
        MessagePlace(5, 50, 500),
        MessagePlace(5, 51, 501),
        MessagePlace(5, 50, 500, token),
    ]
    kept = [budgets.of(place) for place in places]
    assert len({id(budget) for budget in kept}) == 4
    assert budgets.of(MessagePlace(5, 50, 502)) is kept[1]
    kept[1].take(0.0)
    kept[1].answer(1.0)
    budgets.forget_idle(5.9)
    assert budgets.of(places[1]) is kept[1]
    assert budgets.of(places[0]) is not kept[0]
    budgets.forget_idle(6.0)
    assert budgets.of(places[1]) is not kept[1]


def test_what_is_given_back_may_be_taken_by_another_and_looking_takes_nothing() -> None:
    budget = Budget()
    for _ in range(2 * MOST):
        assert not budget.wait(0.0)
    for _ in range(MOST):
        assert not budget.take(0.0)
    assert budget.wait(0.0) > 0
    budget.give_back()
    assert not budget.take(0.0)
    assert budget.take(0.0) > 0
