"""Answers typed as a message: letters, an order, pairs, a number, the words of an option."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.fill import folded
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    TypeIn,
)
from bot.tutor.exercises.questions.typed_numbers import readings
from bot.tutor.exercises.replies import Chosen, Several, Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.exercises.questions.inputs import Choice, Input
    from bot.tutor.exercises.replies import Reply

LEADING = re.compile(r"^(?:i think|my answer is|the answer is|answer|it is|its)\b[: ]*")
BETWEEN = re.compile(r"\b(?:and|then)\b|[\s,;.:&+>)(\u2192=-]+")
NONE_OF_THEM = frozenset({"none", "noneofthem"})
UNIT = re.compile(r"(?:(?<!\s)\s+)?(?:%|(?<![a-z])[a-z]+)$")


def reply_in_message(asked: Input, text: str) -> Reply | None:
    """Read a message as a reply to what is asked; None when it looks like something else."""
    reply: Reply | None
    try:
        match asked:
            case ChooseOne():
                reply = _one(asked, text)
            case ChooseSeveral():
                reply = _several(asked, text)
            case PutInOrder():
                letters = _letters(text)
                reply = asked.reply(letters) if len(letters) == len(asked.options) else None
            case PairUp():
                letters = _paired(text, len(asked.left))
                reply = asked.reply(letters) if letters else None
            case TypeIn():
                reply = _typed(asked, text)
    except TutorError:
        return None
    return reply


def _typed(asked: TypeIn, text: str) -> Typed | None:
    said = text.strip().casefold()
    bare = UNIT.sub("", said)
    with_unit = (
        any(sign.isdigit() for sign in bare) or said.removeprefix(bare).strip() in asked.hint
    )
    is_number = bool(readings(text) or (with_unit and readings(bare)))
    return None if asked.number and not is_number else asked.reply(text)


def _one(asked: ChooseOne, text: str) -> Chosen | None:
    by_words = _with_words(asked.options, text)
    if by_words:
        return Chosen(by_words)
    letters = _letters(text)
    return asked.reply(letters) if len(letters) == 1 else None


def _several(asked: ChooseSeveral, text: str) -> Several | None:
    if asked.least == 0 and folded(text) in NONE_OF_THEM:
        return asked.taken(Several(asked.ticked))  # none besides
    by_words = _with_words(asked.options, text)
    letters = _letters(text)
    if not by_words and not letters:
        return None
    named = (by_words,) if by_words else replace(asked, ticked=()).reply(letters).ids
    return asked.taken(Several((*asked.ticked, *named)))


def _with_words(options: Sequence[Choice], text: str) -> str:
    """Return the id of the option that has these words, "" when none has."""
    said = folded(text)
    named = (o for o in options if said and said in {folded(o.text), folded(o.description)})
    return next((option.id for option in named), "")


def _letters(text: str) -> str:
    """Read "b", "a c", "A, C and D" or "cabd" as letters; "" when there is anything else."""
    said = LEADING.sub("", text.strip().casefold())
    letters = BETWEEN.sub("", said).upper()
    return letters if letters and set(letters) <= set(LETTERS) and _are_once_each(said) else ""


def _are_once_each(said: str) -> bool:
    """Tell letters from most words that are made of them, such as "add" or "faded"."""
    signs = BETWEEN.sub("", said)
    return len(set(signs)) == len(signs)


def _paired(text: str, lines: int) -> str:
    """Read "1a 2c 3b", in any order of the numbers, or letters from the top; "" for neither."""
    found = re.findall(r"(?<!\d)(\d+)\s{0,9}[-=:.)]?\s{0,9}([a-j])\b", text.casefold())
    rest = re.sub(r"(?<!\d)\d+\s{0,9}[-=:.)]?\s{0,9}[a-j]\b", "", text.casefold())
    if found and not re.search(r"\w", BETWEEN.sub("", rest)):
        places = {int(number): letter.upper() for number, letter in found}
        return "".join(places[n] for n in sorted(places)) if len(places) == lines else ""
    letters = _letters(text)
    return letters if len(letters) == lines else ""
