"""The words that would give an open question away: they are looked for, and never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.conversation.answers.veiling import NUMBER
from bot.tutor.conversation.key import OptionKey, OrderKey
from bot.tutor.exercises.questions.answering import task_now
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.match import MatchTask
from bot.tutor.exercises.questions.multiple import MultipleChoice
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.order import OrderTask
from bot.tutor.exercises.questions.plot import PlotTask
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.exercises.questions.sums import number_text, worked_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.tutor.conversation.key import Key
    from bot.tutor.exercises.matching import MatchingExercise, MatchingState
    from bot.tutor.exercises.questions.kind import Drawn, Question, QuestionTask
    from bot.tutor.exercises.questions.options import Option
    from bot.tutor.exercises.questions.state import QuestionsState


def giveaways(state: QuestionsState, question: Question) -> tuple[Key, ...]:
    """Return what would give the part of a question away that is asked now."""
    return keys_of(task_now(state, question), state.drawn[question.id])


def keys_of(task: QuestionTask, drawn: Drawn) -> tuple[Key, ...]:
    """Return the right options, the accepted words, the number asked for, the pairs or lines."""
    if isinstance(task, NumberTask):
        return (number_text(worked_out(task.answer, drawn.numbers)),)
    if isinstance(task, FillTask):
        return task.accept
    if isinstance(task, MatchTask | OrderTask):
        return _of_lines(task)
    return _of_options(task.choice if isinstance(task, PlotTask) else task)


def matching_keys(exercise: MatchingExercise, state: MatchingState) -> tuple[Key, ...]:
    """Return the definitions that wait for their term."""
    return beside(
        [exercise.pair(term).definition for term in state.terms if term not in state.matched]
    )


def beside(texts: Iterable[str]) -> tuple[Key, ...]:
    """Return a key for each text, beside all others."""
    found = tuple(texts)
    return tuple(OptionKey(one, tuple(o for o in found if o != one)) for one in found)


def known_words(state: QuestionsState, question: Question) -> tuple[str, ...]:
    """Return what a gap knows, right or wrong; () for any other question."""
    task = task_now(state, question)
    if not isinstance(task, FillTask):
        return ()
    return (*task.accept, *(wrong.answer for wrong in task.wrong))


def _of_lines(task: MatchTask | OrderTask) -> tuple[Key, ...]:
    if isinstance(task, MatchTask):
        return beside([pair.definition for pair in task.pairs])
    return (OrderKey(tuple(item.text for item in task.items)),)


def _of_options(task: QuestionTask) -> tuple[Key, ...]:
    if isinstance(task, SingleChoice):
        return tuple(_single(option) for option in task.options if option.right and option.text)
    return _several(task.options) if isinstance(task, MultipleChoice) else ()


def _single(option: Option) -> Key:
    return OptionKey(option.text) if NUMBER.fullmatch(option.text.strip()) else option.text


def _several(options: tuple[Option, ...]) -> tuple[Key, ...]:
    texts = {option.text: option.right for option in options}
    keys = beside(texts)
    return tuple(key for key, right in zip(keys, texts.values(), strict=True) if right)
