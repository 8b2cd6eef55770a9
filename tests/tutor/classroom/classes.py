"""Made-up classes that answer any question of the shipped course."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bot.content.course import load_course
from bot.content.data import load_data
from bot.content.sentences import load_sentences
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.exercises.questions.inputs import ChooseOne, ChooseSeveral, PairUp, PutInOrder
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.state import choice_of
from bot.tutor.exercises.questions.sums import worked_out
from bot.tutor.exercises.replies import Chosen, Number, Ordered, Paired, Several, Typed

if TYPE_CHECKING:
    from bot.tutor.exercises.questions.kind import Drawn, Question
    from bot.tutor.exercises.replies import Reply

LESSONS = Path(__file__).resolve().parents[3] / "lessons"


@cache
def every_question() -> tuple[Question, ...]:
    tables, _ = load_data(LESSONS / "data")
    sentences, _ = load_sentences(LESSONS / "sentences")
    course, _ = load_course(LESSONS, LESSON_KINDS, tables, sentences)
    return tuple(question for lesson in course.lessons for question in lesson.questions)


def reply_to(question: Question, drawn: Drawn, chance: Random) -> Reply:
    """Answer blindly, but often enough right or with a slip that is known."""
    task = question.task
    asked = task.shown(drawn)
    reply: Reply
    match asked:
        case ChooseOne(options):
            reply = Chosen(chance.choice(options).id)
        case ChooseSeveral(options):
            picked = chance.sample(options, chance.randint(1, len(options)))
            reply = Several(tuple(option.id for option in picked))
        case PutInOrder(options):
            reply = Ordered(tuple(o.id for o in chance.sample(options, len(options))))
        case PairUp(left, options):
            right = chance.sample(options, len(options))
            reply = Paired(tuple((a.id, b.id) for a, b in zip(left, right, strict=True)))
        case _:
            reply = typed_for(question, drawn, chance)
    return reply


def typed_for(question: Question, drawn: Drawn, chance: Random) -> Reply:
    task = question.task
    if isinstance(task, NumberTask):
        sums = [task.answer, task.answer, *(slip.value for slip in task.wrong)]
        value = worked_out(chance.choice(sums), drawn.numbers)
        value = chance.choice([value, value, value, chance.gauss(value, 1), 1e9])
        return Number(value, f"{value:.12f}")
    if isinstance(task, FreeTask):
        names = [group.name for group in task.groups]
        return Several(tuple(chance.sample(names, chance.randint(0, len(names)))))
    assert isinstance(task, FillTask)
    known = [*task.accept, *(slip.answer for slip in task.wrong)]
    return Typed(chance.choice([*known, "my own zebra", "purple elephant"]))


def entry_of(question: Question, reply: Reply) -> Entry:
    kept = None if isinstance(reply, Chosen) else reply
    return Entry(EntryKind.ANSWER, question.id, choice_of(reply), reply=kept)


def class_of(question: Question, drawn: Drawn, size: int, chance: Random) -> list[Entry]:
    """Return answers that could be judged when they were given."""
    found: list[Entry] = []
    while len(found) < size:
        reply = reply_to(question, drawn, chance)
        try:
            if not isinstance(question.task, FreeTask):
                question.task.judge(drawn, reply)
        except TutorError:
            continue
        found.append(entry_of(question, reply))
    return found
