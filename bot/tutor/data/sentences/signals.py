"""What a sentence shows: sixteen on/off signals of formal and casual English, and where.

No signal measures the length of a sentence: a network must not learn that shortcut.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.sentences import signals_by_shape as shape
from bot.tutor.data.sentences import signals_by_word as word
from bot.tutor.data.sentences.signals_reading import seen_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.tutor.data.sentences.signals_reading import Seen, Span


@dataclass(frozen=True, slots=True)
class Signal:
    """`id` is for files and custom ids, `name` for people. Which side it is on is learnt."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """A signal that a sentence shows, and the pieces of the sentence, as typed, that show it."""

    signal: Signal
    words: tuple[str, ...]


Tests = dict[Signal, "Callable[[Seen], Iterator[Span]]"]
TESTS: Tests = {
    Signal("excited", "! or ?? or ..."): shape.excited,
    Signal("small-start", "lower-case start"): shape.small_start,
    Signal("question", "question mark"): shape.questions,
    Signal("no-end", "no end punctuation"): shape.no_end,
    Signal("contraction", "contraction"): word.contractions,
    Signal("slang", "slang or chatty words"): word.slang,
    Signal("intensifier", "intensifier"): word.intensifiers,
    Signal("you", "you or your"): word.you,
    Signal("first-person", "I or we"): word.first_person,
    Signal("emoticon", "emoticon or emoji"): shape.emoticons,
    Signal("modal", "would, may or must"): word.modals,
    Signal("long-words", "long words"): shape.long_words,
    Signal("polite", "politeness"): word.polite,
    Signal("linking", "linking word"): word.linking,
    Signal("passive", "passive"): shape.passives,
    Signal("heavy-noun", "-tion, -ment or -ance word"): shape.heavy_nouns,
}
SIGNALS: tuple[Signal, ...] = tuple(TESTS)


def spans_in(seen: Seen) -> tuple[tuple[Span, ...], ...]:
    """Return for each of SIGNALS, in that order, where a sentence shows it, from left to right.

    The signals follow Heylighen & Dewaele (1999) and Pavlick & Tetreault (2016). A sentence without
    a letter or digit shows at most marks and emoticons. Links and addresses show nothing.
    """
    return spans_by(TESTS, seen)


def signals_of(sentence: str) -> tuple[bool, ...]:
    """Say of each of SIGNALS, in that order, whether the sentence shows it."""
    return tuple(map(bool, spans_in(seen_in(sentence))))


def found_in(sentence: str) -> tuple[Found, ...]:
    """Return the signals that a sentence shows, in the order of SIGNALS, each with its pieces.

    A piece is in the sentence as typed. One that differs from an earlier piece in its capitals
    alone is left out.
    """
    return found_by(TESTS, sentence)


def spans_by(tests: Tests, seen: Seen) -> tuple[tuple[Span, ...], ...]:
    return tuple(tuple(sorted(set(shows(seen)))) for shows in tests.values())


def found_by(tests: Tests, sentence: str) -> tuple[Found, ...]:
    return tuple(
        Found(signal, _pieces(sentence, spans))
        for signal, spans in zip(tests, spans_by(tests, seen_in(sentence)), strict=True)
        if spans
    )


def _pieces(sentence: str, spans: Iterable[Span]) -> tuple[str, ...]:
    by_small: dict[str, str] = {}
    for start, end in spans:
        piece = sentence[start:end]
        by_small.setdefault(piece.lower(), piece)
    return tuple(by_small.values())
