"""The signals of a review that are told by words from a list, and by the words beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.data.sentences import review_other_words as other
from bot.tutor.data.sentences import review_signal_words as listed
from bot.tutor.data.sentences.signals_reading import (
    after_pairs,
    neighbour,
    phrases_of,
    places_of,
    span_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.tutor.data.sentences.signals_reading import Phrases, Seen, Span

GOOD = phrases_of(listed.GOOD, listed.HOT_FOOD, listed.VERY_GOOD)
VERY_GOOD = phrases_of(listed.VERY_GOOD)
BAD = phrases_of(listed.BAD, listed.VERY_BAD)
VERY_BAD = phrases_of(listed.VERY_BAD)
BROKEN = phrases_of(other.BROKEN)
PRICES = phrases_of(other.PRICES)
WISHES = phrases_of(other.WISHES)
FULL_MARKS = re.compile(r"(?<![\d.,/])(?:10 ?/ ?10|5 ?/ ?5)(?![\d/])")
NO_MARKS = re.compile(r"(?<![\d.,/])(?:[012] ?/ ?10|[01] ?/ ?5)(?![\d/])")
SUM = r"\d(?:[\d.,]{0,8}\d)?"
MONEY = re.compile(rf"(?:{SUM}\s?)?[£$€¥₹](?:\s?{SUM})?")


def excited(seen: Seen) -> Iterator[Span]:
    return (found.span() for found in re.finditer(r"!+", seen.text))


def good_words(seen: Seen) -> Iterator[Span]:
    yield from (span_of(seen, *places) for places in _praise(seen, GOOD))
    yield from (found.span() for found in FULL_MARKS.finditer(seen.text))


def very_good_words(seen: Seen) -> Iterator[Span]:
    """Find "excellent", and "very good" unless "not" or "never" is before it."""
    yield from (span_of(seen, *places) for places in _praise(seen, VERY_GOOD))
    yield from (found.span() for found in FULL_MARKS.finditer(seen.text))
    yield from _stressed(seen, _praise(seen, GOOD))


def bad_words(seen: Seen) -> Iterator[Span]:
    yield from (span_of(seen, *places) for places in _complaints(seen, BAD))
    yield from (found.span() for found in NO_MARKS.finditer(seen.text))


def very_bad_words(seen: Seen) -> Iterator[Span]:
    yield from (span_of(seen, *places) for places in _complaints(seen, VERY_BAD))
    yield from (found.span() for found in NO_MARKS.finditer(seen.text))
    yield from _stressed(seen, _complaints(seen, BAD))


def _praise(seen: Seen, phrases: Phrases) -> Iterator[tuple[int, int]]:
    places = _away_from(seen, phrases, listed.NO_PRAISE_AFTER, listed.NO_PRAISE_BEFORE)
    return ((place, after) for place, after in places if _praises(seen, place))


def _praises(seen: Seen, place: int) -> bool:
    small, before = seen.words[place].small, neighbour(seen, place - 1)
    if small == "like":
        return before in listed.LIKED_BY
    if small == "well" and (place == 0 or not seen.words[place].joined):
        return neighbour(seen, place + 1) != "" and seen.words[place + 1].joined
    wished = small.endswith("er") and before in {"be", "been"}
    return before != "too" and not wished


def _complaints(seen: Seen, phrases: Phrases) -> Iterator[tuple[int, int]]:
    return _away_from(seen, phrases, listed.NO_COMPLAINT_AFTER, listed.NO_COMPLAINT_BEFORE)


def _away_from(
    seen: Seen,
    phrases: Phrases,
    not_after: Mapping[str, frozenset[str]],
    not_before: Mapping[str, frozenset[str]],
) -> Iterator[tuple[int, int]]:
    """Yield the places of the phrases that have none of certain words directly beside them."""
    for place, after in places_of(seen, phrases):
        small = seen.words[place].small
        before = neighbour(seen, place - 1) if seen.words[place].joined else ""
        behind = neighbour(seen, after)
        if before not in not_after.get(small, ()) and behind not in not_before.get(small, ()):
            yield place, after


def _stressed(seen: Seen, places: Iterator[tuple[int, int]]) -> Iterator[Span]:
    for place, after in places:
        first = place - 1
        if first < 0 or not seen.words[place].joined:
            continue
        such = neighbour(seen, first) in {"a", "an"} and neighbour(seen, first - 1) == "such"
        first -= such
        stress = such or seen.words[first].small in listed.VERY
        if stress and not any(denies(neighbour(seen, first - back)) for back in (1, 2)):
            yield span_of(seen, first, after)


def denies(small: str) -> bool:
    return small in other.NEGATORS or small.endswith("n't")


def negations(seen: Seen) -> Iterator[Span]:
    for place, word in enumerate(seen.words):
        numbered = word.small == "no" and neighbour(seen, place + 1)[:1].isdecimal()
        if denies(word.small) and not numbered:
            yield word.start, word.end


def contrasts(seen: Seen) -> Iterator[Span]:
    for place, word in enumerate(seen.words):
        if (
            word.small in other.CONTRASTS
            and neighbour(seen, place - 1) not in other.NO_CONTRAST_AFTER
        ):
            yield word.start, word.end


def wishes(seen: Seen) -> Iterator[Span]:
    return (span_of(seen, *places) for places in places_of(seen, WISHES))


def broken(seen: Seen) -> Iterator[Span]:
    places = _away_from(seen, BROKEN, other.NO_BREAK_AFTER, other.NO_BREAK_BEFORE)
    return (span_of(seen, *found) for found in places)


def prices(seen: Seen) -> Iterator[Span]:
    places = _away_from(seen, PRICES, other.NO_PRICE_AFTER, other.NO_PRICE_BEFORE)
    yield from (span_of(seen, *found) for found in places)
    yield from (found.span() for found in MONEY.finditer(seen.text))


def too_much(seen: Seen) -> Iterator[Span]:
    for _, word, following in after_pairs(seen):
        if word.small == "too" and following.small not in other.TOO_NOT_BEFORE:
            yield word.start, following.end


def comparisons(seen: Seen) -> Iterator[Span]:
    for place, word in enumerate(seen.words):
        behind = neighbour(seen, place + 1)
        if word.small == "than" and _compares(seen, place):
            at_word = place - 1 - (neighbour(seen, place - 2) in {"more", "less"})
            yield span_of(seen, max(0, at_word), place + 1)
        elif word.small in other.COMPARED and behind != "than":
            yield word.start, word.end
        elif word.small == "as" and _falls_short(seen, place):
            yield span_of(seen, place, place + 3)


def _falls_short(seen: Seen, place: int) -> bool:
    """Say whether "as good as" begins at `place` and "not" is before it."""
    ends = neighbour(seen, place + 2) == "as"
    return ends and any(denies(neighbour(seen, place - back)) for back in (1, 2))


def _compares(seen: Seen, place: int) -> bool:
    before, behind = neighbour(seen, place - 1), neighbour(seen, place + 1)
    measured = behind in other.MEASURED or behind[:1].isdecimal()
    return before not in other.NO_COMPARISON_BEFORE_THAN and not (
        before in other.MEASURES and measured
    )
