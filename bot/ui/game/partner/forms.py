"""The forms of a game of two: whom to invite, the correction, and the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from discord import Interaction, TextStyle, ui

from bot.services.game.partner import PartnerGames
from bot.tutor.forms import FormOverError
from bot.tutor.game.partner import PartnerStage
from bot.tutor.game.solo import RULE_LEAST, RULE_MOST
from bot.ui.game.forms import correction_in, correction_items, side_item
from bot.ui.kit.cards import show
from bot.ui.kit.keys import UnreadableKeyError, whole
from bot.ui.kit.persistent import PersistentModal, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.game.partner_scenes import PartnerPartScene, PartnerScene
    from bot.tutor.game.sentences import Subject


def partner_games(interaction: Interaction[Any]) -> PartnerGames:
    return services_of(interaction).modes.service(PartnerGames)


async def _part_again(interaction: Interaction[Any], keys: dict[str, str]) -> PartnerPartScene:
    return await partner_games(interaction).look(press_of(interaction), whole(keys["gathering"]))


class PartnerInviteModal(PersistentModal, shape="partner-invite"):
    def __init__(self) -> None:
        super().__init__("Invite a partner")
        menu: ui.UserSelect[Any] = ui.UserSelect(custom_id="person", required=True)
        self.add_item(
            ui.Label(
                text="Who would you like to play with?",
                description="They see the invitation in this channel and may say no.",
                component=menu,
            )
        )

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        person = whole(values.get("person", ""))
        data = cast("Mapping[str, Any]", interaction.data)
        people = data.get("resolved", {}).get("users", {})
        if str(person) not in people:  # Discord says who each person is that was picked
            raise UnreadableKeyError
        picked = people[str(person)]
        games, press = partner_games(interaction), press_of(interaction)
        await show(interaction, games.invite(press, person, is_bot=bool(picked.get("bot"))))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> PartnerInviteModal:
        return cls()


class PartnerCorrectionModal(PersistentModal, shape="partner-said:{gathering}:{phase}"):
    def __init__(self, scene: PartnerScene, subject: Subject, text: str) -> None:
        super().__init__("I think I weighted the…", gathering=scene.gathering, phase=scene.phase)
        for item in correction_items(subject, text):
            self.add_item(item)
        self.add_item(side_item(subject))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        games, press = partner_games(interaction), press_of(interaction)
        seen = whole(keys["gathering"]), whole(keys["phase"])
        side = values.get("side", "")
        await show(interaction, games.correct(press, seen, correction_in(values), side))

    @classmethod
    async def again(
        cls, interaction: Interaction[Any], keys: dict[str, str]
    ) -> PartnerCorrectionModal:
        part = await _part_again(interaction, keys)
        state, now = part.game.state, part.game.state.current
        is_now = state.stage is PartnerStage.CORRECT and part.game.phase == whole(keys["phase"])
        if not is_now or now is None or now.predicted is None or now.learner is not part.seat:
            raise FormOverError
        return cls(part.game, state.subject, now.predicted.sentence.text)


class PartnerRuleModal(PersistentModal, shape="partner-wrote:{gathering}:{phase}"):
    def __init__(self, scene: PartnerScene) -> None:
        super().__init__("One rule", gathering=scene.gathering, phase=scene.phase)
        typed: ui.TextInput[Any] = ui.TextInput(
            custom_id="rule",
            style=TextStyle.paragraph,
            min_length=RULE_LEAST,
            max_length=RULE_MOST,
        )
        self.add_item(
            ui.Label(
                text="A rule you adjusted or leaned on",
                description="One feature of the sentence, and which way it points.",
                component=typed,
            )
        )

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        games, press = partner_games(interaction), press_of(interaction)
        seen = whole(keys["gathering"]), whole(keys["phase"])
        await show(interaction, games.write_rule(press, seen, values.get("rule", "")))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> PartnerRuleModal:
        part = await _part_again(interaction, keys)
        state = part.game.state
        if state.stage is not PartnerStage.RULES or interaction.user.id in state.finished:
            raise FormOverError
        return cls(part.game)
