"""What is heard first: that somebody may be in danger, is hurtful, or loses heart."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from bot.tutor.conversation.edge import LET_IN
from bot.tutor.conversation.words import cut, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

GAP = "*"
MOST_BETWEEN = 2  # words that a gap may hold
SLIPS_FROM = 5  # letters of a word that may have one slip
SHORT_FROM = 3  # letters of one word in a row that may have a typist's slip, the rest being exact
LONGEST = 1_000  # words of a message that are looked at: as many as the longest one can hold
VOWELS = "aeiou"


class TroubleKind(StrEnum):
    DANGER = "danger"
    HURTFUL = "hurtful"
    DISCOURAGED = "discouraged"
    OFF_TOPIC = "off-topic"


Pattern = tuple[frozenset[str], ...]
"""The words that may stand at each place; a place of GAP alone holds up to two words, or none."""


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """`answer` is said to the person alone, `channel` where others read along; "" for the same.

    Words that stand in a `harmless` row are not looked at.
    """

    kind: TroubleKind
    answer: str
    channel: str
    patterns: tuple[Pattern, ...] = ()
    harmless: tuple[Pattern, ...] = ()
    known: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    """All words of the rows by their first letters, collected once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", _known_to((*self.patterns, *self.harmless)))


@dataclass(frozen=True, slots=True)
class SaidWord:
    """Which words of the rules a word of a message is: as written, or with a slip."""

    same: frozenset[str]
    slipped: frozenset[str] = frozenset()


HIDDEN = SaidWord(frozenset())
"""Stands for a word of harmless talk."""


def trouble_in(text: str, rules: Sequence[SafetyRule]) -> TroubleKind | None:
    """Return what is heard in the whole text of a message that was let in; None for nothing."""
    return heard_trouble(words_of(cut(text, LET_IN)), rules)


def heard_trouble(words: Sequence[str], rules: Sequence[SafetyRule]) -> TroubleKind | None:
    """Return what is heard in the words of a message, danger before all else; None for nothing.

    The time grows with the number of words alone.
    """
    for rule in sorted(rules, key=lambda one: list(TroubleKind).index(one.kind)):
        slips = rule.kind is TroubleKind.DANGER
        read = {word: _read(word, rule.known, slips=slips) for word in set(words[:LONGEST])}
        said = [read[word] for word in words[:LONGEST]]
        if said and _is_heard(said, rule):
            return rule.kind
    return None


def rule_of(rules: Sequence[SafetyRule], kind: TroubleKind) -> SafetyRule | None:
    return next((rule for rule in rules if rule.kind is kind), None)


def _is_heard(said: list[SaidWord], rule: SafetyRule) -> bool:
    if not _ends(said, rule.patterns):
        return False
    left = list(said)
    for pattern in rule.harmless:
        for start, end in _ends(said, (pattern,)):
            left[start:end] = [HIDDEN] * (end - start)
    return bool(_ends(left, rule.patterns))


def _ends(said: Sequence[SaidWord], patterns: Iterable[Pattern]) -> list[tuple[int, int]]:
    """Return where patterns stand in a message, from a word up to another."""
    starts: dict[str, list[int]] = {}
    for place, word in enumerate(said):
        for one in word.same | word.slipped:
            starts.setdefault(one, []).append(place)
    found = []
    for pattern in patterns:
        for start in {place for one in pattern[0] for place in starts.get(one, ())}:
            end = _end(said, start, pattern)
            if end is not None:
                found.append((start, end))
    return found


def _end(said: Sequence[SaidWord], start: int, pattern: Pattern) -> int | None:
    """Return where a pattern ends that begins at a place; one word of it may have a short slip."""
    places = {(start, False)}
    for wanted in pattern:
        if GAP in wanted:
            more = range(MOST_BETWEEN + 1)
            places = {(place + by, slipped) for place, slipped in places for by in more}
        else:
            places = _after(said, places, wanted)
        if not places:
            return None
    return max(place for place, _ in places)


def _after(
    said: Sequence[SaidWord], places: set[tuple[int, bool]], wanted: frozenset[str]
) -> set[tuple[int, bool]]:
    reached = set()
    for place, slipped in places:
        if place < len(said) and not wanted.isdisjoint(said[place].same):
            reached.add((place + 1, slipped))
        elif place < len(said) and not slipped and not wanted.isdisjoint(said[place].slipped):
            reached.add((place + 1, True))
    return reached


def _known_to(patterns: Iterable[Pattern]) -> Mapping[str, frozenset[str]]:
    """Return the words of patterns by their first letters."""
    known: dict[str, set[str]] = {}
    for pattern in patterns:
        for word in frozenset().union(*pattern) - {GAP}:
            known.setdefault(word[0], set()).add(word)
    return {first: frozenset(words) for first, words in known.items()}


def _read(word: str, known: Mapping[str, frozenset[str]], *, slips: bool) -> SaidWord:
    near = known.get(word[0], frozenset())
    same = {one for one in near if one == word or _nearly(word, one)}
    slipped = {one for one in near if slips and _is_slip(word, one)} if word not in near else ()
    return SaidWord(frozenset(same), frozenset(slipped))


def _nearly(word: str, wanted: str) -> bool:
    """Whether two longer words differ by one slip, after the first letter."""
    if min(len(word), len(wanted)) < SLIPS_FROM:
        return False
    return word[0] == wanted[0] and OSA.distance(word, wanted, score_cutoff=1) <= 1


def _is_slip(word: str, wanted: str) -> bool:
    """Whether a word is a short one as it slips from the hand, and no word that is like it.

    Two letters changed places, one was doubled or not, or a vowel was left out.
    """
    if not SHORT_FROM <= len(wanted) < SLIPS_FROM or OSA.distance(word, wanted) != 1:
        return False
    if len(word) == len(wanted):
        return sorted(word) == sorted(wanted)
    if _undoubled(word) == _undoubled(wanted):
        return True
    inner = range(1, len(wanted) - 1)
    return len(wanted) > SHORT_FROM and any(
        wanted[at] in VOWELS and word == wanted[:at] + wanted[at + 1 :] for at in inner
    )


def _undoubled(word: str) -> str:
    return "".join(a for a, b in zip(word, f"{word[1:]} ", strict=True) if a != b)
