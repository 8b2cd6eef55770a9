"""What each headline claims."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from bot.bench.readings.facts import Facts

    Check = Callable[[re.Match[str], Facts], bool]

FLAT = 0.02  # of the loss at three quarters of the epochs, or of guessing


def _learned(_: re.Match[str], facts: Facts) -> bool:
    low = facts.train <= facts.low or facts.test <= facts.low
    better = facts.right is None or facts.right > facts.commonest
    return low and better and facts.test < 0.87 * facts.guess


def _is_flat(facts: Facts) -> bool:
    """Tell whether the training loss did not fall on: by 2 %, or less than it wiggles."""
    before, end = facts.at(0.75), facts.numbers.train_loss[-1]
    wiggle = 3.0 * facts.climbed_late / max(1, len(facts.late))
    fell_on = before - end > max(FLAT * before, FLAT * facts.guess, wiggle)
    return not fell_on or facts.kept < len(facts.numbers.epochs) - 1


def _parts(_: re.Match[str], facts: Facts) -> bool:
    numbers, kept = facts.numbers, facts.kept
    best = min(numbers.test_loss[: kept + 1])
    by_heart = facts.train <= facts.low and facts.test >= 0.86 * facts.guess
    return facts.test > 1.1 * facts.train and (facts.test > 1.04 * best or by_heart)


def _dead(_: re.Match[str], facts: Facts) -> bool:
    return facts.numbers.dead_units >= 0.5


def _equal(_: re.Match[str], facts: Facts) -> bool:
    return facts.spec.start != "random" and facts.numbers.symmetric_units >= 0.99


def _jumps(_: re.Match[str], facts: Facts) -> bool:
    """Tell whether the training loss rose and fell, in all, by a fifth of its start each."""
    steps = [after - before for before, after in pairwise(facts.numbers.train_loss)]
    rises, falls = sum(max(0.0, step) for step in steps), sum(max(0.0, -step) for step in steps)
    return min(rises, falls) > 0.2 * facts.unit


def _wiggles(_: re.Match[str], facts: Facts) -> bool:
    batches = 0 < facts.spec.batch < facts.numbers.counts[0]
    return batches and facts.rose_in > 0.02 and facts.train < facts.numbers.train_loss[0]


def _grows(_: re.Match[str], facts: Facts) -> bool:
    return facts.late[-1] > facts.late[0] and facts.late[-1] > facts.unit


def _as_good(match: re.Match[str], facts: Facts) -> bool:
    floor, told = facts.numbers.floor_loss, match.group()
    if floor is None or facts.test > 1.1 * floor + 0.01 * facts.guess + 1e-9:
        return False
    sees_all = {"x1", "x2"} <= set(facts.spec.inputs)
    if "data" in told:
        return sees_all and not facts.spec.flips
    return bool(facts.spec.flips) if "labels" in told else not sees_all


HEADLINE_CLAIMS: tuple[tuple[str, Check], ...] = (
    (r"It learned\.", _learned),
    (r"It learned its training points\.", lambda _, facts: facts.train <= facts.low),
    (
        r"It is still falling\.",
        lambda _, facts: facts.numbers.train_loss[-1] < min(facts.at(0.5), facts.unit),
    ),
    (r"It jumps up and down\.", _jumps),
    (r"It wiggles on its way down\.", _wiggles),
    (
        r"It is stuck near the loss of guessing\.",
        lambda _, facts: facts.train >= 0.86 * facts.guess and _is_flat(facts),
    ),
    (
        r"It went flat before the loss was low\.",
        lambda _, facts: facts.train > facts.low and _is_flat(facts),
    ),
    (
        r"Most answers are right, yet the loss stays high\.",
        lambda _, facts: (facts.right or 0) >= 0.9 and facts.train > facts.low and _is_flat(facts),
    ),
    (r"The curves part: overfitting\.", _parts),
    (r"Many hidden units are dead\.", _dead),
    (r"Equal starting weights: hidden units cannot differ\.", _equal),
    (
        r"Starting weights of zero: no blame comes through\.",
        lambda _, facts: facts.spec.start == "zero" and facts.train >= 0.86 * facts.guess,
    ),
    (r"It diverges: its numbers grow without end\.", lambda _, facts: facts.numbers.diverged),
    (r"It diverges: the training loss grows and grows\.", _grows),
    (
        r"It was thrown off, and the test loss stayed high\.",
        lambda _, facts: (
            max(facts.numbers.train_loss) > 4.9 * facts.unit
            and facts.numbers.test_loss[-1] > facts.numbers.test_loss[0]
        ),
    ),
    (
        r"It went up, and ended above its start\.",
        lambda _, facts: facts.numbers.train_loss[-1] > facts.numbers.train_loss[0],
    ),
    (r"Too few rounds to tell\.", lambda _, facts: facts.numbers.epochs[-1] < 10),
    (
        r"There is only one class to learn from\.",
        lambda _, facts: sum(map(bool, facts.numbers.train_classes)) == 1,
    ),
    (
        r"Early stopping kept round (\d+)\.",
        lambda match, facts: int(match[1]) == facts.numbers.epochs[facts.kept],
    ),
    (r"About as good as .* allows?\.", _as_good),
)
