"""One's own answer in a post: a press on the card, or a private card with what answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction

from bot.services.classroom.scenes import AnswerScene
from bot.tutor.classroom.terms import PostPace
from bot.ui.answering.answers import open_modal
from bot.ui.classroom.posts.answer_forms import ReasonModal, form_of, posts_of
from bot.ui.classroom.posts.keys import (
    MOST_PLACE,
    asked_in,
    picked_in,
    place_in,
    seen_in,
)
from bot.ui.kit.cards import show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot


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


class ReasonButton(PersistentButton, shape="post-why:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, phase = seen_in(self.keys)
        await open_modal(interaction, ReasonModal(gathering, phase))


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
