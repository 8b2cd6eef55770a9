"""What could be better in lessons that load: warnings for their authors, and a few problems."""

from __future__ import annotations

import re
from itertools import groupby
from random import Random
from typing import TYPE_CHECKING

from bot.content.code_marks import MARK, wrong_sums
from bot.content.problems import Ledger, quoted
from bot.content.review.answered import answered
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.walking import texts_in
from bot.tutor.exercises.questions.sums import SumError, filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.content.problems import LessonProblem
    from bot.content.review.figures import CourseFigures, LessonFigures
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.questions.kind import Question

CHECKPOINT, BANK, KINDS = 6, 12, 4
"""Questions that a checkpoint asks, questions that a bank should have, and kinds of them."""
RUNNING = 3
GRADE, MEAN_GRADE = 9.0, 8.0
TRIED, DRAWN = 0.6, 0.4
MET = 2
DRAWS = 3
MARKING = re.compile(r"(?:no|wrong|right|yes|correct)\b\s*[.,:;!]", re.IGNORECASE)


def lesson_problems(lesson: Lesson, figures: LessonFigures) -> list[LessonProblem]:
    """Return what must be mended although the lesson can be taught."""
    page, bank = Ledger(f"{lesson.id}/lesson.md"), Ledger(f"{lesson.id}/questions.toml")
    for card in figures.cards:
        if card.bare:
            wrong = "this card has no try, no picture and no hands-on step"
            page.add(f"card {card.id}", wrong, "add one of them in a ```toml block below its text")
    if len(lesson.questions) < CHECKPOINT:
        wrong = f"a checkpoint asks {CHECKPOINT} questions and there are {len(lesson.questions)}"
        bank.add("", wrong, f"write at least {CHECKPOINT}, better {BANK}")
    return [*page.found, *bank.found]


def lesson_warnings(lesson: Lesson, figures: LessonFigures) -> list[LessonProblem]:
    page, bank = Ledger(f"{lesson.id}/lesson.md"), Ledger(f"{lesson.id}/questions.toml")
    _cards(figures, page)
    for card in lesson.cards:
        _openings(card, page)
    _bank(lesson, figures, bank)
    for question in lesson.questions:
        _question(question, bank)
    return [*page.found, *bank.found]


def course_warnings(figures: CourseFigures) -> list[LessonProblem]:
    ledger = Ledger("course.toml")
    for part, least, name in (("tried", TRIED, "a try"), ("picture", DRAWN, "a picture")):
        if figures.cards and figures.share(part) < least:
            wrong = f"{figures.share(part):.0%} of all cards have {name}"
            ledger.add("", wrong, f"give it to more of them, at least {least:.0%}")
    if figures.grade > MEAN_GRADE:
        wrong = f"the cards read at grade {figures.grade:.1f} on average"
        ledger.add("", wrong, f"write shorter sentences and words, up to grade {MEAN_GRADE:g}")
    ideas = Ledger("misconceptions.toml", ledger.found)
    for id_, met in figures.met.items():
        if met < MET:
            wrong = f"{met} questions of the course meet {id_}"
            ideas.add(id_, wrong, f"let wrong answers of at least {MET} stand for it")
    return ledger.found


def _cards(figures: LessonFigures, ledger: Ledger) -> None:
    for card in figures.cards:
        if card.grade > GRADE:
            wrong = f"this card reads at grade {card.grade:.1f}"
            ledger.add(
                f"card {card.id}",
                wrong,
                f"write shorter sentences and words, up to grade {GRADE:g}",
            )
    for kind, running in groupby(figures.cards, key=lambda card: card.tried):
        ids = [card.id for card in running]
        if kind and len(ids) > RUNNING:
            wrong = f"{len(ids)} tries of the kind {kind} follow each other"
            ledger.add(f"card {ids[0]}", wrong, f"after {RUNNING}, ask in another way")


def _openings(card: Card, ledger: Ledger) -> None:
    """Report lines that mark an answer instead of saying what is true in it."""
    if isinstance(card.tried, ChoiceTry):
        lines = [answer.feedback for answer in card.tried.answers if not answer.fits]
    elif card.tried is not None:
        lines = [card.tried.other, *(slip.feedback for slip in card.tried.wrong)]
    else:
        lines = []
    for line in lines:
        if MARKING.match(line):
            wrong = f"the line {quoted(line)} begins with a mark"
            ledger.add(f"card {card.id}", wrong, "begin with what is true in it, or what happens")


def _bank(lesson: Lesson, figures: LessonFigures, ledger: Ledger) -> None:
    questions = lesson.questions
    if CHECKPOINT <= len(questions) < BANK:
        ledger.add("", f"there are {len(questions)} questions", f"write at least {BANK}")
    if len(figures.items) < KINDS:
        wrong = f"the questions are of {len(figures.items)} kinds"
        ledger.add("", wrong, f"use at least {KINDS} kinds")
    asked = {question.goal for question in questions}
    for goal in range(1, len(lesson.goals) + 1):
        if goal not in asked:
            ledger.add("", f"no question asks for goal {goal}", f"write one with goal = {goal}")
    mended = {question.card for question in questions}
    for card in lesson.cards:
        if card.id not in mended:
            wrong = f"no question asks about the card {card.id}"
            ledger.add("", wrong, f"write one with card = {quoted(card.id)}")


def _question(question: Question, ledger: Ledger) -> None:
    where = f"question {question.id}"
    for missing in answered(question).missing:
        ledger.add(where, f"feedback is missing: {missing}", "add it")
    for told, right in sorted(set(_drawn_sums(question))):
        wrong = f"with some of its numbers a sum says {told} and should say {right}"
        ledger.add(where, wrong, "correct it, or round with the sign ≈")


def _drawn_sums(question: Question) -> Iterator[tuple[str, str]]:
    """Yield wrong sums in code marks, with a few of the numbers that may be drawn."""
    marks = [mark for text in texts_in(question) for mark in MARK.findall(text) if "{" in mark]
    for seed in range(DRAWS if marks else 0):
        numbers = question.task.draw(Random(seed)).numbers
        for mark in marks:
            try:
                yield from wrong_sums(filled(mark, numbers))
            except SumError:
                continue
