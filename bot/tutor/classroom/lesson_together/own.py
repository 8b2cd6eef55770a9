"""What one person is told of their own part in a lesson together, and nothing of the others'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.classroom.lesson_together.counting import is_right
from bot.tutor.classroom.lesson_together.way import ANSWERED, LessonStage
from bot.tutor.classroom.lesson_together.words import own_try_line, said_line
from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.answering import reply_in

if TYPE_CHECKING:
    from bot.tutor.classroom.lesson_together.state import LessonTogether
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.kind import Question

LATER = {
    LessonStage.TRY: "What to make of it comes with the second half.",
    LessonStage.ALONE: "Whether it holds is told after the second round.",
    LessonStage.AGAIN: "Whether it holds is told when this round closes.",
}
WAITING = "The lesson has not started yet: the card in the channel shows who is here."
READ = "You have read this one."
TO_READ = "When you have read the card in the channel, press **I have read it** there."
NOT_ANSWERED = "There is no answer of yours to this one."


def own_lines(state: LessonTogether, person: int) -> list[str]:
    """Say what a person did in the present phase, and what to make of it once that is told."""
    stage = state.stage
    if stage is LessonStage.LOBBY:
        return [WAITING]
    if stage is LessonStage.DONE:
        return _in_all(state, person)
    if stage in ANSWERED:
        return _kept(state, person)
    read = READ if state.own(person, state.phase) is not None else TO_READ
    return [*_judged(state, person), read]


def _kept(state: LessonTogether, person: int) -> list[str]:
    """Say what was answered in the present phase, and not whether it is right."""
    lines, entry = [], state.own(person, state.phase)
    question, card = state.question, state.card
    if state.stage is LessonStage.AGAIN and question is not None:
        lines += _said("Alone you said", state, question, _alone(state, person))
    if entry is None:
        return lines
    if question is not None:
        lines += _said("You said", state, question, entry)
    elif card is not None:
        lines.append(own_try_line(card, entry.choice, over=False))
    return [*lines, LATER[state.stage]]


def _alone(state: LessonTogether, person: int) -> Entry | None:
    return state.own(person, state.phase_of(LessonStage.ALONE, state.stop.item))


def _said(begins: str, state: LessonTogether, question: Question, entry: Entry | None) -> list[str]:
    return [] if entry is None else [f"{begins}: {said_line(state, question, entry)}."]


def _judged(state: LessonTogether, person: int) -> list[str]:
    """Say what to make of one's own answers, where the card in the channel tells it of all."""
    card, question = state.card, state.question
    if question is not None:
        return _both(state, person, question)
    if card is None or card.tried is None:
        return []
    entry = state.own(person, state.phase_of(LessonStage.TRY, card.id))
    return [own_try_line(card, entry.choice, over=True) if entry is not None else NOT_ANSWERED]


def _both(state: LessonTogether, person: int, question: Question) -> list[str]:
    """Tell both answers to a question, with the feedback for the last one."""
    first, second = (
        state.own(person, state.phase_of(stage, question.id))
        for stage in (LessonStage.ALONE, LessonStage.AGAIN)
    )
    lines = [
        f"{when} you said {said_line(state, question, entry)}: {_verdict(state, question, entry)}"
        for when, entry in (("Alone", first), ("After talking", second))
        if entry is not None
    ]
    last = second or first
    return [*lines, *_feedback(state, question, last)] if last is not None else [NOT_ANSWERED]


def _verdict(state: LessonTogether, question: Question, entry: Entry) -> str:
    return "✅ right." if is_right(state, question, entry) else "❌ not that one."


def _feedback(state: LessonTogether, question: Question, entry: Entry) -> list[str]:
    try:
        verdict = question.task.judge(state.drawn(question), reply_in(entry))
    except TutorError:  # an edit of the lesson took it away
        return []
    return [line for line in (verdict.headline, verdict.feedback, verdict.missed) if line]


def _in_all(state: LessonTogether, person: int) -> list[str]:
    """Say how one's own answers to the questions turned out, as a sentence on each."""
    lines = []
    for place, id_ in enumerate(state.gathering.plan.items, 1):
        question = state.lesson.question(id_)
        if question is None:
            continue
        told = [
            f"{when} {'right' if is_right(state, question, entry) else 'not right'}"
            for when, stage in (("alone", LessonStage.ALONE), ("after talking", LessonStage.AGAIN))
            if (entry := state.own(person, state.phase_of(stage, id_))) is not None
        ]
        if told:
            lines.append(f"Question {place}: {', '.join(told)}.")
    return lines or ["There are no answers of yours to its questions."]
