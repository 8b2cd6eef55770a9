"""How much a sentence shows: counts of its signals, its length, and what it is made of.

Unlike the on/off signals they tell long sentences from short ones. Each is between 0 and 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.sentences import signal_words as listed
from bot.tutor.data.sentences.signals import SIGNALS, spans_in
from bot.tutor.data.sentences.signals_by_shape import EMOTICON
from bot.tutor.data.sentences.signals_reading import seen_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.tutor.data.sentences.signals_reading import Seen

SHORT_WORDS, LONG_SENTENCE = 7, 18  # words: up to the one, and from the other on
LONG_LETTERS = 7


@dataclass(frozen=True, slots=True)
class Measure:
    """`id` is for files, `name` for people."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What measures are taken from: the sentence, and how often it shows each signal, by id."""

    seen: Seen
    times: dict[str, int]


def measures_of(sentence: str) -> tuple[float, ...]:
    """Return a number from 0 to 1 for each of MEASURES, in that order.

    Beside the signals they follow the features of Pavlick & Tetreault (2016), and the share of
    prepositions and articles those of Heylighen & Dewaele (1999).
    """
    seen = seen_in(sentence)
    spans = zip(SIGNALS, spans_in(seen), strict=True)
    measured = Measured(seen, {signal.id: len(found) for signal, found in spans})
    return tuple(take(measured) for take in TAKEN.values())


def _times(signal: str, most: int) -> Callable[[Measured], float]:
    """Measure how often a signal is shown; `most` times or more is 1."""
    return lambda measured: min(measured.times[signal], most) / most


def _of_list(words: frozenset[str], most: int) -> Callable[[Measured], float]:
    def take(measured: Measured) -> float:
        return min(sum(word.small in words for word in measured.seen.words), most) / most

    return take


def _letters(measured: Measured) -> list[int]:
    counts = (sum(map(str.isalpha, word.small)) for word in measured.seen.words)
    return [count for count in counts if count]


def _mean_letters(measured: Measured) -> float:
    """Measure letters a word, from 3 or fewer to 7 or more; one or two words say little."""
    letters = _letters(measured)
    mean = sum(letters) / len(letters) if len(letters) > 2 else 4.0
    return min(max((mean - 3) / 4, 0.0), 1.0)


def _many_long_words(measured: Measured) -> float:
    return min(sum(count >= LONG_LETTERS for count in _letters(measured)), 8) / 8


def _is_short(measured: Measured) -> float:
    return float(len(measured.seen.words) <= SHORT_WORDS)


def _is_long(measured: Measured) -> float:
    return float(len(measured.seen.words) >= LONG_SENTENCE)


def _length(measured: Measured) -> float:
    return min(len(measured.seen.words), 30) / 30


def _brackets(measured: Measured) -> float:
    without = EMOTICON.sub(" ", measured.seen.text)
    return min(without.count("(") + without.count(";"), 2) / 2


def _names(measured: Measured) -> float:
    """Measure words with a capital after the first one, unless all is in capitals."""
    if measured.seen.text.isupper():
        return 0.0
    typed = (measured.seen.typed(word) for word in measured.seen.words[1:])
    return min(sum(word[0].isupper() and word[0] != "I" for word in typed), 4) / 4


def _figures(measured: Measured) -> float:
    return min(sum(word.small[0].isdigit() for word in measured.seen.words), 2) / 2


TAKEN: dict[Measure, Callable[[Measured], float]] = {
    Measure("excited", "! or ?? or ..., times"): _times("excited", 2),
    Measure("small-start", "lower-case start"): _times("small-start", 1),
    Measure("question", "question marks"): _times("question", 1),
    Measure("no-end", "no end punctuation"): _times("no-end", 1),
    Measure("contraction", "contractions"): _times("contraction", 2),
    Measure("slang", "slang or chatty words"): _times("slang", 2),
    Measure("intensifier", "intensifiers"): _times("intensifier", 2),
    Measure("you", "you or your, times"): _times("you", 2),
    Measure("first-person", "I or we, times"): _times("first-person", 2),
    Measure("emoticon", "emoticons or emoji"): _times("emoticon", 1),
    Measure("modal", "would, may or must, times"): _times("modal", 2),
    Measure("letters", "letters a word"): _mean_letters,
    Measure("polite", "polite words"): _times("polite", 2),
    Measure("linking", "linking words"): _times("linking", 2),
    Measure("passive", "passives"): _times("passive", 2),
    Measure("heavy-noun", "-tion, -ment or -ance words"): _times("heavy-noun", 3),
    Measure("long-words", "words of 7 letters or more"): _many_long_words,
    Measure("short", "7 words or fewer"): _is_short,
    Measure("long", "18 words or more"): _is_long,
    Measure("length", "words in all"): _length,
    Measure("brackets", "brackets and semicolons"): _brackets,
    Measure("glue", "prepositions and articles"): _of_list(listed.PREPOSITIONS_AND_ARTICLES, 8),
    Measure("chatty", "short everyday verbs"): _of_list(listed.EVERYDAY_VERBS, 3),
    Measure("names", "names and other capitals"): _names,
    Measure("figures", "numbers in figures"): _figures,
}
MEASURES: tuple[Measure, ...] = tuple(TAKEN)
