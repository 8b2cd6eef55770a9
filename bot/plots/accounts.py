"""The account of a training that has just ended, for its pictures and their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.lab.account import RunAccount

if TYPE_CHECKING:
    from bot.neural.training import History


def account_of(history: History) -> RunAccount:
    recipe = history.recipe
    return RunAccount(history.numbers, history.spec, recipe.activation.facts, recipe.loss.facts)
