"""The words of the field in a message: which terms of the glossary it names, also misspelled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.tutor.conversation.words import NUMBER, SHORTHAND, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.tutor.course.course import Course

TERM, LESSON = "ttt", "lll"
"""What stands for a term and for the title of a lesson, where only their being there counts."""
LIKE = 0.74
"""How alike two spellings are, by the share of letters in place."""
LONG = 5
"""Letters of a word that may be misspelled: shorter ones are too near to others."""
TELLING = 9
"""Letters of a word that is no everyday word, such as "backpropagation"."""
MOST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class TalkNames:
    """`terms` are ids of terms by the words of their names, `lessons` ids by those of titles.

    `correct` is the speller: it returns a word as the course and the phrases spell it.
    """

    terms: Mapping[tuple[str, ...], str]
    lessons: Mapping[tuple[str, ...], str]
    correct: Callable[[str], str]

    def spelled(self, words: Sequence[str]) -> list[str]:
        """Return the words as the course spells them; shorthand with a slip is written out too."""
        found: list[str] = []
        for word in words:
            right = self.correct(word)
            found += [right] if right == word else SHORTHAND.get(right, right).split()
        return found

    def telling(self, words: Sequence[str]) -> int:
        """Count the terms that hardly anybody uses but about the subject: long or of two words."""
        names = self._names(words, self.terms)
        return sum(len(name) > 1 or len(name[0]) >= TELLING for name in names)

    def found(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the terms that correctly spelled words name, in their order."""
        return tuple(dict.fromkeys(self.terms[name] for name in self._names(words, self.terms)))

    def lessons_in(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.lessons[name] for name in self._names(words, self.lessons))

    def signs(self, words: Sequence[str]) -> list[str]:
        """Return the words with one sign for a term, for a lesson's title and for a number."""
        found, at = [], 0
        while at < len(words):
            size = self._longest(words, at, self.lessons)
            sign = LESSON
            if not size:
                size, sign = self._longest(words, at, self.terms), TERM
            if not size:
                sign = NUMBER if words[at][0].isdigit() else words[at]
            found.append(sign)
            at += max(1, size)
        return found

    def _names(
        self, words: Sequence[str], among: Mapping[tuple[str, ...], str]
    ) -> Iterable[tuple[str, ...]]:
        at = 0
        while at < len(words):
            size = self._longest(words, at, among)
            if size:
                yield tuple(words[at : at + size])
            at += max(1, size)

    def _longest(self, words: Sequence[str], at: int, among: Mapping[tuple[str, ...], str]) -> int:
        sizes = range(min(MOST, len(words) - at), 0, -1)
        return next((size for size in sizes if tuple(words[at : at + size]) in among), 0)


def names_of(course: Course, spelled: Iterable[str]) -> TalkNames:
    """Collect the names of a course; `spelled` are further words that are spelled right."""
    terms = {
        tuple(words_of(name)): term.id
        for term in course.glossary
        for name in (*term.aliases, term.name)
    }
    lessons = {tuple(words_of(lesson.title)): lesson.id for lesson in course.lessons}
    known = {word for name in (*terms, *lessons) for word in name} | SHORTHAND.keys()
    return TalkNames(terms, lessons, speller(known.union(spelled)))


def speller(known: Iterable[str]) -> Callable[[str], str]:
    """Return what corrects a word that nearly is one of the known ones and begins like it."""
    words = frozenset(known)
    by_first: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) >= LONG - 1:
            by_first.setdefault(word[0], []).append(word)

    @lru_cache(maxsize=5_000)
    def correct(word: str) -> str:
        if len(word) < LONG or word in words or not word.isalpha():
            return word
        near = process.extractOne(
            word,
            by_first.get(word[0], []),
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=LIKE,
        )
        return near[0] if near else word

    return correct
