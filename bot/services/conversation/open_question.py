"""What a question that is open is to a short message: what it is answered with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.conversation.giveaways import known_words
from bot.tutor.conversation.moment import Moment, Open
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    TypeIn,
)

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.tutor.exercises.questions.inputs import Input

INPUTS: dict[type[Input], Open] = {
    ChooseOne: Open.CHOICE,
    ChooseSeveral: Open.SEVERAL,
    PutInOrder: Open.ORDER,
    PairUp: Open.PAIRS,
}


def moment_at(scene: QuestionScene) -> Moment:
    """Return the moment of an open question."""
    known = known_words(scene.state, scene.question)
    return Moment(_open_by(scene), options_of(scene), known=known)


def _open_by(scene: QuestionScene) -> Open:
    if not isinstance(scene.asked, TypeIn):
        return INPUTS[type(scene.asked)]
    if scene.asked.number:
        return Open.NUMBER
    return Open.FILL if isinstance(scene.question.task, FillTask) else Open.WORDS


def options_of(scene: QuestionScene) -> tuple[str, ...]:
    """Return the texts beside letters; a picture's is its shape in words."""
    if isinstance(scene.asked, TypeIn):
        return ()
    return tuple(option.text or option.description for option in scene.asked.options)
