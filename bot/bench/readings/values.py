"""The values that sentences about a run name, each of its facts, and how they are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.bench.readings.facts import is_written

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from bot.bench.readings.facts import Facts

    Check = Callable[[re.Match[str], Facts], bool]


def start(facts: Facts) -> float:
    return facts.numbers.train_loss[0]


def last(facts: Facts) -> float:
    return facts.numbers.train_loss[-1]


def highest(facts: Facts) -> float:
    return max(facts.numbers.train_loss)


def lowest(facts: Facts) -> float:
    return min(facts.numbers.train_loss)


def train(facts: Facts) -> float:
    return facts.train


def test(facts: Facts) -> float:
    return facts.test


def guess(facts: Facts) -> float:
    return facts.guess


def last_test(facts: Facts) -> float:
    return facts.numbers.test_loss[-1]


def first_test(facts: Facts) -> float:
    return facts.numbers.test_loss[0]


def rose(facts: Facts) -> float:
    return 100.0 * facts.rose_in


def losses(*values: Callable[[Facts], float]) -> Check:
    """Check that the numbers of a sentence are these values, in order."""
    return lambda match, facts: all(
        is_written(text, value(facts)) for text, value in zip(match.groups(), values, strict=True)
    )


def both(*checks: Check) -> Check:
    return lambda match, facts: all(check(match, facts) for check in checks)
