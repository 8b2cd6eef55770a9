"""The terms of a post in a custom id, while it is chosen what to post."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.tutor.classroom.classroom import Results
from bot.tutor.classroom.terms import PostPace, PostTerms, Review
from bot.ui.kit.keys import UnreadableKeyError, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_TRIES = 5
LATEST = 4_102_444_800  # the year 2100, in seconds
BETWEEN = "."


def terms_key(terms: PostTerms) -> str:
    """Write what a command said: results, opening and closing time, tries, review."""
    times = [str(int(one.timestamp())) if one else "" for one in (terms.opens, terms.closes)]
    review = "1" if terms.review is Review.AT_ONCE else "0"
    place = str(list(Results).index(terms.results))
    return BETWEEN.join([place, *times, str(terms.tries), review])


def terms_of(key: str) -> PostTerms:
    """Read what `terms_key` wrote. Raise UnreadableKeyError for anything else."""
    parts = key.split(BETWEEN)
    if len(parts) != 5:
        raise UnreadableKeyError
    closes = _moment(parts[2])
    return PostTerms(
        results=list(Results)[whole(parts[0], most=len(Results) - 1)],
        pace=PostPace.LIVE if closes is None else PostPace.OWN,
        opens=_moment(parts[1]),
        closes=closes,
        tries=whole(parts[3], 1, MOST_TRIES),
        review=_review(parts[4:]),
    )


def _review(parts: Sequence[str]) -> Review:
    return Review.AT_ONCE if parts[0] == "1" else Review.CLOSED


def _moment(text: str) -> datetime | None:
    return datetime.fromtimestamp(whole(text, most=LATEST), UTC) if text else None
