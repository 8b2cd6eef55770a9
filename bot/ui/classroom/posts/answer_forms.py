"""The forms of posts: an answer that is typed or paired, and the reason for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, SelectOption, TextStyle, ui

from bot.services.classroom.scenes import AnswerScene
from bot.tutor.classroom.answering import MOST_REASON
from bot.tutor.classroom.post import PostStage
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import PairUp, TypeIn
from bot.tutor.exercises.replies import Typed
from bot.tutor.forms import FormOverError
from bot.ui.classroom.posts.keys import asked_in, asked_key, place_in, seen_in
from bot.ui.kit.cards import show
from bot.ui.kit.persistent import PersistentModal, press_of, services_of

if TYPE_CHECKING:
    from bot.services.classroom.posts import Posts
    from bot.ui.client import TutorBot


def posts_of(interaction: Interaction[Any]) -> Posts:
    return services_of(interaction).classroom.posts


class TypedAnswerModal(PersistentModal, shape="post-typed:{gathering}:{phase}:{place}"):
    def __init__(self, scene: AnswerScene, asked: TypeIn) -> None:
        super().__init__("Your answer", **answer_keys(scene))
        style = TextStyle.paragraph if asked.long else TextStyle.short
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id="answer", max_length=asked.most, style=style
        )
        self.add_item(ui.Label(text="Your answer", description=asked.hint[:100], component=field))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        reply = Typed(values.get("answer", ""))
        coming = posts_of(interaction).answer(
            press_of(interaction), seen_in(keys), asked_in(keys), reply
        )
        await show(interaction, coming)

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> TypedAnswerModal:
        return cls.of_this_kind(await _form_again(interaction, keys))


class PairedAnswerModal(PersistentModal, shape="post-paired:{gathering}:{phase}:{place}"):
    """Its fields are numbered as the terms are, and their values are letters."""

    def __init__(self, scene: AnswerScene, asked: PairUp) -> None:
        super().__init__("Match them", **answer_keys(scene))
        for number, line in enumerate(asked.left):
            options = [
                SelectOption(label=f"{letter} · {option.text}"[:100], value=letter)
                for letter, option in zip(LETTERS, asked.options, strict=False)
            ]
            menu: ui.Select[Any] = ui.Select(custom_id=str(number), options=options)
            self.add_item(ui.Label(text=line.text[:45], component=menu))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        letters = "".join(values[number] for number in sorted(values) if number.isdecimal())
        coming = posts_of(interaction).answer(
            press_of(interaction), seen_in(keys), asked_in(keys), letters
        )
        await show(interaction, coming)

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> PairedAnswerModal:
        return cls.of_this_kind(await _form_again(interaction, keys))


class ReasonModal(PersistentModal, shape="post-reason:{gathering}:{phase}"):
    def __init__(self, gathering: int, phase: int) -> None:
        super().__init__("Why?", gathering=gathering, phase=phase)
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id="reason", max_length=MOST_REASON, style=TextStyle.paragraph
        )
        self.add_item(
            ui.Label(
                text="Why did you answer so?",
                description="Instructors see it with your name and answer, the class without.",
                component=field,
            )
        )

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        coming = posts_of(interaction).reason(
            press_of(interaction), seen_in(keys), values.get("reason", "")
        )
        await show(interaction, coming)

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> ReasonModal:
        gathering, phase = seen_in(keys)
        state = await posts_of(interaction).state(press_of(interaction), gathering)
        if state.stage not in {PostStage.OPEN, PostStage.TALK}:
            raise FormOverError
        return cls(gathering, phase)


def answer_keys(scene: AnswerScene) -> dict[str, Any]:
    found = scene.state.gathering
    asked = asked_key(scene.place, scene.own.mark)
    return {"gathering": found.id, "phase": found.phase, "place": asked}


def form_of(scene: AnswerScene) -> PersistentModal | None:
    """Return the form that answers a question; None where buttons do, or nothing does now."""
    if isinstance(scene.asked, TypeIn):
        return TypedAnswerModal(scene, scene.asked)
    if isinstance(scene.asked, PairUp):
        return PairedAnswerModal(scene, scene.asked)
    return None


async def _form_again(
    interaction: Interaction[Any], keys: dict[str, str]
) -> PersistentModal | None:
    """Return the form of a question; None where another is asked there, or nothing is."""
    gathering, _ = seen_in(keys)
    scene = await posts_of(interaction).mine(press_of(interaction), gathering, place_in(keys))
    if not isinstance(scene, AnswerScene):
        return None
    now = {name: str(value) for name, value in answer_keys(scene).items()}
    return form_of(scene) if now == keys else None


async def setup(bot: TutorBot) -> None:
    for form in (TypedAnswerModal, PairedAnswerModal, ReasonModal):
        bot.add_submission(form)
