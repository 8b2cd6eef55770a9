"""A sentence cut into words that know where they stand, and lists of words and phrases to look for.

Everything takes time in proportion to the length of the text, whatever the text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Span = tuple[int, int]
Phrases = dict[str, tuple[tuple[str, ...], ...]]

APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))
SPLIT_OFF = re.compile(r"(?<=\w)\s+(?=(?:n't|'(?:s|m|re|ve|ll|d))\b)", re.IGNORECASE)
WORD = r"[^\W_]+(?:['-][^\W_]+)*"
WORD_OR_MARK = re.compile(WORD + r"|[!?]")
NO_LETTER = r"(?![^\W_])"
# "U.S." and "i.e." are one word each, and so are "'cause", and "do n't" in texts that were split.
TOKEN = re.compile(
    rf"(?:[a-z]\.)+[a-z]{NO_LETTER}\.?"
    rf"|(?:(?<![^\W_])'(?=(?:cause|em|til|tis|twas){NO_LETTER}))?"
    rf"{WORD}(?:\s+(?:n't|'(?:s|m|re|ve|ll|d)){NO_LETTER})?",
    re.IGNORECASE,
)
CHUNK = re.compile(r"\S+")
LINK = re.compile(r"\S://\S|\S@\S|^www\.\S|[^\W_]\.(?:com|org|net|edu|gov|co\.uk|html?)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word in lower case with plain apostrophes, and where it stands in the text.

    `joined` says that nothing but white space stands between it and the word before it.
    """

    small: str
    start: int
    end: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence for the tests. `text` is as long as what was typed, so that places fit both.

    Its apostrophes are plain and its links are blank.
    """

    text: str
    words: tuple[SeenWord, ...]

    def typed(self, word: SeenWord) -> str:
        return self.text[word.start : word.end]


def words_of(sentence: str) -> tuple[str, ...]:
    """Return the words in lower case and each "!" and "?", in their order."""
    plain = SPLIT_OFF.sub("", sentence.translate(APOSTROPHES))
    return tuple(WORD_OR_MARK.findall(plain.lower()))


def seen_in(sentence: str) -> Seen:
    """Cut a sentence into words; links and addresses count as blanks."""
    text = CHUNK.sub(_blank_if_link, sentence.translate(APOSTROPHES))
    return Seen(text, tuple(_cut(text)))


def _blank_if_link(chunk: re.Match[str]) -> str:
    return " " * len(chunk[0]) if LINK.search(chunk[0].lower()) else chunk[0]


def _cut(text: str) -> Iterator[SeenWord]:
    before = 0
    for found in TOKEN.finditer(text):
        small = "".join(found[0].lower().rstrip(".").split())
        between = text[before : found.start()]
        yield SeenWord(small, *found.span(), not between or between.isspace())
        before = found.end()


def phrases_of(*lists: Iterable[str]) -> Phrases:
    """Put words and phrases in order by their first word, the longest phrases first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in (phrase for phrases in lists for phrase in phrases):
        first, *others = phrase.split()
        by_first.setdefault(first, []).append(tuple(others))
    return {
        first: tuple(sorted(set(others), key=len, reverse=True))
        for first, others in by_first.items()
    }


def places_of(seen: Seen, phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Yield where in `words` each phrase that is there begins, and the place after its last."""
    words, after = seen.words, 0
    for place, word in enumerate(words):
        if place < after:
            continue
        for others in phrases.get(word.small, ()):
            end = place + 1 + len(others)
            if _follows(words[place + 1 : end], others):
                after = end
                yield place, end
                break


def _follows(words: tuple[SeenWord, ...], others: tuple[str, ...]) -> bool:
    if len(words) < len(others):
        return False
    return all(w.joined and w.small == o for w, o in zip(words, others, strict=True))


def span_of(seen: Seen, place: int, after: int) -> Span:
    """Return where the words from `place` up to `after`, which is not among them, stand."""
    return seen.words[place].start, seen.words[after - 1].end


def neighbour(seen: Seen, place: int) -> str:
    """Return the word at `place` in lower case, "" where there is none."""
    return seen.words[place].small if 0 <= place < len(seen.words) else ""


def after_pairs(seen: Seen) -> Iterator[tuple[int, SeenWord, SeenWord]]:
    """Yield each place with its word and the next one, where only white space is between them."""
    for place, (word, following) in enumerate(pairwise(seen.words)):
        if following.joined:
            yield place, word, following
