"""The signals that are told by words from a list, and by the words beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.data.sentences import signal_words as listed
from bot.tutor.data.sentences.signals_reading import neighbour, phrases_of, places_of, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.data.sentences.signals_reading import Seen, Span

CONTRACTION = re.compile(r"[^\W_]+(?:n't|'(?:m|re|ve|ll|d))")
NO_CONTRACTION = frozenset({"cont'd", "int'd"})
BARE = phrases_of(listed.BARE_CONTRACTIONS, listed.SPLIT_CONTRACTIONS)
SLANG = phrases_of(listed.SLANG, ("gon na", "wan na", "got ta", "gim me", "lem me"))
TRIPLE = re.compile(r"([a-z])\1\1")
LAUGH = re.compile(r"(?:ha){2,}h?|(?:he){2,}h?|ah+a[ah]*|a+w+")
NUMERAL_OR_GRADE = re.compile(r"[A-Z]{3}|i{2,3}|x{2,3}|www")
INTENSIFIERS = frozenset(listed.INTENSIFIERS)
YOU = frozenset(listed.YOU)
# "US" is a country, and "mine" may be a place.
FIRST_PERSON = re.compile(
    r"[Ii](?:'(?:m|ve|ll|d))?|[Ii]m|[Ii]ve|[Ww]e(?:'(?:re|ve|ll|d))?|WE|[Mm]e|ME|[Mm]y|MY|[Mm]ine"
    r"|[Mm]yself|[Uu]s|[Oo]urs?|OUR|[Oo]urselves"
)
MINE_AFTER = frozenset(
    {"a", "an", "the", "this", "that", "each", "coal", "gold", "copper", "iron", "silver", "salt"}
)
MODAL = frozenset({"would", "could", "should", "must", "shall", "might", "ought", "cannot"})
AFTER_MAY = frozenset({"i", "we", "you", "the"})
POLITE = phrases_of(listed.POLITE)
TITLES = frozenset(["mr", "mrs", "ms", "dr", "prof"])
LINKING = phrases_of(listed.LINKING)
ADDING = frozenset({"which", "who"})  # after a comma


def contractions(seen: Seen) -> Iterator[Span]:
    for place, word in enumerate(seen.words):
        stem = word.small.removesuffix("'s")
        is_before = neighbour(seen, place + 1) in listed.IS_BEFORE
        with_is = stem != word.small and (stem in listed.WITH_IS or is_before)
        if with_is or (CONTRACTION.fullmatch(word.small) and word.small not in NO_CONTRACTION):
            yield span_of(seen, place, place + 1)
    yield from (span_of(seen, *places) for places in places_of(seen, BARE))


def slang(seen: Seen) -> Iterator[Span]:
    """Find words of a list, laughter, drawn-out words, and what is shouted in capitals."""
    shouts = len(seen.words) > 1 and seen.text.isupper()
    for word in seen.words:
        if shouts or (word.small in listed.SHOUTED and seen.typed(word).isupper()):
            yield word.start, word.end
        drawn_out = _is_drawn_out(word.small)
        if drawn_out and not NUMERAL_OR_GRADE.fullmatch(seen.typed(word)):
            yield word.start, word.end
    for place, after in places_of(seen, SLANG):
        if _chats(seen, place, after):
            yield span_of(seen, place, after)


def _is_drawn_out(small: str) -> bool:
    if LAUGH.fullmatch(small):
        return True
    return TRIPLE.search(small) is not None and not any(map(str.isdigit, small))


def _chats(seen: Seen, place: int, after: int) -> bool:
    small = seen.words[place].small
    if neighbour(seen, place - 1) in listed.NO_SLANG_AFTER.get(small, ()):
        return False
    if neighbour(seen, after) in listed.NO_SLANG_BEFORE.get(small, ()):
        return False
    begins = place == 0 or not seen.words[place].joined
    if small in listed.CALLING:
        calls = begins or neighbour(seen, place - 1) in listed.BEFORE_CALLS
        return calls and after < len(seen.words) and not seen.words[after].joined
    return begins or small not in listed.BEGINNING


def intensifiers(seen: Seen) -> Iterator[Span]:
    for place, word in enumerate(seen.words):
        told = BY_NEIGHBOURS.get(word.small)
        if word.small in INTENSIFIERS or (
            told is not None and told(neighbour(seen, place - 1), neighbour(seen, place + 1))
        ):
            yield word.start, word.end


def _so(before: str, after: str) -> bool:
    return after not in listed.NO_SO_BEFORE and before not in listed.NO_SO_AFTER


def _way(_: str, after: str) -> bool:
    return after in listed.WAY_BEFORE


def _pretty(before: str, after: str) -> bool:
    return after in listed.PRETTY_BEFORE or (before in listed.IS and after not in {"", "and", "in"})


def _super(_: str, after: str) -> bool:
    return after not in listed.SUPER_BOWLS


BY_NEIGHBOURS = {"so": _so, "way": _way, "pretty": _pretty, "super": _super}


def you(seen: Seen) -> Iterator[Span]:
    return ((word.start, word.end) for word in seen.words if word.small in YOU)


def first_person(seen: Seen) -> Iterator[Span]:
    for place, word in enumerate(seen.words):
        typed = "".join(seen.typed(word).split())
        if FIRST_PERSON.fullmatch(typed) and not (
            word.small == "mine" and neighbour(seen, place - 1) in MINE_AFTER
        ):
            yield word.start, word.end


def modals(seen: Seen) -> Iterator[Span]:
    for place, word in enumerate(seen.words):
        asks = place == 0 and neighbour(seen, 1) in AFTER_MAY
        if word.small in MODAL or (word.small == "may" and (asks or seen.typed(word) == "may")):
            yield word.start, word.end
        elif word.small == "can" and neighbour(seen, place + 1) == "not":
            yield span_of(seen, place, place + 2)


def polite(seen: Seen) -> Iterator[Span]:
    yield from (span_of(seen, *places) for places in places_of(seen, POLITE))
    for place, word in enumerate(seen.words[:-1]):
        name = seen.words[place + 1]
        greets = place == 0 and word.small == "dear" and seen.typed(word) == "Dear"
        titled = word.small in TITLES and seen.typed(word)[0].isupper()
        between = seen.text[word.end : name.start]
        if (greets or titled) and seen.typed(name)[0].isupper() and between.strip() in {"", "."}:
            yield word.start, word.end


def linking(seen: Seen) -> Iterator[Span]:
    yield from (span_of(seen, *places) for places in places_of(seen, LINKING))
    for word in seen.words:
        if word.small in ADDING and "," in seen.text[max(0, word.start - 2) : word.start]:
            yield word.start, word.end
