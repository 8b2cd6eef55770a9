"""Whether a review recommends, and whether its writer would come again or never again.

"Not" turns these round even from some words away, so each looks back over its own clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.data.sentences import review_other_words as other
from bot.tutor.data.sentences.review_signals_by_word import denies
from bot.tutor.data.sentences.signals_reading import neighbour, phrases_of, places_of, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.data.sentences.signals_reading import Seen, Span

BACK = 8  # words that are looked at before a phrase

NOT_TO_MISS = phrases_of(other.NOT_TO_MISS)
RECOMMENDS = phrases_of(
    other.RECOMMENDS,
    (f"{you} {verb}" for you in other.ADVISES for verb in other.ADVISED),
    (f"{you} {verb}" for you in other.ADVISES_STRONGLY for verb in other.ADVISED_STRONGLY),
)
RETURNS = phrases_of(other.RETURNS)
RETURNS_SURELY = phrases_of(other.RETURNS_SURELY)
NEVER_RETURNS = phrases_of(other.NEVER_RETURNS)


def recommends(seen: Seen) -> Iterator[Span]:
    yield from (span_of(seen, *places) for places in places_of(seen, NOT_TO_MISS))
    for place, after in places_of(seen, RECOMMENDS):
        enough = any(neighbour(seen, at) in other.ENOUGH for at in range(after, after + 4))
        if enough or not _refused(seen, place):
            yield span_of(seen, place, after)
    for place, word in enumerate(seen.words[:-1]):
        urged = word.small in other.URGED and seen.words[place + 1].small in other.URGED_TO
        if urged and seen.words[place + 1].joined and _begins(seen, place):
            yield span_of(seen, place, place + 2)


def _begins(seen: Seen, place: int) -> bool:
    if place and neighbour(seen, place - 1) == "please":
        return _begins(seen, place - 1) if seen.words[place].joined else True
    if place == 0:
        return True
    between = seen.text[seen.words[place - 1].end : seen.words[place].start]
    return not {".", "!", "?", ":", "\n"}.isdisjoint(between)


def again(seen: Seen) -> Iterator[Span]:
    yield from (span_of(seen, *places) for places in places_of(seen, RETURNS_SURELY))
    for place, after in places_of(seen, RETURNS):
        first = _willing(seen, place, after)
        if first is not None and not _refused(seen, place):
            yield span_of(seen, first, after)


def never_again(seen: Seen) -> Iterator[Span]:
    yield from (span_of(seen, *places) for places in places_of(seen, NEVER_RETURNS))
    for place, after in places_of(seen, RETURNS):
        will = _willing(seen, place, after, or_told=True)
        if will is not None and _refused(seen, place):
            yield span_of(seen, min(will, *_refusals(seen, place)), after)


def _clause(seen: Seen, place: int) -> range:
    """Return the places of the words before `place` that belong to the same clause."""
    words, first = seen.words, place
    while first > max(0, place - BACK) and words[first].joined:
        before = words[first - 1].small
        goes_on = before == "and" and words[first].small in other.SUBJECTS
        if before in other.CLAUSES or goes_on:
            break
        first -= 1
    return range(first, place)


def _refusals(seen: Seen, place: int) -> list[int]:
    """Return where "not" or the like is said of what stands at `place`."""
    clause = _clause(seen, place)
    if any(seen.words[at].small in other.NOT_REFUSED for at in clause):
        return []
    doubts = [at for at in clause if seen.words[at].small in other.DOUBTS]
    if any(denies(neighbour(seen, at - 1)) for at in doubts):
        return []
    return sorted([*doubts, *(at for at in clause if denies(seen.words[at].small))])


def _refused(seen: Seen, place: int) -> bool:
    return bool(_refusals(seen, place))


def _willing(seen: Seen, place: int, after: int, *, or_told: bool = False) -> int | None:
    """Return where the writer says "will", "want" or the like of a return, None if nowhere.

    `or_told` takes "we did not go back" too.
    """
    clause = _clause(seen, place)
    if not _is_a_visit(seen, place, after) or any(_speaks_of_others(seen, at) for at in clause):
        return None
    small = seen.words[place].small
    told = other.FIRST_PERSONS if or_told and small in {"come", "go"} else frozenset[str]()
    return next((at for at in clause if seen.words[at].small in other.WILLING | told), None)


def _is_a_visit(seen: Seen, place: int, after: int) -> bool:
    small = seen.words[place].small
    if small == "again":
        return any(neighbour(seen, place - back) in other.DONE_AGAIN for back in range(1, 6))
    sent_back = small.startswith("return") and neighbour(seen, after) in other.SENT_BACK
    return not sent_back


def _speaks_of_others(seen: Seen, at: int) -> bool:
    """Say whether another one than the writer will, or whether the writer had to."""
    small, behind = seen.words[at].small, neighbour(seen, at + 1)
    if small in other.FORCED and (behind == "to" or small == "must"):
        return True
    return small in other.OTHERS and (behind in other.WILLING or "'" in small)
