"""The buttons of a group's game; each names the gathering, and the phase of its card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.services.game.group_games import GroupGames
from bot.tutor.game.group_state import TEST
from bot.tutor.game.scoring import SURE
from bot.ui.answering.answers import open_modal
from bot.ui.game.group.forms import form_owed
from bot.ui.kit.cards import show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction

    from bot.tutor.game.group_state import GroupState

MOST_SURE = 100  # percent


def games_of(interaction: Interaction[Any]) -> GroupGames:
    return services_of(interaction).modes.service(GroupGames)


class GroupStartButton(PersistentButton, shape="group-start:{gathering}:{subject}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, subject = whole(self.keys["gathering"]), self.keys["subject"]
        games, press = games_of(interaction), press_of(interaction)
        await show(interaction, games.start(press, gathering, subject))


class GroupLockButton(PersistentButton, shape="group-lock:{gathering}:{phase}:{answer}:{sure}"):
    """One press locks a choice and how sure it is; it is told to that person alone."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, press = games_of(interaction), press_of(interaction)
        sure = whole(self.keys["sure"], most=MOST_SURE)
        await show(interaction, games.predict(press, seen_in(self.keys), self.keys["answer"], sure))


class GroupTestButton(
    PersistentButton, shape="group-test:{gathering}:{phase}:{place}:{answer}:{sure}"
):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, press = games_of(interaction), press_of(interaction)
        answer = self.keys["answer"], whole(self.keys["sure"], most=MOST_SURE)
        place = whole(self.keys["place"])
        await show(interaction, games.answer_test(press, seen_in(self.keys), place, answer))


class GroupFormButton(PersistentButton, shape="group-form:{gathering}:{phase}"):
    """Open the form of the phase, for somebody who has something to fill in there."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, phase = seen_in(self.keys)
        scene = await games_of(interaction).look(press_of(interaction), gathering)
        form = form_owed(scene.state, scene.person)
        if form is None or scene.state.gathering.phase != phase:
            await show(interaction, scene)
        else:
            await open_modal(interaction, form)


def seen_in(keys: dict[str, str]) -> tuple[int, int]:
    """Read the gathering and the phase that a card showed."""
    return whole(keys["gathering"]), whole(keys["phase"])


def lock_buttons(state: GroupState) -> Sequence[list[GroupLockButton]]:
    """Return a row for each way to be sure, the surest first, two buttons each."""
    here: dict[str, Any] = {"gathering": state.gathering.id, "phase": state.gathering.phase}
    return [
        [
            GroupLockButton.labelled(
                f"{label.capitalize()} {one.percent}%", **here, answer=label, sure=one.percent
            )
            for label in state.subject.labels
        ]
        for one in reversed(SURE)
    ]


def test_buttons(state: GroupState, place: int) -> Sequence[list[GroupTestButton]]:
    here: dict[str, Any] = {"gathering": state.gathering.id, "phase": TEST, "place": place}
    return [
        [
            GroupTestButton.labelled(
                f"{label.capitalize()} {one.percent}%", **here, answer=label, sure=one.percent
            )
            for label in state.subject.labels
        ]
        for one in reversed(SURE)
    ]


def form_button(state: GroupState, label: str) -> GroupFormButton:
    gathering = state.gathering
    return GroupFormButton.labelled(
        label, ButtonStyle.primary, gathering=gathering.id, phase=gathering.phase
    )


BUTTONS = (GroupStartButton, GroupLockButton, GroupTestButton, GroupFormButton)
