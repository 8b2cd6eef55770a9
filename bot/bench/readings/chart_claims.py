"""What each sentence of an alternative text claims about the chart, and of what has no points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.bench.readings.facts import NUMBER as N
from bot.bench.readings.facts import is_written

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from bot.bench.readings.facts import Facts

    Check = Callable[[re.Match[str], Facts], bool]

PART = r"(Training|Test|Validation)"


def _series(name: str, facts: Facts) -> Sequence[float]:
    numbers = facts.numbers
    return {
        "Training": numbers.train_loss,
        "Test": numbers.test_loss,
        "Validation": numbers.validation_loss,
    }[name]


def _axes(match: re.Match[str], facts: Facts) -> bool:
    losses = (*facts.numbers.train_loss, *facts.numbers.test_loss)
    ends = is_written(match[1], min(losses)) and is_written(match[2], max(losses))
    return ends and int(match[3]) == facts.numbers.epochs[-1]


def _goes(match: re.Match[str], facts: Facts) -> bool:
    """Check a curve that only falls or rises, as written: its best is at one of its ends."""
    losses = _series(match[1], facts)
    falls = losses[-1] <= losses[0]
    ends = is_written(match[3], losses[0]) and is_written(match[4], losses[-1])
    return ends and (match[2] == "falls") is falls


def _turns(match: re.Match[str], facts: Facts) -> bool:
    losses = _series(match[1], facts)
    at = facts.numbers.epochs.index(int(match[4]))
    told = zip(match.group(2, 3, 5), (losses[0], min(losses), losses[-1]), strict=True)
    return losses[at] == min(losses) and all(is_written(text, value) for text, value in told)


def _swings(match: re.Match[str], facts: Facts) -> bool:
    losses = _series(match[1], facts)
    values = losses[0], min(losses), max(losses), losses[-1]
    return all(is_written(t, v) for t, v in zip(match.groups()[1:], values, strict=True))


def _stays(match: re.Match[str], facts: Facts) -> bool:
    losses = _series(match[1], facts)
    return is_written(match[2], losses[0]) and is_written(match[2], losses[-1])


def _share_right(match: re.Match[str], facts: Facts) -> bool:
    if facts.right is None:
        return False
    return is_written(match[1], 100 * facts.right) and int(match[2]) == facts.numbers.counts[2]


def _lacks_one(match: re.Match[str], facts: Facts) -> bool:
    return _empty(match[1], facts).count(match[2]) == len(_empty(match[1], facts)) == 1


def _lacks_some(match: re.Match[str], facts: Facts) -> bool:
    every = len(facts.numbers.classes)
    return (int(match[1]), int(match[2])) == (len(_empty(match[3], facts)), every)


def _empty(part: str, facts: Facts) -> list[str]:
    """Return the classes without a point in a part."""
    tested = [sum(row) for row in facts.numbers.confusion]
    counts = facts.numbers.train_classes if part == "training" else tested
    return [name for name, count in zip(facts.numbers.classes, counts, strict=True) if count == 0]


CHART_CLAIMS: tuple[tuple[str, Check], ...] = (
    (r"No (training|test) point is of the class (.+)\.", _lacks_one),
    (r"(\d+) of (\d+) classes have no (training|test) point\.", _lacks_some),
    (
        rf"(?:Line chart|Animation: .* losses), (?:logarithmic loss axis|loss) {N} to {N}, round 0 "
        r"to (\d+)\.",
        _axes,
    ),
    (rf"{PART} (falls|rises) {N} to {N}\.", _goes),
    (rf"{PART} stays at {N}\.", _stays),
    (rf"{PART} falls {N} to {N} in round (\d+), then rises to {N}\.", _turns),
    (rf"{PART} starts at {N}, swings from {N} to {N}, ends at {N}\.", _swings),
    (rf"{N} % of (\d+) test points right\.", _share_right),
    (
        rf"Beside it: the points and the border between the classes; {N} % of (\d+) test points "
        r"right\.",
        _share_right,
    ),
    (
        r"Beside it: the predicted values over the plane, with the points\.",
        lambda _, facts: not facts.numbers.classes,
    ),
    (
        r"Not trained: early stopping kept round 0\.",
        lambda _, facts: bool(facts.spec.patience) and facts.kept == 0,
    ),
    (
        r"Not trained: it diverged in round 1\.",
        lambda _, facts: facts.numbers.diverged and facts.numbers.epochs == (0,),
    ),
    (
        r"It was stopped at round (\d+)\.",
        lambda match, facts: facts.numbers.diverged and int(match[1]) == facts.numbers.epochs[-1],
    ),
)
