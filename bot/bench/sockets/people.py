"""People who press at random whatever is on their card, fill every form, and write messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.bench.sockets.discord_server import Given
from bot.bench.sockets.payloads import COMPONENT, MODAL_SUBMIT, SLASH, Payload, parts_in

if TYPE_CHECKING:
    from random import Random

    from bot.bench.sockets.discord_server import SmallDiscord

BUTTON, MENU, TYPED, MANY = 2, 3, 4, {3, 5, 6, 7, 8, 19, 22}
FIRST_PERSON = 1 << 40
TRAINS = ("run-", "train")
"""How ids and commands begin that have something trained, which is another measurement."""
LEFT_OUT = {"train", "run", "post", "classroom", "class"}
BY_HAND = {"neuron", "forward", "loss", "backprop", "valley"}
"""The experiments of /lab in which nothing is trained."""
SAYINGS = (
    "what is a learning rate",
    "next",
    "I don't know",
    "b",
    "help",
    "why is that",
    "0.5",
    "play",
    "what did I get wrong",
    "thanks",
)
WRITES, ANEW = 0.06, 0.08  # of what people do: write a message, type another command


@dataclass(slots=True)
class Person:
    """Somebody with a card in front of them, or none."""

    discord: SmallDiscord
    random: Random
    id: int
    card: Payload | None = None
    done: list[Given] = field(default_factory=list)

    async def act(self) -> str:
        """Do one thing. Return what kind of thing it was: slash, press, form or message."""
        chance = self.random.random()
        if chance < WRITES:
            given = await self.discord.write(self.id, self.random.choice(SAYINGS))
            self.done.append(given)
            return "message"
        parts = (
            [] if self.card is None else [*filter(_may_press, parts_in(self.card["components"]))]
        )
        if not parts or chance < WRITES + ANEW:
            return await self._typed()
        return await self._pressed(self.random.choice(parts))

    async def _typed(self) -> str:
        data = self.random.choice(commands_in(self.discord.commands))
        self._see(await self.discord.press(self.id, SLASH, data))
        return "slash"

    async def _pressed(self, part: Payload) -> str:
        data: Payload = {"custom_id": part["custom_id"], "component_type": part["type"]}
        if part["type"] == MENU:
            data["values"] = self._picked(part)
        source = self.card
        given = await self.discord.press(self.id, COMPONENT, data, source)
        self._see(given)
        return "press"

    async def fill(self) -> bool:
        """Send the form that the last thing opened. Return whether there was one."""
        form = self.done[-1].form if self.done else None
        if form is None:
            return False
        if form["custom_id"].startswith(TRAINS):
            self.done.clear()
            return False
        fields = [self._filled(field) for field in form["components"]]
        data: Payload = {"custom_id": form["custom_id"], "components": fields}
        self._see(await self.discord.press(self.id, MODAL_SUBMIT, data, self.card))
        return True

    def _see(self, given: Given) -> None:
        self.done = [given]
        if given.message is not None and given.message["components"]:
            self.card = given.message

    def _filled(self, part: Payload) -> Payload:
        """Fill a field of a form, or what is in it."""
        if "component" in part:
            return {"type": part["type"], "id": 1, "component": self._filled(part["component"])}
        if "components" in part:
            inner = [self._filled(one) for one in part["components"]]
            return {"type": part["type"], "id": 1, "components": inner}
        filled: Payload = {"type": part["type"], "id": 1}
        if "custom_id" not in part:
            return filled
        filled["custom_id"] = part["custom_id"]
        if part["type"] in MANY:
            filled["values"] = self._picked(part)
        else:
            filled["value"] = self._text(part)
        return filled

    def _text(self, part: Payload) -> str:
        options = part.get("options")
        if options:
            return str(self.random.choice(options)["value"])
        text = self.random.choice(("0.5", "polite words and long sentences", "x,y,label\n1,2,a"))
        return text.ljust(part.get("min_length") or 0, ".")[: part.get("max_length") or 4000]

    def _picked(self, part: Payload) -> list[str]:
        options = [str(option["value"]) for option in part.get("options") or []]
        count = max(part.get("min_values") or 0, 1)
        return self.random.sample(options, min(count, len(options)))


def commands_in(commands: list[Payload]) -> list[Payload]:
    """Return what may be typed without saying more, but for what has something trained."""
    found: list[Payload] = []
    for command in commands:
        root: Payload = {"id": command["id"], "name": command["name"], "type": 1}
        if command.get("type", 1) != 1 or command["name"] in LEFT_OUT:
            continue
        options = command.get("options") or []
        nested = [one for one in options if one["type"] == 1]
        if command["name"] == "lab":
            nested = [one for one in nested if one["name"] in BY_HAND]
        if not nested and not _asks(command):
            found.append(root | {"options": []})
        found += [
            root | {"options": [{"name": one["name"], "type": 1, "options": []}]}
            for one in nested
            if not _asks(one)
        ]
    return found


def _asks(command: Payload) -> bool:
    return any(option.get("required") for option in command.get("options") or [])


def _may_press(part: Payload) -> bool:
    custom_id = str(part.get("custom_id") or "")
    if not custom_id or part.get("disabled") or part["type"] not in {BUTTON, MENU}:
        return False
    return not custom_id.startswith(TRAINS) and custom_id != "go:train"
