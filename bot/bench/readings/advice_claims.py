"""What each sentence about a trial claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.bench.readings.facts import NUMBER as N
from bot.bench.readings.facts import is_written
from bot.tutor.lab.advice.changes import CHANGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.bench.readings.facts import Facts
    from bot.tutor.lab.advice.changes import Remedy

    Check = Callable[[re.Match[str], Facts], bool]


def _tried(match: re.Match[str], facts: Facts) -> bool:
    if facts.trial is None:
        return False
    counted = int(match[1]) == len([1 for _, loss in facts.trial.tried if loss is not None])
    fresh = facts.trial.fresh == int((match[2] or "0").replace(",", ""))
    if match[3] is None:
        return counted and fresh
    losses = is_written(match[3], facts.trial.loss) and is_written(match[4], facts.test)
    return counted and fresh and losses


def _none_helps(match: re.Match[str], facts: Facts) -> bool:
    if facts.trial is None:
        return False
    bound = (1 - int(match[1]) / 100) * facts.trial.loss
    unseen = 0.005 * facts.guess
    losses = [loss for _, loss in facts.trial.tried if loss is not None]
    return all(loss > bound or facts.trial.loss - loss <= unseen for loss in losses)


def _helps(match: re.Match[str], facts: Facts) -> bool:
    """Check that a change with this loss was tried, and that it is clearly lower."""
    if facts.trial is None:
        return False
    losses = [loss for _, loss in facts.trial.tried if loss is not None]
    return any(is_written(match[1], loss) and loss <= 0.93 * facts.trial.loss for loss in losses)


def _cause(change: Remedy) -> Check:
    """Check that a change whose cause is named lowered the loss when it was tried."""

    def check(_: re.Match[str], facts: Facts) -> bool:
        losses = dict(facts.trial.tried) if facts.trial else {}
        loss = losses.get(change.name)
        return loss is not None and facts.trial is not None and loss <= 0.93 * facts.trial.loss

    return check


ADVICE_CLAIMS: tuple[tuple[str, Check], ...] = (
    (
        rf"I tried (\d+) (?:of \d+ )?changes?,? ?(?:for time was up, )?on (?:([\d,]+) new points|"
        rf"training points held out for it)(?:, where this network(?:, trained without "
        rf"them,)? has a loss of {N} "
        rf"\(test points: {N}\):.*)?\.?",
        _tried,
    ),
    (
        rf"None lowered the loss there clearly, by (\d+) % and more than {N}\.",
        _none_helps,
    ),
    (
        r"This training took too long to try changes of it\.",
        lambda _, facts: facts.numbers.seconds > 2.0,
    ),
    (r"There was no time to try a change\.", lambda _, facts: facts.trial is not None),
    (rf".*\*\*.*\*\* \(.*\): {N}\.", _helps),
    (
        rf".*\*\*.*\*\* \(.*\): {N}, and still no better than guessing, {N}\.",
        lambda match, facts: (
            _helps(match, facts)
            and is_written(match[2], facts.guess)
            and float(match[1].replace(",", "")) > 0.96 * facts.guess
        ),
    ),
    *((re.escape(change.because), _cause(change)) for change in CHANGES if change.because),
)
