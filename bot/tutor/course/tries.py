"""Tries on the cards of a lesson: what somebody said first, the line that answers it, what is kept.

A try is never graded. The first one on a card stays the first, also when the card is tried again.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.course.cards import ChoiceTry, NumberTry
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS, Entry, EntryKind, by_letter
from bot.tutor.exercises.questions.typed_numbers import readings
from bot.tutor.exercises.replies import Tried
from bot.tutor.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.tutor.course.cards import Card, HandsOn, Try, TryAnswer

LOOK = ""
"""What is kept about somebody who only asked to be shown."""
MOST_TYPED = 40  # characters of a number
ON_BUTTON = 34  # characters of an answer that fits on a button
ROUNDING = 1e-9  # what a sum of decimal numbers may be off, as a computer works them out
PRAISE = re.compile(r"^(?:Yes|Right|Exactly|That is it)[:,.!]\s*")
UNREADABLE = (
    "I cannot read that as a number, so nothing was kept. "
    "Write it like 0.5, 0,5, -2, 1/3 or 12 %, please."
)
NO_ANSWER = (
    "The card has no such answer any more. Nothing was kept: press one that it shows, please."
)


@dataclass(frozen=True, slots=True)
class TriesState:
    """By the id of a card: what was given first, LOOK or an answer; the line of what was found.

    `latest` is what was given last, and `times` how often something was.
    """

    given: Mapping[str, str]
    found: Mapping[str, str]
    latest: Mapping[str, str]
    times: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TryTold:
    """What is told after a try: the `answer` in words, and the line that is said.

    The answer is "" for a look, and for one to an `earlier` wording, which the card has no more.
    """

    answer: str
    line: str
    earlier: bool = False


def tries_state(entries: Iterable[Entry]) -> TriesState:
    """Replay what one person did on the cards of a lesson; on each card the first one counts."""
    given: dict[str, str] = {}
    found: dict[str, str] = {}
    latest: dict[str, str] = {}
    times: Counter[str] = Counter()
    for entry in entries:
        if entry.kind == EntryKind.TRY:
            given.setdefault(entry.item, entry.choice)
            latest[entry.item] = entry.choice
            times[entry.item] += 1
        elif entry.kind == EntryKind.HANDS_ON:
            found.setdefault(entry.item, entry.choice)
    return TriesState(given, found, latest, times)


def try_entry(card: Card, given: str) -> Entry:
    """Return what is kept of a try: LOOK, the id of an answer, or a number as it was typed.

    Raise TutorError for what cannot be given on this card.
    """
    if card.tried is None:
        raise TutorError(NO_ANSWER)
    if isinstance(card.tried, NumberTry) and given != LOOK:
        given = clean(given).strip()
        if len(given) > MOST_TYPED or not readings(given):
            raise TutorError(UNREADABLE)
    elif isinstance(card.tried, ChoiceTry) and given != LOOK and not _answer(card.tried, given):
        raise TutorError(NO_ANSWER)
    return Entry(EntryKind.TRY, card.id, given, reply=Tried(card.id, given))


def found_entry(card: Card, line: str) -> Entry:
    """Return what is kept once the goal of the card's hands-on step is met."""
    return Entry(EntryKind.HANDS_ON, card.id, line)


def answer_try(tried: Try, given: str) -> TryTold:
    """Tell what answers a try. A look gets the line of what fits; a belief has none that does.

    An answer that the card had once and has no more gets that line too.
    """
    if isinstance(tried, NumberTry):
        if given == LOOK or readings(given):
            return TryTold("" if given == LOOK else given, _number_line(tried, given))
        return TryTold("", _number_line(tried, LOOK), earlier=True)
    answer = _answer(tried, given)
    if answer is not None:
        return TryTold(answer.text, answer.feedback)
    fitting = next((answer for answer in tried.answers if answer.fits), None)
    line = f"**{fitting.text}** · {_unpraised(fitting.feedback)}" if fitting else ""
    return TryTold("", line, earlier=given != LOOK)


def number_fits(tried: NumberTry, given: str) -> bool:
    """Whether a number, as it was typed, is near enough to the answer."""
    return any(_is(tried, value, tried.answer) for value in readings(given))


def letter_of(tried: ChoiceTry, letter: str) -> str:
    """Return the id of the answer that stands beside a letter. Raise TutorError without one."""
    answer = by_letter(letter, [answer.id for answer in tried.answers])
    if answer is None:
        raise TutorError(NO_ANSWER)
    return answer


def are_lettered(tried: ChoiceTry) -> bool:
    """Whether the answers stand in the text: one of them is too long for a button."""
    return any(len(answer.text) > ON_BUTTON for answer in tried.answers)


def lettered_lines(tried: ChoiceTry) -> list[str]:
    lines = zip(LETTERS, tried.answers, strict=False)
    return [f"**{letter}** · {answer.text}" for letter, answer in lines]


def done_line(hands_on: HandsOn, values: Mapping[str, str]) -> str:
    """Fill the line that is said when the goal of a hands-on step is met."""
    return re.sub(r"\{(\w+)\}", lambda name: values.get(name[1], name[0]), hands_on.done)


def _answer(tried: ChoiceTry, answer_id: str) -> TryAnswer | None:
    return next((answer for answer in tried.answers if answer.id == answer_id), None)


def _number_line(tried: NumberTry, given: str) -> str:
    if given == LOOK:
        return f"**{tried.answer:g}** · {_unpraised(tried.fits)}"
    values = readings(given)
    if number_fits(tried, given):
        return tried.fits
    slips = (slip for value in values for slip in tried.wrong if _is(tried, value, slip.value))
    slip = next(slips, None)
    return tried.other if slip is None else slip.feedback


def _unpraised(line: str) -> str:
    """Leave out what greets a right answer: this is told to somebody who gave none."""
    said = PRAISE.sub("", line) or line
    return f"{said[:1].upper()}{said[1:]}"


def _is(tried: NumberTry, value: float, wanted: float) -> bool:
    return abs(value - wanted) <= tried.tolerance + ROUNDING * max(1.0, abs(wanted))


def _folded(text: str) -> str:
    """Make texts alike that differ in case, in marks of Markdown or in what ends a sentence."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
