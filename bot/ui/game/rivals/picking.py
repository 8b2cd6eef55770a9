"""What a team picks for its network to learn from: its private card, and the form to pick in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, SelectOption, ui

from bot.services.game.rivals import RivalTests
from bot.services.game.rivals_scenes import TeamPickScene
from bot.tutor.forms import FormOverError
from bot.tutor.game.rivals import SHORT
from bot.tutor.game.rivals_telling import team_name
from bot.tutor.text import plain, shortened
from bot.ui.answering.answers import open_modal
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import (
    PersistentButton,
    PersistentModal,
    picks_in,
    press_of,
    services_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction

    from bot.tutor.game.sentences import Sentence
    from bot.ui.client import TutorBot

A_MENU = 15  # sentences
MENUS = ("one", "two")


class PickTenButton(PersistentButton, shape="rivals-pick:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        rivals = services_of(interaction).modes.service(RivalTests)
        scene = await rivals.look(press_of(interaction), whole(self.keys["gathering"]))
        if isinstance(scene, TeamPickScene):
            await open_modal(interaction, PickTenModal(scene))
        else:
            await show(interaction, scene)


class PickTenModal(PersistentModal, shape="rivals-picking:{gathering}:{step}"):
    def __init__(self, scene: TeamPickScene) -> None:
        super().__init__(
            f"Pick {scene.needed} in all", gathering=scene.gathering, step=scene.number
        )
        for place, name in enumerate(MENUS):
            some = scene.offered[place * A_MENU : (place + 1) * A_MENU]
            if some:
                self._offer(name, some, scene)

    def _offer(self, name: str, some: Sequence[Sentence], scene: TeamPickScene) -> None:
        most = min(len(some), scene.needed)
        marked = [one for one in some if one in scene.picked][:most]
        options = [
            SelectOption(
                label=shortened(one.text, SHORT),
                value=one.id,
                description=one.label,
                default=one in marked,
            )
            for one in some
        ]
        menu: ui.Select[Any] = ui.Select(
            custom_id=name,
            options=options,
            required=False,
            min_values=0,
            max_values=most,
        )
        self.add_item(ui.Label(text=f"List {name}: what to learn from", component=menu))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], _values: dict[str, str]
    ) -> None:
        rivals, press = services_of(interaction).modes.service(RivalTests), press_of(interaction)
        picked = picks_in(interaction)
        ids = frozenset(id_ for name in MENUS for id_ in picked.get(name, ()))
        seen = whole(keys["step"])
        await show(interaction, rivals.pick(press, whole(keys["gathering"]), seen, ids))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> PickTenModal:
        rivals = services_of(interaction).modes.service(RivalTests)
        scene = await rivals.look(press_of(interaction), whole(keys["gathering"]))
        if not isinstance(scene, TeamPickScene):
            raise FormOverError
        return cls(scene)


class AgreeButton(PersistentButton, shape="rivals-agree:{gathering}:{step}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        rivals = services_of(interaction).modes.service(RivalTests)
        gathering, step = whole(self.keys["gathering"]), whole(self.keys["step"])
        await show(interaction, rivals.agree(press_of(interaction), gathering, step))


def pick_card(scene: TeamPickScene) -> ui.LayoutView:
    picked, whole_pick = len(scene.picked), len(scene.picked) == scene.needed
    style = ButtonStyle.secondary if whole_pick else ButtonStyle.primary
    row: list[ui.Item[Any]] = [
        PickTenButton.labelled("Pick sentences", style, gathering=scene.gathering)
    ]
    if whole_pick and not scene.is_mine:
        here: dict[str, Any] = {"gathering": scene.gathering, "step": scene.number}
        row.append(AgreeButton.labelled("That is our pick", ButtonStyle.primary, **here))
    lines = [f"- {one.label} · {plain(one.text)}" for one in scene.picked]
    you = " You agreed." if scene.is_mine else ""
    return card(
        GAME,
        scene.note,
        f"### {team_name(scene.team)}: {picked} of {scene.needed} picked",
        "Your network will learn from these sentences alone, so pick what teaches it most.",
        "\n".join(lines),
        _todo(picked - scene.needed),
        row,
        f"-# {scene.agreed} of {scene.people} in your team agree to this pick.{you} Whoever "
        "changes it asks everybody to agree again. Only your team sees it; press **My team** to "
        "see it fresh.",
    )


def _todo(over: int) -> str:
    """Say how many are still to be picked, or to be left out."""
    if over > 0:
        return f"**Leave out {over}.**"
    return f"**Pick {-over} more.**" if over else ""


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(PickTenButton, AgreeButton)
    bot.add_submission(PickTenModal)
    bot.add_drawing(TeamPickScene, pick_card)
