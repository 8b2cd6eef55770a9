"""Somebody who presses whatever stands on a card, fills whatever form opens, and talks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simcord import InteractionResult, SetupError, UserHandle

from bot.simulate.journal import PRESS
from bot.simulate.world import MENU, pressable, words_of
from bot.ui.errors import OUR_FAULT

if TYPE_CHECKING:
    from random import Random

    from simcord import MemberActor, ResponseMessage

    from bot.simulate.journal import Journal
    from bot.simulate.world import KeptWorld

ONWARD = (
    "Next", "Now you", "Just show me", "Go on", "Next question", "Check", "Join", "Keep it",
    "Post it", "Accept", "Start", "Begin", "Lock it in", "Play again", "I am ready", "Send",
)  # fmt: skip
TEXTS = (
    "slang", "Slang words point to casual.", "Hey, the committee met.", "too high", "0.5", "1",
    "moons", "8 8", "polite words", "We kindly ask you to wait.", "yo what's up",
    "because of the weight",
    "weight", "the loss", "tomorrow", "x,y,label\n1,2,a\n2,1,b\n3,4,a\n4,3,b\n5,6,a\n6,5,b",
)  # fmt: skip
TALK = (
    "hi", "next", "what is a bias?", "b", "a i think", "yes", "no", "back", "play",
    "casual pretty sure",
    "formal", "train on spirals with rate 0.3", "make it wider", "quiz me", "hint", "too low",
    "the slang", "stop", "my progress", "say it differently", "open lesson 2", "true", "0.5", "c",
)  # fmt: skip
TEXT_INPUT, FILE = 4, 19
TABLE = "x,y,label\n" + "".join(f"{k},{k * 7 % 5},{'ab'[k % 2]}\n" for k in range(24))


@dataclass(slots=True)
class Hands:
    """`used` counts the kinds of buttons, menus and forms that were used."""

    world: KeptWorld
    journal: Journal
    chance: Random

    async def move(self, name: str) -> None:
        """Do one random thing as one person."""
        actor = self.world.actor(name)
        if self.chance.random() < 0.08:
            await self.talk(actor)
            return
        cards = list(self.world.cards(actor.id))
        if not cards:
            return
        await self.press(actor, cards)

    async def talk(self, actor: MemberActor) -> None:
        text = self.chance.choice(TALK)
        self.journal.say("used", "message")
        if self.chance.random() < 0.7:
            await actor.send_dm(text)
        else:
            me = self.world.env.bot.user
            await actor.send(self.world.channel, f"<@{me.id if me else 0}> {text}")

    async def press(self, actor: MemberActor, cards: list[ResponseMessage]) -> None:
        """Press something; the newest card and what leads on are likelier."""
        cards.sort(key=lambda card: card.id, reverse=True)
        place = min(int(self.chance.expovariate(0.7)), len(cards) - 1)
        card, parts = cards[place], pressable(cards[place])
        if not parts:
            return
        onward = [part for part in parts if part.get("label") in ONWARD]
        part = self.chance.choice(onward if onward and self.chance.random() < 0.5 else parts)
        who = self.at(actor, card)
        custom_id = part["custom_id"]
        self.journal.say("used", custom_id.split(":")[0])
        if part["type"] == MENU:
            values = [option["value"] for option in part["options"]]
            most = min(part.get("max_values", 1), len(values))
            count = self.chance.randint(min(part.get("min_values", 1), most), most)
            result = await who.select(card, self.chance.sample(values, count), custom_id=custom_id)
        else:
            result = await who.click(card, custom_id=custom_id)
        await self.after(who, result)

    def at(self, actor: MemberActor, card: ResponseMessage) -> MemberActor | UserHandle:
        """Return the person where the card is: in the server, or in their direct messages."""
        channel = self.world.env.backend.channels[card.channel_id]
        return actor if channel.guild_id is not None else actor.user

    async def after(self, who: MemberActor | UserHandle, result: InteractionResult) -> None:
        """Fill the form that opened, if one did; look at what was answered."""
        if result.modal is not None:
            self.journal.say("used", str(result.modal["custom_id"]).split(":")[0])
            result = await who.submit_modal(result, self.filled(result.modal))
        told = result.response
        if told is not None and OUR_FAULT in words_of(told):
            self.journal.say("unkind", words_of(told)[:200])

    def filled(self, form: dict[str, Any]) -> dict[str, Any]:
        """Fill each field of a form with something that it takes."""
        values: dict[str, Any] = {}
        for label in form["components"]:
            field = label.get("component") or (label.get("components") or [{}])[0]
            if "custom_id" not in field:
                continue
            if field["type"] == TEXT_INPUT:
                values[field["custom_id"]] = self.text(field)
            elif field["type"] == FILE:
                if field.get("required"):
                    values[field["custom_id"]] = [("table.csv", TABLE.encode())]
            elif field.get("options"):
                options = [option["value"] for option in field["options"]]
                least = max(1, field.get("min_values") or 1)
                picked = self.chance.sample(options, min(least, len(options)))
                values[field["custom_id"]] = picked if field["type"] in {MENU, 22} else picked[0]
        return values

    def text(self, field: dict[str, Any]) -> str:
        present = str(field.get("value") or "")
        text = present if present and self.chance.random() < 0.6 else self.chance.choice(TEXTS)
        text = text.ljust(field.get("min_length") or 0, ".")
        return text[: field.get("max_length") or 4000]


async def careful(moving: Any) -> bool:  # noqa: ANN401 - any coroutine
    """Do what a person wants to; False where the simulated Discord says that nobody can."""
    PRESS.set(0)  # this task has seen the press before
    try:
        await moving
    except SetupError:
        return False
    return True
