"""The number that a sentence gives: after "=", as a word, as a fraction, or the only one in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.conversation.moves.frame import DOUBT, FRAME
from bot.tutor.conversation.words import words_of
from bot.tutor.exercises.questions.typed_numbers import MINUS, NAMED, readings
from bot.tutor.game.hearing.word_sets import word_set

if TYPE_CHECKING:
    from bot.tutor.conversation.moves.frame import Wording

NUMBER = re.compile(
    r"(?<![\w.,])[+-]?(?:\d[\d.,]*|\.\d+)(?:e[+-]?\d{1,3})?(?:\s*/\s*\d[\d.]*)?(?:\s*%)?"
)
COUNTS = "|".join(NAMED)
PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4}
PARTS |= {"fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10}
FRACTION = re.compile(rf"\b(?:(?P<top>a|{COUNTS}|\d)\s+)?(?P<part>{'|'.join(PARTS)})\b")
POINT = re.compile(rf"\b(?:(?P<whole>{COUNTS}|\d+)\s+)?point\s+(?P<digits>(?:{COUNTS}|\d+))\b")
COUNT = re.compile(rf"\b(?!one\b)(?:{COUNTS})\b")
SIGNED = re.compile(r"\b(?:minus|negative)\s+(?=\d|\.\d)")
PERCENT = re.compile(r"(?<=\d)\s*(?:percent|per cent)\b")
AROUND = FRAME | word_set("""
    about x times plus minus by over divided equals makes gives comes out exactly
    approximately result sum total altogether y w b a
    """)
RESULT = re.compile(r"(?:\bis|\bequals|\bmakes|\bgives|\bget|\bso|\bbe|[=\u2248])\s*$")
NOT_IT = re.compile(r"\b(?:not|isn.?t|wasn.?t|no)\s+$")
UNSURE = re.compile(r"\b(?:like|i.?m|i am)\s+(?=[\d.+-])")
"""What makes a number a guess, or somebody's age."""
LONGEST_UNIT = 3  # words of a message that gives a number with its unit


def number_in(wording: Wording) -> tuple[str, bool]:
    """Return the number that a sentence gives and whether it is in doubt; ("", False) for none."""
    text = _in_digits(wording.text)
    before, equals, after = text.rpartition("=")
    given = after.strip(" .!?*")
    if equals and readings(given) and not wording.wonders:
        return given, bool(DOUBT.search(" ".join(words_of(before))))
    given = "" if wording.wonders else _only_one(text, wording)
    doubts = wording.hedged or "about" in wording.words or UNSURE.search(text) is not None
    doubts = doubts or wording.denies
    return (given, doubts) if given and readings(given.split(" ")[0]) else ("", False)


def _only_one(text: str, wording: Wording) -> str:
    """Return the only number of a text, or the one that it comes to, "" where it says more."""
    found = list(NUMBER.finditer(text))
    if not found or (len(found) > 1 and not RESULT.search(text[: found[-1].start()])):
        return ""
    if NOT_IT.search(text[: found[-1].start()]):
        return ""
    given = re.sub(r"\s+", "", found[-1][0]).rstrip(".,")
    rest = DOUBT.sub(" ", " ".join(words_of(NUMBER.sub(" ", text)))).split()
    others = [word for word in rest if word not in AROUND]
    return _with_unit(given, text[found[-1].end() :], others, wording) if others else given


def _with_unit(given: str, after: str, others: list[str], wording: Wording) -> str:
    """Return the number with the one word after it, if the message says nothing else."""
    unit = after.strip(" .!?")
    alone = len(others) == 1 and len(wording.words) < LONGEST_UNIT
    return f"{given} {unit}" if alone and unit.casefold() == others[0] else ""


def _in_digits(text: str) -> str:
    """Write "minus two", "half", "point six" and "60 percent" in digits."""

    def fraction(found: re.Match[str]) -> str:
        top = found["top"] or "a"
        return f"{1 if top == 'a' else _count(top)}/{PARTS[found['part']]}"

    def pointed(found: re.Match[str]) -> str:
        return f"{_count(found['whole'] or '0')}.{_count(found['digits'])}"

    said = text.casefold().translate(MINUS)
    said = FRACTION.sub(fraction, POINT.sub(pointed, said))
    said = COUNT.sub(lambda found: _count(found[0]), said)
    if said.strip(" .!?") == "one":
        said = "1"
    return PERCENT.sub("%", SIGNED.sub("-", said))


def _count(word: str) -> str:
    return str(NAMED.index(word)) if word in NAMED else word
