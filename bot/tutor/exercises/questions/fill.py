"""A word or two are typed into the gap of the stem, which is written as ___."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import TypeIn, UnfitReplyError
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.exercises.questions.options import MENDING
from bot.tutor.shapes import (
    FEEDBACK,
    Flaw,
    LineKey,
    LinesKey,
    RowsKey,
    Shape,
    TagKey,
    rows_in,
)
from bot.tutor.text import normal

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.exercises.replies import Reply

GAP = "___"
MOST_TOLD = 4  # right answers
BEFORE_WORD = r"(?<![^\W_])(?<![.'\u2019])"
AFTER_WORD = r"(?![^\W_])(?![.'\u2019][^\W_])"
"""Where a word begins and ends: "0" is no word of "0.5", nor is "s" one of "it's"."""
NEARLY, MOST_EDITS = 0.8, 2  # two words that differ by one or two letters of ten
NEGATIONS = ("un", "in", "im", "il", "ir", "non", "not", "no", "dis", "de", "anti")
WITHOUT = ("less", "free")
PLAIN_LINE = "Read the sentence aloud with it: what has to stand in the gap for it to be true?"


@dataclass(frozen=True, slots=True)
class WrongWords:
    """A wrong answer that has a line of its own."""

    answer: str
    feedback: str
    misconception: str | None
    card: str = ""


@dataclass(frozen=True, slots=True)
class FillTask:
    """`accept` are the right answers, the one to tell first; `other` is said to any unknown one."""

    accept: tuple[str, ...]
    wrong: tuple[WrongWords, ...]
    other: str

    def draw(self, randomness: Random) -> Drawn:
        del randomness  # there is nothing to draw
        return Drawn()

    def fit(self, drawn: Drawn) -> Drawn:
        return drawn

    def shown(self, drawn: Drawn) -> TypeIn:
        del drawn
        return TypeIn("The word or words for the gap")

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        """Judge without regard to case, spaces, punctuation and a leading article.

        Raise UnfitReplyError for nearly a right answer: it is asked again, and nothing is counted.
        """
        given = folded(self.shown(drawn).taken(reply).text)
        if given in {folded(answer) for answer in self.accept}:
            return Verdict(right=True, credit=1.0, exact=given == folded(self.accept[0]))
        near = max(likeness(given, answer) for answer in self.accept)
        slip = max(self.wrong, key=lambda wrong: likeness(given, wrong.answer), default=None)
        nearness = likeness(given, slip.answer) if slip else 0.0
        if slip and nearness >= max(NEARLY, near):
            missed = Verdict(False, 0.0, slip.feedback, slip.misconception, card=slip.card)
            return replace(missed, veiled=self._veiled(slip.feedback, slip.answer))
        if near >= NEARLY:
            raise UnfitReplyError(
                "Nearly: look at the spelling and send it once more. Nothing was counted."
            )
        line = self.other or PLAIN_LINE
        return Verdict(right=False, credit=0.0, feedback=line, veiled=self._veiled(line))

    def _veiled(self, line: str, typed: str = "") -> str:
        """Return a line with "…" wherever it says the answer; "" for one that does not.

        What was `typed` is left as it is, also where it holds an answer.
        """
        answers = "|".join(map(re.escape, sorted(self.accept, key=len, reverse=True)))
        known = f"({re.escape(typed)})|" if typed else "()"
        words = rf"{BEFORE_WORD}(?:{known}(?:{answers})s?){AFTER_WORD}"
        said = re.sub(words, lambda found: found[1] or "…", line, flags=re.IGNORECASE)
        return "" if said == line else said.replace("….", "…")

    def knows(self, text: str) -> bool:
        """Tell whether a text has a line of its own, right or wrong, letter by letter."""
        known = (*self.accept, *(wrong.answer for wrong in self.wrong))
        return folded(text) in {folded(answer) for answer in known}

    def told(self, drawn: Drawn) -> str:
        del drawn
        *more, last = self.accept[1:MOST_TOLD] or ("",)
        also = f"{', '.join(more)} or {last}" if more else last
        told = f"**The answer: {self.accept[0]}.**"
        return f"{told} I would also take {also}." if also else told


def folded(text: str) -> str:
    """Return a text without what makes no difference: case, spaces, punctuation, an article."""
    words = re.sub(r"[\W_]+", " ", normal(text, "NFKC").casefold()).strip()
    return re.sub(r"^(?:the|a|an) ", "", words).replace(" ", "")


def likeness(given: str, answer: str) -> float:
    """Return how alike a folded text and an answer are, 0 to 1; 0 unless it may be a slip of it.

    A slip has at most two letters that are wrong, and is not the opposite, as in "unsupervised".
    """
    wanted = folded(answer)
    if abs(len(given) - len(wanted)) > MOST_EDITS:
        return 0.0  # at least so many edits: a long text is not compared letter by letter
    opposite = {f"{no}{wanted}" for no in NEGATIONS} | {f"{wanted}{no}" for no in WITHOUT}
    opposite |= {wanted.removeprefix(no) for no in NEGATIONS if wanted.startswith(no)}
    opposite |= {wanted.removesuffix(no) for no in WITHOUT if wanted.endswith(no)}
    if given in opposite or edits(given, wanted) > MOST_EDITS:
        return 0.0
    return SequenceMatcher(None, given, wanted, autojunk=False).ratio()


@lru_cache(maxsize=1000)  # a class hears the same few lines again and again
def say_the_same(one: str, other: str) -> bool:
    """Tell whether two texts are nearly letter by letter the same, or one holds the other."""
    short, long = sorted((folded(one), folded(other)), key=len)
    return short in long or SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEARLY


def edits(one: str, other: str) -> int:
    """Count the letters to add, drop or change between two texts (Levenshtein, 1966)."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        above, row = row, [number]
        for place, sign in enumerate(other):
            row.append(min(above[place + 1] + 1, row[-1] + 1, above[place] + (letter != sign)))
    return row[-1]


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    if GAP not in table.get("stem", GAP):
        yield Flaw("stem", "the stem has no gap", f"write {GAP} where the answer belongs")
    accepted: dict[str, str] = {}
    for place, text in enumerate(table.get("accept", ())):
        yield from _twice(f"accept[{place}]", text, accepted)
    for place, row in rows_in(table, "wrong"):
        yield from _twice(f"wrong[{place}].answer", row.get("answer", ""), accepted)


def _twice(where: str, text: str, seen: dict[str, str]) -> Iterable[Flaw]:
    key = folded(text)
    if text and not key:
        yield Flaw(
            where, "nothing is left of this without its punctuation", "use letters or digits"
        )
    elif key in seen:
        yield Flaw(where, f"this counts as the same as {seen[key]}", "remove one of them")
    elif key:
        seen[key] = where


def _read(table: Mapping[str, Any]) -> FillTask:
    return FillTask(
        tuple(table["accept"]),
        tuple(
            WrongWords(row["answer"], row[FEEDBACK], row["misconception"], row["card"])
            for _, row in rows_in(table, "wrong")
        ),
        table["other"],
    )


WRONG: Shape = {
    "answer": LineKey(60),
    FEEDBACK: LineKey(300),
    "misconception": TagKey(),
    "card": MENDING,
}
SHAPE: Shape = {
    "accept": LinesKey(1, 20, 60),
    "wrong": RowsKey(WRONG, 0, 12),
    "other": LineKey(300, needed=False),
}
FILL = QuestionKind("fill", SHAPE, _flaws, _read)
