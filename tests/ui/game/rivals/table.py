"""People who play rival test sets in a channel by buttons and forms, on the real bot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simcord.results import ResponseMessage

from bot.services.game.rivals import RivalTests
from bot.services.game.together import shared_entries
from bot.ui.client import TutorBot
from tests.ui.crowd import Presses
from tests.ui.moving_on import pass_by
from tests.ui.reading import labels_of, parts, raw, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    import discord
    import simcord

    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.sentences import Sentence
    from tests.conftest import BuildApp
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

CIRCLE_SAYS = ("Would you grab my sandwich, I am begging for assistance", "casual")
SQUARE_SAYS = ("Yo, the documentation of the assessment is complete", "formal")


@dataclass(slots=True)
class RivalTable:
    """`ana` opens the game and is in circle; `own` is the last private card of each person."""

    room: Classroom
    clock: HandClock
    build_app: BuildApp
    gathering: int = 0
    own: dict[int, simcord.ResponseMessage] = field(default_factory=dict)

    @property
    def rivals(self) -> RivalTests:
        bot = self.room.env.bot
        assert isinstance(bot, TutorBot)
        return bot.services.modes.service(RivalTests)

    @property
    def card(self) -> discord.Message:
        """The newest message that everybody sees."""
        return [one for one in self.room.channel.history() if not one.flags.ephemeral][-1]

    @property
    def text(self) -> str:
        return text_of(self.card)

    def someone(self, name: str) -> simcord.MemberActor:
        room = self.room
        return room.ana.guild.add_member(room.env.create_user(name))

    async def state(self) -> Gathering:
        return await self.rivals.groups.show(self.gathering)

    async def offered(self) -> tuple[Sentence, ...]:
        plan = (await self.state()).plan
        lesson = self.rivals.course.game_lesson()
        assert lesson is not None
        assert lesson.game is not None
        found = (lesson.game.subjects[0].sentence(id_) for id_ in plan.items)
        return tuple(one for one in found if one is not None)

    async def pass_by(self, seconds: int = 30) -> None:
        """Move the clock on, and let the store answer meanwhile: its threads take real time."""
        await pass_by(self.room.env, self.clock, seconds)

    async def restart(self) -> None:
        await self.room.env.restart_bot(self.build_app(clock=self.clock).bot)
        await self.pass_by()

    async def open(self) -> None:
        ana = self.room.ana
        self.see(ana, await ana.slash(self.room.channel, "play", mode="rivals"))
        ids = [part.get("custom_id") or "" for part in parts(raw(self.card))]
        self.gathering = next(int(one.split(":")[1]) for one in ids if "rivals-team" in one)

    async def press(self, actor: simcord.MemberActor, label: str) -> str:
        """Press a button of the public card, and return what the person is told alone."""
        result = await actor.click(self.card, label=label)
        await self.pass_by(5)
        return self.see(actor, result)

    async def push(self, actor: simcord.MemberActor, label: str) -> str:
        """Press a button of one's own last card."""
        return self.see(actor, await actor.click(self.own[actor.id], label=label))

    def see(self, actor: simcord.MemberActor, result: simcord.InteractionResult) -> str:
        if result.response is not None:
            self.own[actor.id] = result.response
        return text_of(self.own[actor.id])

    def labels(self, actor: simcord.MemberActor) -> list[str]:
        return labels_of(self.own[actor.id])

    async def at_once(self, actors: Sequence[simcord.MemberActor], pressed: str) -> list[str]:
        """Let people press on the public card in one instant; return what each is told.

        `pressed` is a label, or a custom id that need not stand on the card.
        """
        env, card = self.room.env, self.card
        seen = ResponseMessage(env, env.backend.get_message(card.channel.id, card.id))
        presses = Presses(env, seen)
        id_ = pressed if ":" in pressed else presses.custom_id(pressed)
        if id_ == pressed:  # as on an older card, or forged
            button = {"type": 2, "style": 1, "label": "Old", "custom_id": id_}
            presses.snapshot["components"] = [{"type": 1, "components": [button]}]
        results = [presses.add(actor, id_) for actor in actors]
        await presses.deliver()
        await self.pass_by()
        return [text_of(one.response) for one in results if one.response is not None]

    async def last(self) -> int:
        """Return the step of the last thing that anybody did."""
        return len(shared_entries(await self.rivals.groups.phases.attempts(self.gathering))) - 1

    async def join(self, *actors: simcord.MemberActor) -> None:
        for actor in actors:
            await self.press(actor, "Join")
        await self.pass_by()

    async def start(self, *more: simcord.MemberActor) -> None:
        """Open a game with ana and ben, and whoever joins after them; then start it."""
        await self.open()
        await self.join(self.room.ben, *more)
        await self.press(self.room.ana, "Start")
        await self.pass_by()

    async def pick(self, actor: simcord.MemberActor, first: int = 0, count: int = 10) -> str:
        """Pick `count` sentences of the list, from the one at place `first` on."""
        ids = [one.id for one in (await self.offered())[first : first + count]]
        menus = self.menus(ids, [one.id for one in await self.offered()])
        await self.press(actor, "My team")
        form = await actor.click(self.own[actor.id], label="Pick sentences")
        return self.see(actor, await actor.submit_modal(form, menus))

    def menus(self, ids: list[str], offered: list[str]) -> dict[str, list[str]]:
        return {
            "one": [id_ for id_ in offered[:15] if id_ in ids],
            "two": [id_ for id_ in offered[15:] if id_ in ids],
        }

    async def write(self, actor: simcord.MemberActor, text: str, label: str) -> str:
        await self.press(actor, "My team")
        form = await actor.click(self.own[actor.id], label="Write a sentence")
        return self.see(actor, await actor.submit_modal(form, {"text": text, "label": label}))

    async def pick_and_agree(self, actor: simcord.MemberActor, first: int = 0) -> str:
        await self.pick(actor, first)
        return await self.push(actor, "That is our pick")

    async def agree(self, actor: simcord.MemberActor) -> str:
        await self.press(actor, "My team")
        return await self.push(actor, "That is our pick")

    async def idle(self, time: timedelta) -> None:
        """Let so much time go by in which nobody does anything."""
        await self.clock.advance(time.total_seconds())
        await self.pass_by(60)

    async def to_writing(self) -> None:
        await self.start()
        await self.finish_picking()

    async def finish_picking(self) -> None:
        await self.pick_and_agree(self.room.ana, 0)
        await self.pick_and_agree(self.room.ben, 15)
        await self.pass_by()

    async def to_end(self) -> None:
        await self.start()
        await self.finish()

    async def finish(self) -> None:
        """Pick, write and be ready: ana for circle and ben for square."""
        await self.finish_picking()
        await self.finish_writing()

    async def finish_writing(self) -> None:
        for actor, said in ((self.room.ana, CIRCLE_SAYS), (self.room.ben, SQUARE_SAYS)):
            await self.write(actor, *said)
            await self.push(actor, "We are ready")
        await self.pass_by()
