"""The buttons and the form of a lesson together; each names the gathering and mostly the phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, ui

from bot.services.course.cards import revision_of
from bot.tutor.classroom.lesson_together.state import PassedError
from bot.tutor.classroom.lesson_together.way import LessonStage
from bot.tutor.classroom.lesson_together.words import stem_of
from bot.tutor.course.cards import NumberTry
from bot.tutor.course.tries import MOST_TYPED
from bot.tutor.exercises.questions.inputs import TypeIn
from bot.tutor.forms import FormOverError
from bot.tutor.game.together import go_on_label
from bot.tutor.text import shortened
from bot.ui.answering.answers import open_modal
from bot.ui.exercises.inputs.drawing import NOTHING
from bot.ui.kit.cards import show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, PersistentModal, press_of, services_of

if TYPE_CHECKING:
    from bot.services.classroom.lesson_together.lessons import LessonsTogether
    from bot.tutor.classroom.lesson_together.state import LessonTogether

MOST_HINT = 100  # characters beside a field, as Discord allows
ANSWER = "Your answer"


def lessons_of(interaction: Interaction[Any]) -> LessonsTogether:
    return services_of(interaction).classroom.together


def seen_in(keys: dict[str, str]) -> tuple[int, int]:
    """Read the gathering and the phase that a card showed."""
    return whole(keys["gathering"]), whole(keys["phase"])


class JoinLessonButton(PersistentButton, shape="lesson-with-join:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, gathering = lessons_of(interaction), whole(self.keys["gathering"])
        await show(interaction, lessons.join(press_of(interaction), gathering))


class LeaveLessonButton(PersistentButton, shape="lesson-with-leave:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, gathering = lessons_of(interaction), whole(self.keys["gathering"])
        await show(interaction, lessons.leave(press_of(interaction), gathering))


class OwnPartButton(PersistentButton, shape="lesson-with-part:{gathering}"):
    """What only this person sees of a lesson, however old their private answers are."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, gathering = lessons_of(interaction), whole(self.keys["gathering"])
        await show(interaction, lessons.look(press_of(interaction), gathering))


