"""Says which part of the points has none of a class, so that nothing can be learned or judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.lab.account import RunAccount


def lacking_told(account: RunAccount) -> str:
    """Say how many classes have no training point, and no test point; "" if each has some.

    A run of one class alone says so in its headline. Runs from before the training points of each
    class were counted say nothing of those.
    """
    numbers = account.numbers
    tested = [sum(row) for row in numbers.confusion]
    trained = () if account.one_class else numbers.train_classes
    told = (_told(numbers.classes, trained, "training"), _told(numbers.classes, tested, "test"))
    return " ".join(filter(None, told))


def _told(classes: Sequence[str], counts: Sequence[int], part: str) -> str:
    missing = [name for name, count in zip(classes, counts, strict=False) if not count]
    if not missing:
        return ""
    if len(missing) == 1:
        return f"No {part} point is of the class {plain(missing[0])}."
    return f"{len(missing)} of {len(classes)} classes have no {part} point."
