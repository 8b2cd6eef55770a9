"""A right and a wrong reply to any question, as people press it and as they type it."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    TypeIn,
    letters_of,
)
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.state import choice_of
from bot.tutor.exercises.questions.sums import worked_out
from bot.tutor.exercises.replies import Chosen, Number, Ordered, Paired, Several, Typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services.exercises.scenes import QuestionScene
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import QuestionTask, Verdict
    from bot.tutor.exercises.replies import Reply

NO_IDEA = "It goes as it goes, I would say."


def task_of(scene: QuestionScene) -> QuestionTask:
    """Return what is judged next: the question itself, or what it asks after own words."""
    waiting = scene.verdict.follow_up if scene.verdict else None
    return waiting or scene.question.task


def verdict_on(scene: QuestionScene, reply: Reply) -> Verdict:
    return task_of(scene).judge(scene.state.drawn[scene.question.id], reply)


def reply_to(scene: QuestionScene, *, right: bool) -> Reply:
    """Return the first reply that is worth everything, or nothing that anybody would call right."""
    tried = scene.state.tried[scene.question.id]
    for reply in _replies(scene):
        try:
            verdict = verdict_on(scene, reply)
        except TutorError:
            continue
        if choice_of(reply) not in tried and (verdict.credit == 1 if right else _misses(verdict)):
            return reply
    raise AssertionError(f"no such reply to {scene.question.id}")


def _misses(verdict: Verdict) -> bool:
    return verdict.right is False or (verdict.right is None and verdict.credit == 0)


def _replies(scene: QuestionScene) -> Iterator[Reply]:
    asked: Input = scene.asked
    match asked:
        case ChooseOne(options):
            yield from (Chosen(option.id) for option in options)
        case ChooseSeveral(options):
            ids = [option.id for option in options]
            sizes = range(asked.least, len(ids) + 1)
            some = (each for size in sizes for each in combinations(ids, size))
            # What was spotted stays ticked: a message cannot take it back.
            yield from (Several(each) for each in some if set(asked.ticked) <= set(each))
        case PutInOrder(options):
            ids = [option.id for option in options]
            yield from (Ordered(order) for order in permutations(ids))
        case PairUp(left, options):
            ids = [option.id for option in options]
            for order in permutations(ids):
                yield Paired(tuple(zip((line.id for line in left), order, strict=True)))
        case TypeIn():
            yield from (Typed(text) for text in _texts(scene))


def _texts(scene: QuestionScene) -> Iterator[str]:
    match task_of(scene):
        case NumberTask() as task:
            numbers = scene.state.drawn[scene.question.id].numbers
            for value in (task.answer, *(slip.value for slip in task.wrong)):
                yield f"{worked_out(value, numbers):.10g}"
        case FillTask() as task:
            yield from (*task.accept, *(slip.answer for slip in task.wrong))
        case FreeTask() as task:
            yield from (task.model, NO_IDEA)


def letters_in(asked: Input, reply: Reply) -> str:
    """Return the letters that stand beside a reply, in its order; for pairs one a line."""
    assert not isinstance(asked, TypeIn)
    match reply:
        case Chosen(id_):
            ids: tuple[str, ...] = (id_,)
        case Several(ids) | Ordered(ids):
            pass
        case Paired(pairs):
            ids = tuple(right for _, right in pairs)
        case _:
            raise AssertionError(reply)
    return "".join(letters_of(asked.options, ids))


def typed_as(asked: Input, reply: Reply) -> str:
    """Return a message that gives a reply."""
    if isinstance(reply, Typed | Number):
        return reply.text
    letters = letters_in(asked, reply)
    if isinstance(asked, PairUp):
        return " ".join(f"{place}{letter}" for place, letter in enumerate(letters, 1))
    return " ".join(letters.lower()) or "none"


def every_letter(asked: Input) -> str:
    assert not isinstance(asked, TypeIn)
    return LETTERS[: len(asked.options)]
