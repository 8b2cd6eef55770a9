"""Two people in a channel who play together by buttons and forms, and all that is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.services.game.partner import PartnerGames
from bot.services.game.partner_kind import game_scene
from tests.ui.crowd import Presses
from tests.ui.moving_on import pass_by
from tests.ui.reading import labels_of, raw, shown, text_of

if TYPE_CHECKING:
    import discord
    import simcord

    from bot.services.services import Services
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.partner import PartnerState
    from bot.ui.client import TutorBot
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

RULE = "Slang words point to casual."
SLANG: dict[str, str] = {"typed": "slang", "direction": "too low"}


@dataclass(frozen=True, slots=True)
class PostedCard:
    id: int
    channel_id: int
    components: list[dict[str, Any]]


@dataclass(slots=True)
class Two:
    """Ana invited Ben. `told` holds what was said privately, in order."""

    room: Classroom
    clock: HandClock
    gathering: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def bot(self) -> TutorBot:
        bot: TutorBot = self.room.env.bot  # type: ignore[assignment]  # it is ours
        return bot

    @property
    def services(self) -> Services:
        return self.bot.services

    @property
    def games(self) -> PartnerGames:
        return self.services.modes.service(PartnerGames)

    @property
    def actors(self) -> tuple[simcord.MemberActor, simcord.MemberActor]:
        return self.room.ana, self.room.ben

    @property
    def card(self) -> discord.Message:
        """The card in the channel, as it looks now."""
        cards = [one for one in self.room.channel.history() if "custom_id" in str(raw(one))]
        return cards[-1]

    @property
    def text(self) -> str:
        return text_of(self.card)

    @property
    def labels(self) -> list[str]:
        return labels_of(self.card)

    async def found(self) -> Gathering:
        return await self.services.groups.show(self.gathering)

    async def state(self) -> PartnerState:
        attempts = await self.services.groups.phases.attempts(self.gathering)
        return game_scene(self.games.course, await self.found(), attempts).state

    async def invite(self) -> None:
        self.hear(await self.room.ana.slash(self.room.channel, "play", partner=self.room.ben))
        await self.room.env.settle()
        self.gathering = await self._latest()

    async def _latest(self) -> int:
        number = 0
        while await self.services.groups.gatherings.get(number + 1) is not None:
            number += 1
        return number

    async def begin(self) -> None:
        await self.invite()
        await self.press(self.room.ben, "Accept")

    async def wait(self, seconds: int = 10) -> None:
        """Let time pass, so that the card follows."""
        await pass_by(self.room.env, self.clock, seconds)

    async def restart(self) -> None:
        await self.room.env.restart_bot(self.room.build_app(clock=self.clock).bot)
        await self.wait()

    def hear(self, result: simcord.InteractionResult) -> simcord.InteractionResult:
        if result.response is not None:
            self.told.append(text_of(result.response))
        return result

    async def press(self, actor: simcord.MemberActor, label: str) -> simcord.InteractionResult:
        """Press a button of the card in the channel."""
        result = self.hear(await actor.click(self.card, label=label))
        await self.wait()
        return result

    async def pick(self, actor: simcord.MemberActor, letter: str = "A") -> None:
        part = await self.press(actor, "Choose a sentence")
        self.hear(await actor.click(shown(part), label=f"Choose {letter}"))
        await self.wait()

    async def lock(self, actor: simcord.MemberActor, *, right: bool, sure: int = 80) -> None:
        state = await self.state()
        now = state.current
        assert now is not None
        sentence = state.sentence_of(now)
        assert sentence is not None
        label = sentence.label if right else state.subject.other(sentence.label)
        await self.press(actor, f"{label.capitalize()} {sure}%")

    async def fill(
        self, actor: simcord.MemberActor, label: str, /, **values: str | list[str]
    ) -> None:
        form = await actor.click(self.card, label=label)
        self.hear(await actor.submit_modal(form, dict(values)))
        await self.wait()

    async def round(
        self, learner: simcord.MemberActor, trainer: simcord.MemberActor, *, right: bool = True
    ) -> None:
        await self.pick(trainer)
        await self.lock(learner, right=right)
        await self.press(trainer, "Right" if right else "Wrong")
        if not right:
            await self.fill(learner, "Say it", **SLANG)

    async def half(
        self, learner: simcord.MemberActor, trainer: simcord.MemberActor, *, wrong: int = -1
    ) -> None:
        """Play three rounds; the one with the number `wrong`, from 0, is a mistake."""
        for number in range(3):
            await self.round(learner, trainer, right=number != wrong)

    def presses(self) -> Presses:
        """Return presses on the card as it looks now."""
        card = self.card
        seen = PostedCard(card.id, card.channel.id, raw(card))
        return Presses(self.room.env, seen)  # type: ignore[arg-type]  # it reads these three alone

    async def forged(self, actor: simcord.MemberActor, *custom_ids: str) -> list[str]:
        """Press what is not on the card, one after another, and return what is told."""
        told = []
        for custom_id in custom_ids:
            presses = self.presses()
            button = {"id": 3, "type": 2, "style": 2, "label": "Old", "custom_id": custom_id}
            row = {"type": 1, "id": 2, "components": [button]}
            presses.snapshot["components"] = [{"type": 17, "id": 1, "components": [row]}]
            result = presses.add(actor, custom_id)
            await presses.deliver()
            told.append(text_of(shown(result)))
        await self.wait()
        return told

    async def reach(self, stage: str, half: int = 0) -> None:
        """Play until a stage of the first round of a half; the round is to be a mistake."""
        ana, ben = self.room.ana, self.room.ben
        await self.begin()
        learner, trainer = (ana, ben) if half == 0 else (ben, ana)
        if half:
            await self.half(ana, ben)
        if stage == "pick":
            return
        await self.pick(trainer)
        if stage == "lock":
            return
        await self.lock(learner, right=False)
        if stage == "mark":
            return
        await self.press(trainer, "Wrong")
        assert (await self.state()).stage == stage

    async def reach_rules(self) -> None:
        await self.begin()
        await self.half(self.room.ana, self.room.ben, wrong=0)
        await self.half(self.room.ben, self.room.ana)
