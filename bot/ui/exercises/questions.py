"""A lesson's questions: lettered options, a second try, and how sure a person is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, SelectOption, ui

from bot.services.exercises.scenes import QuestionScene
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions import CONFIDENCES
from bot.ui.kit.cards import QUESTIONS, card, show
from bot.ui.kit.persistent import PersistentButton, PersistentMenu, press_of, services_of
from bot.ui.kit.rooms import go_on

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

SURENESS = {
    50: "50%: a coin toss",
    60: "60%: leaning",
    70: "70%: fairly sure",
    80: "80%: sure",
    90: "90%: very sure",
    99: "99%: certain",
}


class ChoiceButton(PersistentButton, shape="quiz:{attempt}:{mark}:{letter}:{confidence}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        confidence = self.keys["confidence"]
        scene = await services_of(interaction).questions.choose(
            press_of(interaction),
            int(self.keys["attempt"]),
            self.keys["mark"],
            self.keys["letter"],
            int(confidence) if confidence.isdecimal() else None,
        )
        await show(interaction, scene)


class SureMenu(PersistentMenu, shape="quiz-sure:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        questions, attempt = services_of(interaction).questions, int(self.keys["attempt"])
        press = press_of(interaction)
        await show(interaction, await questions.show(press, attempt, int(self.picked)))


class NextQuestionButton(PersistentButton, shape="quiz-next:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        questions, attempt = services_of(interaction).questions, int(self.keys["attempt"])
        await show(interaction, await questions.show(press_of(interaction), attempt))


def question_card(scene: QuestionScene) -> ui.LayoutView:
    place = f"-# Question {scene.number} of {len(scene.state.order)}"
    title = f"### {scene.question.stem}"
    if scene.question.id in scene.state.closed:
        return _closed_card(scene, title, place)
    return card(
        QUESTIONS,
        scene.note,
        f"{title}\n" + "\n".join(_options(scene)),
        f"❌ Not that one. {scene.chosen.feedback} **One more try.**" if scene.chosen else None,
        None if scene.state.tried[scene.question.id] else [_sure_menu(scene)],
        [_letter(scene, place) for place in range(len(_shown(scene)))],
        place,
    )


def _closed_card(scene: QuestionScene, title: str, place: str) -> ui.LayoutView:
    key = scene.question.key
    letter = LETTERS[_shown(scene).index(key.id)]
    return card(
        QUESTIONS,
        scene.note,
        title,
        _verdict(scene),
        f"**The answer is {letter}: {key.text}**\n{scene.question.explanation}",
        [
            go_on(scene.lesson)
            if scene.state.finished
            else NextQuestionButton.labelled(
                "Next question", ButtonStyle.primary, attempt=scene.attempt
            )
        ],
        place,
    )


def _verdict(scene: QuestionScene) -> str | None:
    if scene.chosen is None:
        return None
    said = f" You were {scene.confidence}% sure." if scene.confidence else ""
    return (
        f"{'✅ Right.' if scene.chosen.right else '❌ Not that one.'}{said} {scene.chosen.feedback}"
    )


def _shown(scene: QuestionScene) -> tuple[str, ...]:
    return scene.state.order[scene.question.id]


def _options(scene: QuestionScene) -> list[str]:
    tried = scene.state.tried[scene.question.id]
    lines = [
        f"**{letter}** · {scene.question.option(option).text}"
        for letter, option in zip(LETTERS, _shown(scene), strict=False)
    ]
    return [
        f"~~{line}~~ ❌" if option in tried else line
        for line, option in zip(lines, _shown(scene), strict=True)
    ]


def _letter(scene: QuestionScene, place: int) -> PersistentButton:
    return ChoiceButton.labelled(
        LETTERS[place],
        disabled=_shown(scene)[place] in scene.state.tried[scene.question.id],
        attempt=scene.attempt,
        mark=scene.mark,
        letter=LETTERS[place],
        confidence="" if scene.state.tried[scene.question.id] else scene.confidence or "",
    )


def _sure_menu(scene: QuestionScene) -> PersistentMenu:
    options = [
        SelectOption(label=SURENESS[c], value=str(c), default=c == scene.confidence)
        for c in CONFIDENCES
    ]
    return SureMenu.offering(
        "First, if you like: how sure are you?", options, attempt=scene.attempt
    )


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(ChoiceButton, SureMenu, NextQuestionButton)
    bot.add_drawing(QuestionScene, question_card)
