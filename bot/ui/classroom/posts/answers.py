"""One's own answer in a post: a press on the card, or a private card with what answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, SelectOption, TextStyle, ui

from bot.services.classroom.scenes import AnswerScene
from bot.tutor.classroom.answering import MOST_REASON
from bot.tutor.classroom.terms import PostPace
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import (
    PairUp,
    TypeIn,
)
from bot.tutor.exercises.replies import Typed
from bot.ui.answering.answers import open_modal
from bot.ui.classroom.posts.keys import (
    MOST_PLACE,
    asked_in,
    asked_key,
    picked_in,
    place_in,
    seen_in,
)
from bot.ui.kit.cards import show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, PersistentModal, press_of, services_of

if TYPE_CHECKING:
    from bot.services.classroom.posts import Posts
    from bot.ui.client import TutorBot


def posts_of(interaction: Interaction[Any]) -> Posts:
    return services_of(interaction).classroom.posts


class ChooseButton(PersistentButton, shape="post-choose:{gathering}:{phase}:{place}:{letter}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        coming = posts_of(interaction).answer(
            press_of(interaction), seen_in(self.keys), asked_in(self.keys), self.keys["letter"]
        )
        await show(interaction, coming)


class PostHereButton(PersistentButton, shape="post-here:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering = whole(self.keys["gathering"])
        await show(interaction, posts_of(interaction).here(press_of(interaction), gathering))


class MyAnswerButton(PersistentButton, shape="post-mine:{gathering}:{place}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, place = whole(self.keys["gathering"]), place_in(self.keys)
        await show(interaction, posts_of(interaction).mine(press_of(interaction), gathering, place))


class AnswerButton(PersistentButton, shape="post-answer:{gathering}:{phase}"):
    """Open one's own part: a form where one types or pairs below the question, else a card."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, phase = seen_in(self.keys)
        scene = await posts_of(interaction).begin(press_of(interaction), gathering, phase)
        form = form_of(scene) if isinstance(scene, AnswerScene) and _is_asked_above(scene) else None
        if form is None:
            await show(interaction, scene)
        else:
            await open_modal(interaction, form)


def _is_asked_above(scene: AnswerScene) -> bool:
    """Whether the card that was pressed shows this question, and it has no answer yet."""
    return scene.state.terms.pace is PostPace.LIVE and scene.own.said is None


class TryAgainButton(PersistentButton, shape="post-try:{gathering}:{tried}"):
    """Begin a new try after so many of them."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, tried = whole(self.keys["gathering"]), whole(self.keys["tried"], most=MOST_PLACE)
        coming = posts_of(interaction).try_again(press_of(interaction), gathering, tried)
        await show(interaction, coming)


class FollowingButton(PersistentButton, shape="post-following:{gathering}"):
    """Go on to the next question of a post at one's own pace."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering = whole(self.keys["gathering"])
        await show(interaction, posts_of(interaction).following(press_of(interaction), gathering))


class AnswerFormButton(PersistentButton, shape="post-form:{gathering}:{phase}:{place}"):
    """Open the form of a question from the private card that shows it."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, _ = seen_in(self.keys)
        press, place = press_of(interaction), place_in(self.keys)
        scene = await posts_of(interaction).mine(press, gathering, place)
        form = form_of(scene) if isinstance(scene, AnswerScene) else None
        if form is None:
            await show(interaction, scene)
        else:
            await open_modal(interaction, form)


class PickLettersButton(PersistentButton, shape="post-pick:{gathering}:{phase}:{place}:{picked}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        coming = posts_of(interaction).pick(
            press_of(interaction), seen_in(self.keys), asked_in(self.keys), picked_in(self.keys)
        )
        await show(interaction, coming)


class SendButton(PersistentButton, shape="post-send:{gathering}:{phase}:{place}:{picked}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        coming = posts_of(interaction).answer(
            press_of(interaction), seen_in(self.keys), asked_in(self.keys), picked_in(self.keys)
        )
        await show(interaction, coming)


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


class ReasonButton(PersistentButton, shape="post-why:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, phase = seen_in(self.keys)
        await open_modal(interaction, ReasonModal(gathering, phase))


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


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(
        *(
            ChooseButton,
            PostHereButton,
            MyAnswerButton,
            AnswerButton,
            FollowingButton,
            TryAgainButton,
            AnswerFormButton,
        ),
        *(PickLettersButton, SendButton, ReasonButton),
    )
    for form in (TypedAnswerModal, PairedAnswerModal, ReasonModal):
        bot.add_submission(form)
