"""What a person does in a lesson together: read a card, try it, answer a question."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.classroom.answers import turn_of
from bot.tutor.classroom.lesson_together.state import PassedError
from bot.tutor.classroom.lesson_together.way import ANSWERED, OF_QUESTIONS, READING, LessonStage
from bot.tutor.course.cards import ChoiceTry, NumberTry
from bot.tutor.course.tries import LOOK, letter_of, try_entry
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.questions.inputs import OtherInputError, TypeIn
from bot.tutor.exercises.questions.state import choice_of
from bot.tutor.exercises.replies import Chosen

if TYPE_CHECKING:
    from bot.tutor.classroom.lesson_together.state import LessonTogether

NOTHING_TYPED = "That was empty, so nothing was kept. Type a number, please."


class TogetherEntry(StrEnum):
    """The entries that only a lesson together has."""

    READ = "read"


def read_it(state: LessonTogether) -> Entry:
    """Note that somebody has read the card. Raise PassedError where nothing is only read."""
    if state.stage not in READING:
        raise PassedError
    return Entry(TogetherEntry.READ, state.stop.item, "")


def try_letter(state: LessonTogether, letter: str) -> Entry:
    """Take the answer to a card's try beside a letter, or LOOK from somebody without an idea."""
    card = state.card
    if state.stage is not LessonStage.TRY or card is None:
        raise PassedError
    if letter == LOOK:
        return try_entry(card, LOOK)
    if not isinstance(card.tried, ChoiceTry):
        raise OtherInputError
    return try_entry(card, letter_of(card.tried, letter))


def try_number(state: LessonTogether, typed: str) -> Entry:
    """Take a typed number as the try of a card. Raise TutorError for what is none."""
    card = state.card
    if state.stage is not LessonStage.TRY or card is None:
        raise PassedError
    if not isinstance(card.tried, NumberTry):
        raise OtherInputError
    if not typed.strip():
        raise TutorError(NOTHING_TYPED)
    return try_entry(card, typed)


def answer_letters(state: LessonTogether, letters: str) -> Entry:
    """Answer the question by letters as they are shown.

    Raise UnfitReplyError for letters that are no answer to it.
    """
    return _answer(state, letters, typed=False)


def answer_typed(state: LessonTogether, text: str) -> Entry:
    """Answer the question with a line that was typed."""
    return _answer(state, text, typed=True)


def _answer(state: LessonTogether, given: str, *, typed: bool) -> Entry:
    question = state.question
    if state.stage not in ANSWERED & OF_QUESTIONS or question is None or state.is_lost:
        raise PassedError
    asked = state.asked(question)
    if isinstance(asked, TypeIn) is not typed:
        raise OtherInputError
    reply = asked.reply(given)
    verdict = question.task.judge(state.drawn(question), reply)
    taken = verdict.reply or reply
    return Entry(
        EntryKind.ANSWER,
        question.id,
        choice_of(taken),
        right=verdict.right,
        reply=None if isinstance(taken, Chosen) else taken,  # one id is all in the choice
        credit=verdict.credit,
        turn=turn_of(state.phase, state.stop.place),
    )
