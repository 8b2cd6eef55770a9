"""Several people around one card: they press it as it looks now, and time is moved on by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.ui.crowd import Presses
from tests.ui.moving_on import pass_by
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord
    import simcord

    from bot.ui.client import TutorBot
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

SECONDS = 15  # longer than a card rests between two edits


@dataclass
class Company:
    """`people` are in the order in which they were made; `told` is what each was told, in order."""

    room: Classroom
    clock: HandClock
    people: list[simcord.MemberActor]
    told: list[tuple[str, str]] = field(default_factory=list)
    message_id: int = 0
    before: int = 0

    @classmethod
    def of(cls, room: Classroom, clock: HandClock, count: int) -> Company:
        more = [
            room.ana.guild.add_member(room.env.create_user(f"member{place}"))
            for place in range(2, count)
        ]
        return cls(room, clock, [room.ana, room.ben, *more][:count])

    @property
    def bot(self) -> TutorBot:
        bot: TutorBot = self.room.env.bot  # type: ignore[assignment]  # it is ours
        return bot

    @property
    def card(self) -> discord.Message:
        """The card that everybody sees, as it looks now."""
        [card] = [one for one in self.room.channel.history() if one.id == self.message_id]
        return card

    @property
    def text(self) -> str:
        return text_of(self.card)

    @property
    def labels(self) -> list[str]:
        return labels_of(self.card)

    async def open(self, mode: str, **options: Any) -> str:  # noqa: ANN401 - any option of a command
        """Begin a game as the first of the people; return what they are told."""
        known = {one.id for one in self.room.channel.history()}
        told = await self.people[0].slash(self.room.channel, "play", mode=mode, **options)
        await self.settle()
        made = [
            one
            for one in self.room.channel.history()
            if one.id not in known and not one.flags.ephemeral
        ]
        if made:
            self.message_id = made[-1].id
        return text_of(shown(told))

    async def settle(self, seconds: int = SECONDS) -> None:
        """Let the bot do what it has put off, and the card be edited."""
        await pass_by(self.room.env, self.clock, seconds)

    async def press(self, who: int, label: str, *, settle: bool = True) -> simcord.ResponseMessage:
        """Press a button of the public card; return the private answer."""
        result = await self.people[who].click(self.card, label=label)
        return await self._answered(who, result, settle)

    async def on(
        self, who: int, private: simcord.ResponseMessage, label: str
    ) -> simcord.ResponseMessage:
        """Press a button of a private card; the public one is not waited for."""
        result = await self.people[who].click(private, label=label)
        return await self._answered(who, result, settle=False)

    async def fill(
        self,
        who: int,
        label: str,
        values: dict[str, str | list[str]],
        on: simcord.ResponseMessage | None = None,
        *,
        settle: bool = True,
    ) -> simcord.ResponseMessage:
        """Open a form from the public card, or from a private one, and send it."""
        form = await self.people[who].click(on or self.card, label=label)
        return await self._answered(who, await self.people[who].submit_modal(form, values), settle)

    async def _answered(
        self, who: int, result: simcord.InteractionResult, settle: bool
    ) -> simcord.ResponseMessage:
        answer = shown(result)
        self.told.append((self.people[who].name, text_of(answer)))
        if settle:
            await self.settle()
        return answer

    async def together(self, presses: Sequence[tuple[int, str]]) -> list[str]:
        """Deliver presses of the public card in one instant; return what each is told."""
        at_once = Presses(self.room.env, self.card)
        results = [
            at_once.add(self.people[who], at_once.custom_id(label)) for who, label in presses
        ]
        await at_once.deliver()
        told = [text_of(one.response) if one.response else "" for one in results]
        await self.settle()
        return told

    async def restart(self, bot: TutorBot) -> None:
        await self.room.env.restart_bot(bot)
        await self.settle()
