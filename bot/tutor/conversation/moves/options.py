"""Which of the options beside letters a message names: by letter, by place, or by their words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from bot.tutor.conversation.words import words_of
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.fill import folded
from bot.tutor.game.hearing.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.conversation.moves.frame import Wording

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
COUNTED = ("one", "two", "three", "four", "five", "six")
BY_PLACE = re.compile(rf"\b(?:(?P<place>{'|'.join(PLACES)})|(?P<number>\d) (?:st|nd|rd|th))\b")
BY_NUMBER = re.compile(rf"\b(?:option|number|choice|answer) (?P<n>\d|{'|'.join(COUNTED)})\b")
LAST = re.compile(r"\b(?:last|bottom)(?= one| option| answer|$)")
NOT_THIS = re.compile(
    r"\b(?:not|isnt|wasnt|rather than|instead of|than) (?:the )?([a-j])\b"
    r"|\b[a-j] (?:isnt|wasnt|is not|was not|is wrong|cant be|is no)\b"
)
NOT_A = re.compile(r"\bnot a ([b-j])\b")
"""No to one letter, or to A and then another: only who wrote it knows."""
TORN = re.compile(r"\b([a-j]) (?:or|and|nor) ([a-j])\b")
SETTLED = re.compile(r"\b(?:so|say|go|go with|pick|choose|take|then) (?:for )?[a-j]$")
"""How somebody ends who wavered between letters and then took one."""
IDLE = word_set("""
    where which who says said mentions talks like thing things a by does do they them
    """)
"""Words by which people point at an option, and which no option is known by."""
ALIKE, LEAST_SLIP, LEAST_WORD = 0.75, 5, 4  # likeness of two spellings; letters of a word


def with_words(options: Sequence[str], text: str) -> str:
    """Return the letter of the option with these very words, "" for none."""
    said = folded(text)
    found = (letter for letter, one in zip(LETTERS, options, strict=False) if folded(one) == said)
    return next(found, "").lower() if said else ""


def letter_in(options: Sequence[str], wording: Wording) -> str:
    """Return the one letter that a sentence names, "" for none or for several."""
    letters = _letters(options, wording)
    if letters and (wording.changes or SETTLED.search(wording.said)):
        return letters[-1]
    return letters[0] if len(set(letters)) == 1 else ""


def leaves_doubt(wording: Wording) -> bool:
    """Whether a letter stands in a sentence that asks something, or says no to something else."""
    rest = replace(wording, said=NOT_THIS.sub(" ", wording.said))
    return wording.wonders or rest.denies or NOT_A.search(wording.said) is not None


def is_torn(options: Sequence[str], wording: Wording) -> bool:
    """Whether somebody wavers between two letters, as in "a or b"."""
    found = TORN.search(wording.said)
    if found is None or SETTLED.search(wording.said):
        return False
    one, other = found.groups()
    between = " or " in found[0] or "between" in wording.words
    return between and one != other and max(one, other) in _shown(options)


def by_words(options: Sequence[str], wording: Wording) -> str:
    """Return the letter of the only option that has all the words that point at it, else ""."""
    pointing = [word for word in wording.content if word not in IDLE]
    if len(pointing) == 1 and pointing[0] in "123456"[: len(options)]:
        return with_words(options, pointing[0]) or LETTERS[int(pointing[0]) - 1].lower()
    whole = with_words(options, " ".join(pointing))
    if whole:
        return whole
    if not any(len(word) >= LEAST_WORD for word in pointing):
        return ""
    having = [
        letter
        for letter, option in zip(LETTERS, options, strict=False)
        if _has_all(option, pointing)
    ]
    return having[0].lower() if len(having) == 1 else ""


def _shown(options: Sequence[str]) -> str:
    return LETTERS[: len(options)].lower()


def _letters(options: Sequence[str], wording: Wording) -> list[str]:
    """Return the letters in a sentence that has nothing but letters and what frames them."""
    said = _by_place(NOT_THIS.sub(" ", wording.said), len(options))
    content = [word for word in _content(wording, said) if word not in {"between", "torn"}]
    if content and any(word != "a" for word in content):
        content = [word for word in content if word != "a" or len(content) == 1 or _alone(content)]
    shown = _shown(options)
    return content if all(len(word) == 1 and word in shown for word in content) else []


def _alone(content: list[str]) -> bool:
    """Whether all words are letters, so that "a" is one too and no article."""
    return all(len(word) == 1 for word in content)


def _content(wording: Wording, said: str) -> tuple[str, ...]:
    return replace(wording, said=said).content


def _by_place(said: str, count: int) -> str:
    """Write places as letters: "the second one", "option 3", "the last one"."""

    def placed(found: re.Match[str]) -> str:
        place = PLACES.index(found["place"]) if found["place"] else int(found["number"]) - 1
        return LETTERS[place].lower() if 0 <= place < count else found[0]

    def numbered(found: re.Match[str]) -> str:
        said_as = found["n"]
        place = COUNTED.index(said_as) if said_as in COUNTED else int(said_as) - 1
        return LETTERS[place].lower() if 0 <= place < count else found[0]

    said = BY_NUMBER.sub(numbered, BY_PLACE.sub(placed, said))
    return LAST.sub(LETTERS[count - 1].lower(), said) if count else said


def _has_all(option: str, pointing: Sequence[str]) -> bool:
    words = words_of(option)
    return all(any(_same(word, other) for other in words) for word in pointing)


def _same(word: str, other: str) -> bool:
    if word == other or word.rstrip("s") == other.rstrip("s"):
        return True
    if min(len(word), len(other)) < LEAST_SLIP or word[0] != other[0]:
        return False
    return OSA.normalized_similarity(word, other) >= ALIKE
