"""The kind `bars`: the shares of some classes, given or made of their scores by softmax."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.pictures.kind import PictureKind, PictureSpec
from bot.tutor.shapes import Flaw, LineKey, LinesKey, NumbersKey

if TYPE_CHECKING:
    from bot.tutor.shapes import Shape

MOST_BARS = 6
HIGHEST_SCORE = 50.0
ROUNDING = 0.015  # as far as rounded shares may be from adding up to 1


@dataclass(frozen=True, slots=True)
class BarsPicture(PictureSpec):
    """A bar for each label. Of `scores` and `shares`, one is empty; shares lie between 0 and 1.

    An empty `title` is made of what the bars are.
    """

    labels: tuple[str, ...]
    scores: tuple[float, ...] = ()
    shares: tuple[float, ...] = ()
    title: str = ""


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    scores, shares = table.get("scores", ()), table.get("shares", ())
    if bool(scores) == bool(shares):
        yield Flaw("", "bars need scores or shares, and not both", "write one of the two")
        return
    labels, count = table.get("labels", ()), len(scores or shares)
    if labels and len(labels) != count:
        yield Flaw("labels", f"there are {len(labels)} for {count} bars", "name each bar once")
    for place, score in enumerate(scores):
        if abs(score) > HIGHEST_SCORE:
            mend = f"use one from -{HIGHEST_SCORE:g} to {HIGHEST_SCORE:g}"
            yield Flaw(f"scores[{place}]", f"a score of {score:g} cannot be drawn", mend)
    for place, share in enumerate(shares):
        if not 0 <= share <= 1:
            wrong = f"{share:g} is not a share"
            yield Flaw(f"shares[{place}]", wrong, "use a number from 0 to 1: 0.73 is 73%")
    if shares and abs(sum(shares) - 1) > ROUNDING:
        yield Flaw("shares", f"they add up to {sum(shares):.3g}", "make them add up to 1")


def _read(table: Mapping[str, Any]) -> BarsPicture:
    scores, shares = tuple(table["scores"]), tuple(table["shares"])
    numbered = tuple(f"class {place + 1}" for place in range(len(scores or shares)))
    return BarsPicture(tuple(table["labels"]) or numbered, scores, shares, table["title"])


SHAPE: Shape = {
    "scores": NumbersKey(0, MOST_BARS),
    "shares": NumbersKey(0, MOST_BARS),
    "labels": LinesKey(0, MOST_BARS, 20),
    "title": LineKey(50, needed=False),
}
BARS = PictureKind("bars", SHAPE, _flaws, _read)
