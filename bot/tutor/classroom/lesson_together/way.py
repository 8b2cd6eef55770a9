"""The way of a lesson together: the lobby, each card in two halves, three questions twice each.

The way is fixed when the lesson is opened, so that an edit of its file moves nobody elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.exercises.checkpoint import picked
from bot.tutor.exercises.questions.inputs import PairUp, TypeIn
from bot.tutor.exercises.questions.state import draw_questions

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.plans import Plan
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Question

QUESTIONS = 3
MOST_TOGETHER = 30
LESSON, CARDS, TRIED = "lesson", "cards", "tried"
"""The names in the terms of a plan: the lesson, its cards, and which of them have a try."""


class LessonStage(StrEnum):
    """What a group does in a phase.

    READ is a card without a try. TRY and THEN are the two halves of one with a try. A question is
    answered ALONE and, after talking, AGAIN; RESULT tells the counts of both.
    """

    LOBBY = "lobby"
    READ = "read"
    TRY = "try"
    THEN = "then"
    ALONE = "alone"
    AGAIN = "again"
    RESULT = "result"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Stop:
    """One phase: what is done with which card or question; `place` is its number, from 0."""

    stage: LessonStage
    item: str = ""
    place: int = 0


OF_CARDS = frozenset({LessonStage.READ, LessonStage.TRY, LessonStage.THEN})
OF_QUESTIONS = frozenset({LessonStage.ALONE, LessonStage.AGAIN, LessonStage.RESULT})
ANSWERED = frozenset({LessonStage.TRY, LessonStage.ALONE, LessonStage.AGAIN})
"""The stages in which each answers something; in READING they only read."""
READING = frozenset({LessonStage.READ, LessonStage.THEN, LessonStage.RESULT})
END = Stop(LessonStage.DONE)


def draw_lesson(lesson: Lesson, randomness: Random) -> Plan:
    """Fix the cards, and draw the questions with one order and the same numbers for all."""
    bank = [one for one in lesson.questions if is_shareable(first_input(one, randomness))]
    chosen = picked(bank, len(lesson.goals), (), randomness, QUESTIONS)
    terms = {
        LESSON: lesson.id,
        CARDS: " ".join(card.id for card in lesson.cards),
        TRIED: " ".join(card.id for card in lesson.cards if card.tried is not None),
    }
    return replace(draw_questions(chosen, randomness), terms=terms)


def first_input(question: Question, randomness: Random) -> Input:
    return question.task.shown(question.task.draw(randomness))


def is_shareable(asked: Input) -> bool:
    """Whether a question can be answered by letters or in one line.

    Pairs need a form with menus, and what is said in whole sentences is judged by its author.
    """
    return not isinstance(asked, PairUp) and not (isinstance(asked, TypeIn) and asked.long)


def way_of(plan: Plan) -> tuple[Stop, ...]:
    """Return what is done in each phase, from the lobby on; after the last one it closes."""
    tried = set(plan.terms.get(TRIED, "").split())
    way = [Stop(LessonStage.LOBBY)]
    for place, card in enumerate(plan.terms.get(CARDS, "").split()):
        halves = (LessonStage.TRY, LessonStage.THEN) if card in tried else (LessonStage.READ,)
        way += [Stop(half, card, place) for half in halves]
    votes = LessonStage.ALONE, LessonStage.AGAIN, LessonStage.RESULT
    for place, question in enumerate(plan.items):
        way += [Stop(stage, question, place) for stage in votes]
    return tuple(way)
