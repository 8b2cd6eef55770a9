"""The terms of a post: said before anybody answers, kept with it, and never changed afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.tutor.classroom.classroom import Results

if TYPE_CHECKING:
    from collections.abc import Mapping


class PostPace(StrEnum):
    """How a post is answered.

    LIVE: all answer the one question until the instructor closes it. OWN: each at their own pace.
    """

    LIVE = "live"
    OWN = "own"


class Review(StrEnum):
    """When whoever works at their own pace hears how an answer was: at once, or once it closed."""

    AT_ONCE = "at once"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class PostTerms:
    """What holds for a post.

    `changeable`: an answer may be changed until it closes. `reasons`: people are asked why, and two
    reasons may be shown before a second vote. `opens`, `tries` and `review` are of a post at one's
    own pace; None opens at once. `closes` is None where the instructor closes. `title` names a
    checkpoint or quiz, "" for a question. `number` of `count` is the place of the question in a
    prepared set, whose other questions are `following`.
    """

    results: Results = Results.ANONYMOUS
    pace: PostPace = PostPace.LIVE
    changeable: bool = False
    reasons: bool = False
    opens: datetime | None = None
    closes: datetime | None = None
    tries: int = 1
    review: Review = Review.CLOSED
    title: str = ""
    number: int = 1
    count: int = 1
    following: tuple[str, ...] = ()


def terms_to_plan(terms: PostTerms) -> dict[str, str]:
    """Return the terms as a plan keeps them: as texts under their names."""
    return {
        "results": terms.results,
        "pace": terms.pace,
        "changeable": _flag(terms.changeable),
        "reasons": _flag(terms.reasons),
        "opens": _time(terms.opens),
        "closes": _time(terms.closes),
        "tries": str(terms.tries),
        "review": terms.review,
        "title": terms.title,
        "number": str(terms.number),
        "count": str(terms.count),
        "following": " ".join(terms.following),
    }


def terms_in(kept: Mapping[str, str]) -> PostTerms:
    """Read the terms of a plan; what an older program did not keep is as usual."""
    return _read(tuple(kept.items()))


@lru_cache(maxsize=256)  # each press asks for them a dozen times
def _read(kept: tuple[tuple[str, str], ...]) -> PostTerms:
    said = {**terms_to_plan(PostTerms()), **dict(kept)}
    return PostTerms(
        results=Results(said["results"]),
        pace=PostPace(said["pace"]),
        changeable=said["changeable"] == YES,
        reasons=said["reasons"] == YES,
        opens=_moment(said["opens"]),
        closes=_moment(said["closes"]),
        tries=int(said["tries"]),
        review=Review(said["review"]),
        title=said["title"],
        number=int(said["number"]),
        count=int(said["count"]),
        following=tuple(said["following"].split()),
    )


YES = "yes"


def _flag(on: bool) -> str:
    return YES if on else ""


def _time(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone(UTC).isoformat()


def _moment(kept: str) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None
