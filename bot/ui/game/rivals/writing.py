"""The test that a team writes for the other's network: its private card, and the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, RadioGroupOption, TextStyle, ui

from bot.services.game.rivals import RivalTests
from bot.services.game.rivals_scenes import TeamTestScene
from bot.tutor.forms import FormOverError
from bot.tutor.game.challenges import TEXT_MOST
from bot.tutor.game.rivals_telling import of_team, team_name
from bot.tutor.game.rivals_writing import MOST_OF_TEAM, MOST_OWN
from bot.tutor.text import listed, plain, shortened
from bot.ui.answering.answers import open_modal
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, PersistentModal, press_of, services_of

if TYPE_CHECKING:
    from discord import Interaction

    from bot.tutor.game.rivals_writing import WrittenSentence
    from bot.ui.client import TutorBot

LISTED = 140  # characters of a sentence: ten of them, all marks escaped, fit on a card


class WriteTestButton(PersistentButton, shape="rivals-write:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        rivals = services_of(interaction).modes.service(RivalTests)
        scene = await rivals.look(press_of(interaction), whole(self.keys["gathering"]))
        if isinstance(scene, TeamTestScene):
            await open_modal(interaction, WriteTestModal(scene))
        else:
            await show(interaction, scene)


class WriteTestModal(PersistentModal, shape="rivals-writing:{gathering}"):
    def __init__(self, scene: TeamTestScene) -> None:
        super().__init__("A sentence for the other's test", gathering=scene.gathering)
        typed: ui.TextInput[Any] = ui.TextInput(
            custom_id="text", style=TextStyle.paragraph, max_length=TEXT_MOST
        )
        self.add_item(
            ui.Label(
                text="A sentence that could fool their network",
                description="Your own words, and nothing about a real person.",
                component=typed,
            )
        )
        options = [RadioGroupOption(label=one.capitalize(), value=one) for one in scene.labels]
        radio: ui.RadioGroup[Any] = ui.RadioGroup(custom_id="label", options=options)
        self.add_item(ui.Label(text="What do you say it is?", component=radio))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        rivals, press = services_of(interaction).modes.service(RivalTests), press_of(interaction)
        words = values.get("text", ""), values.get("label", "")
        await show(interaction, rivals.write(press, whole(keys["gathering"]), *words))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> WriteTestModal:
        rivals = services_of(interaction).modes.service(RivalTests)
        scene = await rivals.look(press_of(interaction), whole(keys["gathering"]))
        if not isinstance(scene, TeamTestScene):
            raise FormOverError
        return cls(scene)


class TakeSentenceBackButton(PersistentButton, shape="rivals-back:{gathering}:{step}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        rivals = services_of(interaction).modes.service(RivalTests)
        gathering, step = whole(self.keys["gathering"]), whole(self.keys["step"])
        await show(interaction, rivals.take_back(press_of(interaction), gathering, step))


class ReadyButton(PersistentButton, shape="rivals-ready:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        rivals = services_of(interaction).modes.service(RivalTests)
        gathering = whole(self.keys["gathering"])
        await show(interaction, rivals.be_ready(press_of(interaction), gathering))


def rival_test_card(scene: TeamTestScene) -> ui.LayoutView:
    written, theirs = scene.written, of_team(scene.team.other)
    signals = listed([f"**{plain(name)}**" for name in scene.signals])
    own = [(place, one) for place, one in enumerate(written, 1) if one.author == scene.person]
    row: list[ui.Item[Any]] = []
    if len(own) < MOST_OWN and len(written) < MOST_OF_TEAM:
        style = ButtonStyle.secondary if written else ButtonStyle.primary
        row.append(WriteTestButton.labelled("Write a sentence", style, gathering=scene.gathering))
    if written and not scene.is_ready:
        ready = ReadyButton.labelled("We are ready", ButtonStyle.primary, gathering=scene.gathering)
        row.append(ready)
    return card(
        GAME,
        scene.note,
        f"### {team_name(scene.team)}: a test for {theirs} network",
        "It learns from its team's pick out of the same list that you had, and sees nothing of a "
        f"sentence but signals, such as {signals}. Write what it may get wrong.",
        "\n".join(_line(place, one, scene.person) for place, one in enumerate(written, 1)),
        row,
        [_back(scene, place, one) for place, one in own],
        f"-# {len(written)} of at most {MOST_OF_TEAM}, {MOST_OWN} a person · {scene.ready} of "
        f"{scene.people} in your team are ready{', you too' if scene.is_ready else ''} · only your "
        "team sees this until the end",
    )


def _line(place: int, one: WrittenSentence, person: int) -> str:
    yours = " (yours)" if one.author == person else ""
    return f"{place}\\. {one.label}{yours} · {plain(shortened(one.text, LISTED))}"


def _back(scene: TeamTestScene, place: int, one: WrittenSentence) -> TakeSentenceBackButton:
    here: dict[str, Any] = {"gathering": scene.gathering, "step": one.step}
    return TakeSentenceBackButton.labelled(f"Take back {place}", **here)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(WriteTestButton, TakeSentenceBackButton, ReadyButton)
    bot.add_submission(WriteTestModal)
    bot.add_drawing(TeamTestScene, rival_test_card)
