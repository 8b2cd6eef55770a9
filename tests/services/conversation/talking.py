"""Somebody who types in a DM, beside a question of each kind that tests talk about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from bot.services.exercises.scenes import QuestionScene
from bot.tutor.exercises.questions.fill import FillTask, WrongWords
from bot.tutor.exercises.questions.kind import Question, SubStep
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.options import Option
from bot.tutor.exercises.questions.single import SingleChoice

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.services.services import Services
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses

Shown = TypeVar("Shown")
HINTS = ("Look at the sign.", "Look at the size.")
DRAWS = tuple({"u": float(u), "v": 0.5} for u in range(1, 30))
ASKED = (
    Question(
        "choice",
        "Which way does a step go?",
        "A step goes against the slope.",
        SingleChoice(
            tuple(
                Option(name, text, name == "against", f"About {name}.", None)
                for name, text in (
                    ("against", "Against the gradient"),
                    ("along", "Along the bias"),
                    ("nowhere", "It stays where it is"),
                )
            )
        ),
        card="one-card",
        hints=HINTS,
    ),
    Question(
        "number",
        "What is {u} and {v}?",
        "Add them.",
        NumberTask("u + v", 0.01, (), "Add the two.", "", DRAWS),
        card="one-card",
        steps=(SubStep("First: what is {u}?", "u"), SubStep("Now add {v}.", "u + v")),
    ),
    Question(
        "fill",
        "The slope of the loss is called the ___.",
        "It is the gradient.",
        FillTask(("gradient",), (WrongWords("bias", "A bias is added.", None),), "Read it again."),
        card="one-card",
        hints=HINTS[:1],
    ),
    Question(
        "style",
        "Dear Sir is ___.",
        "It is formal.",
        FillTask(("formal",), (), "Read it again."),
    ),
)


def with_questions(course: Course) -> Course:
    """Let the first lesson ask these questions, after its own."""
    first = course.lessons[0]
    asking = replace(first, questions=(*first.questions, *ASKED))
    return replace(course, lessons=(asking, *course.lessons[1:]))


@dataclass
class Talker:
    services: Services
    press: Presses

    async def say(self, *texts: str) -> Scene:
        for text in texts:
            scene = await self.services.conversation.answer(self.press(), text)
        return scene

    async def hears(self, kind: type[Shown], *texts: str) -> Shown:
        scene = await self.say(*texts)
        assert isinstance(scene, kind), scene
        return scene

    async def asked(self, *ids: str) -> QuestionScene:
        """Open a practice of these questions."""
        lesson = self.services.lessons.course.lessons[0]
        return await self.services.questions.practise(self.press(), lesson, ids)

    async def tried(self, scene: QuestionScene) -> tuple[str, ...]:
        """Return what counts as an answer to a question so far."""
        attempt = await self.services.questions.attempts.get(scene.attempt)
        assert attempt is not None
        return self.services.questions.asking.replay(attempt).tried[scene.question.id]


def letter(scene: QuestionScene, option: str) -> str:
    """Return the letter in small that stands beside an option."""
    return "abc"[scene.state.drawn[scene.question.id].order.index(option)]
