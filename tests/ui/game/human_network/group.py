"""People who play as a network in a channel, by what they see and press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from simcord import ResponseMessage

from bot.services.game.human_network import HumanNetworks
from bot.tutor.game.human_network.seats import NUDGES
from bot.tutor.game.human_network.state import network_state
from tests.ui.crowd import Presses
from tests.ui.moving_on import pass_by
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import discord
    import simcord

    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.human_network.state import NetworkState
    from bot.ui.client import TutorBot
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

MODE = "human-network"
SECONDS = 5  # after which an edit of the card is surely made


@dataclass(slots=True)
class Group:
    """`gathering` and `message` are the ids of the game and of its card."""

    room: Classroom
    clock: HandClock
    people: tuple[simcord.MemberActor, ...]
    gathering: int = 0
    message: int = 0

    @property
    def service(self) -> HumanNetworks:
        return cast("TutorBot", self.room.env.bot).services.modes.service(HumanNetworks)

    @property
    def card(self) -> discord.Message:
        return next(one for one in self.room.channel.history() if one.id == self.message)

    @property
    def text(self) -> str:
        return text_of(self.card)

    @property
    def labels(self) -> list[str]:
        return labels_of(self.card)

    async def settled(self) -> None:
        """Let the card be edited: the store's threads take real time, the clock takes none."""
        await pass_by(self.room.env, self.clock, 2 * SECONDS)

    async def press(self, person: int, label: str) -> str:
        """Let somebody press a button of the card, and return what they are told."""
        told = await self.people[person].click(self.card, label=label)
        await self.settled()
        assert told.response is not None
        assert told.response.flags.ephemeral
        return text_of(told.response)

    async def open(self) -> None:
        told = await self.people[0].slash(self.room.channel, "play", mode=MODE)
        assert "stands in the channel" in text_of(shown(told))
        await self.settled()
        card = next(one for one in self.room.channel.history() if not one.flags.ephemeral)
        self.message = card.id
        self.gathering = int(self.custom_id("Join").rsplit(":", 1)[1])

    async def start(self) -> None:
        await self.open()
        for person in range(1, len(self.people)):
            assert "You are in" in await self.press(person, "Join")
        assert "It starts" in await self.press(0, "Start")

    async def own_weight(self, person: int) -> simcord.ResponseMessage:
        return shown(await self.people[person].click(self.card, label="My weight"))

    async def nudge(self, person: int, label: str) -> str:
        mine = await self.own_weight(person)
        await self.people[person].click(mine, label=label)
        await self.settled()
        return text_of(mine)

    async def play_sentence(self, labels: tuple[str, ...]) -> None:
        """Run forward, and nudge; with all nudges in, the step shows by itself."""
        await self.press(0, "Run it forward")
        for person, label in enumerate(labels):
            await self.nudge(person, label)

    def custom_id(self, label: str) -> str:
        return self.presses().custom_id(label)

    def presses(self) -> Presses:
        """Collect presses on the card as it is now, which are delivered in one instant."""
        env = self.room.env
        stored = env.backend.get_message(self.room.channel.id, self.message)
        return Presses(env, ResponseMessage(env, stored))

    async def forged(
        self, *wanted: tuple[simcord.MemberActor, str]
    ) -> list[simcord.InteractionResult]:
        """Let people press buttons that the card does not have, in one instant."""
        presses = self.presses()
        ids = dict.fromkeys(custom_id for _, custom_id in wanted)
        presses.snapshot["components"] = [
            {"type": 1, "components": [{"type": 2, "style": 2, "label": "x", "custom_id": one}]}
            for one in ids
        ]
        results = [presses.add(actor, custom_id) for actor, custom_id in wanted]
        await presses.deliver()
        await self.settled()
        return results

    def nudge_id(self, phase: int, choice: str) -> str:
        return f"human-nudge:{self.gathering}:{phase}:{NUDGES.index(choice)}"

    async def found(self) -> Gathering:
        return await self.service.groups.show(self.gathering)

    async def state(self) -> NetworkState:
        attempts = await self.service.groups.phases.attempts(self.gathering)
        entries = tuple(entry for attempt in attempts for entry in attempt.entries)
        return network_state(await self.found(), entries)

    async def restart(self) -> None:
        await self.room.env.restart_bot(self.room.build_app(clock=self.clock).bot)
        await self.settled()