class LessonOnwardButton(PersistentButton, shape="lesson-with-on:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, seen = lessons_of(interaction), seen_in(self.keys)
        await show(interaction, lessons.go_on(press_of(interaction), *seen))


class HaveReadButton(PersistentButton, shape="lesson-with-read:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, seen = lessons_of(interaction), seen_in(self.keys)
        await show(interaction, lessons.read(press_of(interaction), seen))


class TryTogetherButton(
    PersistentButton, shape="lesson-with-try:{gathering}:{phase}:{revision}:{letter}"
):
    """Give the answer beside a letter; without a letter it is that of somebody without an idea."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, seen = lessons_of(interaction), seen_in(self.keys)
        given = self.keys["revision"], self.keys["letter"]
        await show(interaction, lessons.try_letter(press_of(interaction), seen, *given))


class AnswerTogetherButton(
    PersistentButton, shape="lesson-with-answer:{gathering}:{phase}:{revision}:{letters}"
):
    """Answer the question with the letters of the button."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, seen = lessons_of(interaction), seen_in(self.keys)
        given = self.keys["revision"], _letters(self.keys["letters"])
        await show(interaction, lessons.answer(press_of(interaction), seen, *given))


class PickTogetherButton(
    PersistentButton, shape="lesson-with-pick:{gathering}:{phase}:{revision}:{picked}"
):
    """Show a private card with these letters picked; nothing is sent yet."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, seen = lessons_of(interaction), seen_in(self.keys)
        given = self.keys["revision"], _letters(self.keys["picked"])
        await show(interaction, lessons.pick(press_of(interaction), seen, *given))


class TypeTogetherButton(PersistentButton, shape="lesson-with-type:{gathering}:{phase}"):
    """Open the form for a number or a line, where the present phase asks for one."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, phase = seen_in(self.keys)
        scene = await lessons_of(interaction).look(press_of(interaction), gathering)
        if scene.state.phase != phase:
            raise PassedError
        await open_modal(interaction, TypedTogetherModal.of(scene.state))


class TypedTogetherModal(PersistentModal, shape="lesson-with-typed:{gathering}:{phase}"):
    def __init__(self, hint: str, most: int, **keys: object) -> None:
        super().__init__(ANSWER, **keys)
        field: ui.TextInput[Any] = ui.TextInput(custom_id="answer", max_length=most)
        told = shortened(hint.replace("`", "").replace("*", ""), MOST_HINT)
        self.add_item(ui.Label(text=ANSWER, description=told, component=field))

    @classmethod
    def of(cls, state: LessonTogether) -> TypedTogetherModal:
        """Return the form for what is typed now. Raise PassedError where nothing is."""
        keys: dict[str, Any] = {"gathering": state.gathering.id, "phase": state.phase}
        card, question = state.card, state.question
        if state.stage is LessonStage.TRY and card and isinstance(card.tried, NumberTry):
            return cls(card.tried.ask, MOST_TYPED, **keys)
        asked = state.asked(question) if question is not None else None
        if not isinstance(asked, TypeIn) or question is None:
            raise PassedError
        return cls(asked.hint or stem_of(state, question), asked.most, **keys)

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        lessons, typed = lessons_of(interaction), values.get("answer", "")
        await show(interaction, lessons.send(press_of(interaction), seen_in(keys), typed))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> TypedTogetherModal:
        gathering, phase = seen_in(keys)
        scene = await lessons_of(interaction).look(press_of(interaction), gathering)
        if scene.state.phase != phase:
            raise FormOverError
        return cls.of(scene.state)


class OwnCardButton(PersistentButton, shape="lesson-with-card:{gathering}:{card}"):
    """Open one's own card of the lesson, privately, for its step by hand."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, gathering = lessons_of(interaction), whole(self.keys["gathering"])
        card = self.keys["card"]
        await show(interaction, lessons.own_card(press_of(interaction), gathering, card))


def _letters(key: str) -> str:
    return "" if key == NOTHING else key


def keys_of(state: LessonTogether) -> dict[str, Any]:
    """Return what every button of a phase carries."""
    return {"gathering": state.gathering.id, "phase": state.phase}


def keys_of_text(state: LessonTogether) -> dict[str, Any]:
    """Return what buttons carry whose letters stand for something of the lesson's text."""
    return {**keys_of(state), "revision": revision_of(state.lesson)}


def onward_row(state: LessonTogether) -> list[ui.Item[Any]]:
    """Return the row under the card in the channel: on, one's own part, joining, leaving."""
    here: dict[str, Any] = {"gathering": state.gathering.id}
    row: list[ui.Item[Any]] = [
        OwnPartButton.labelled("My part", **here),
        JoinLessonButton.labelled("Join", **here),
        LeaveLessonButton.labelled("Leave", **here),
    ]
    return [onward_button(state), *row]


def onward_button(state: LessonTogether) -> LessonOnwardButton:
    """Return the button that goes on; it says without how many, and when it skips for all."""
    label = go_on_label(state.turnout, _onward(state))
    if not state.turnout.enough and state.stage is not LessonStage.LOBBY:
        label = f"Skip for all ({len(state.turnout.missing)} not done)"
    style = ButtonStyle.primary if state.turnout.enough else ButtonStyle.secondary
    return LessonOnwardButton.labelled(label, style, **keys_of(state))


def have_read(state: LessonTogether) -> HaveReadButton:
    return HaveReadButton.labelled("I have read it", ButtonStyle.primary, **keys_of(state))


def _onward(state: LessonTogether) -> str:
    """Name what comes after the present phase."""
    following = state.following.stage
    same = state.stage in {LessonStage.READ, LessonStage.THEN}
    if following is LessonStage.ALONE:
        return "To the questions" if same else "Next question"
    return ONWARD[state.stage] if state.stage in ONWARD else AFTER.get(following, "Next card")


ONWARD = {
    LessonStage.LOBBY: "Start",
    LessonStage.TRY: "Show the second half",
    LessonStage.ALONE: "Talk about it",
    LessonStage.AGAIN: "Show the counts",
}
AFTER = {LessonStage.DONE: "See what came out"}
BUTTONS = (
    *(JoinLessonButton, LeaveLessonButton, OwnPartButton, LessonOnwardButton, HaveReadButton),
    *(TryTogetherButton, AnswerTogetherButton, PickTogetherButton, TypeTogetherButton),
    OwnCardButton,
)
