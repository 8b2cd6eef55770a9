"""Whether a text reads as words of some language at all, or is keys pressed at random."""

from __future__ import annotations

import re
import unicodedata

from bot.tutor.game.hearing.word_sets import word_set
from bot.tutor.text import normal

LONGEST = 1000  # characters that are looked at
LEAST_LETTERS = 5  # different ones in the whole text
LEAST_SIGNS = 3  # different ones where a sign is more than a sound, as in Chinese
VOWELS = frozenset("aeiouy")
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop")
FILLERS = frozenset("\u115f\u1160\u3164\uffa0")  # letters that show nothing
WORD = re.compile(r"[^\W\d_]+")
MARK = re.compile(r"(?<![!?])[!?]+(?=\s{0,9}(?:[=:\u2192]|->))")  # the subject of "! = casual"
REPEATED = re.compile(r"(.{1,4}?)\1+")
HELD = re.compile(r"(.)\1{3,}")  # "sooo" is drawn out, "aaaa" a key held down
COMMON = word_set("""
    formal casual positive negative word words slang polite politeness is are means mean the with
    if it in and or not no to for of that when than more less makes sounds point points usually
    always short long question mark friendly greeting chat good bad praise complaint
    """)


def reads_as_words(text: str) -> bool:
    """Say whether at least two different words stand in a text and look like words.

    Five different letters must occur. With one common English word, any second word will do
    ("thx = casual"). Without, half of the letters must be in words that have a vowel and are no
    row of keys, no repeated piece ("asdfasdf") and no key held down. In scripts without small
    and capital letters, where words may be written together, three different signs are enough.
    """
    plain = normal(text[:LONGEST], "NFKC").casefold()
    words = WORD.findall("".join(sign for sign in plain if sign not in FILLERS))
    signs = {sign for word in words for sign in word if unicodedata.category(sign) == "Lo"}
    if len(signs) >= LEAST_SIGNS:
        return True
    different = set(words)
    if len(different) + bool(MARK.search(plain)) < 2 or len(set("".join(words))) < LEAST_LETTERS:
        return False
    return not COMMON.isdisjoint(different) or _look_like_words(different)


def _look_like_words(words: set[str]) -> bool:
    letters = sum(map(len, words))
    return 2 * sum(len(word) for word in words if _looks_like_a_word(word)) >= letters


def _looks_like_a_word(word: str) -> bool:
    bare = {unicodedata.normalize("NFD", letter)[0] for letter in word}
    latin = all(unicodedata.name(letter, "").startswith("LATIN") for letter in bare)
    if (latin and VOWELS.isdisjoint(bare)) or HELD.search(word):
        return False
    row = len(word) > 2 and any(word in keys or word[::-1] in keys for keys in ROWS)
    return not row and (len(word) < 4 or REPEATED.fullmatch(word) is None)
