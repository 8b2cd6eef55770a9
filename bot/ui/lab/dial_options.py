"""The options of /train, made from the table of dials."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from discord import AppCommandOptionType, Interaction, app_commands
from discord.app_commands import Choice

from bot.tutor.lab.dials.other import completions
from bot.ui.kit.persistent import press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.tutor.lab.dials.dial import Dial, Value

OPTION_TYPES = {
    str: AppCommandOptionType.string,
    int: AppCommandOptionType.integer,
    float: AppCommandOptionType.number,
    bool: AppCommandOptionType.boolean,
}
MOST_OFFERS, LONGEST_OFFER = 25, 100


class DialOption(app_commands.Transformer):
    """What discord.py asks of an option: its type, bounds and choices, read off a dial."""

    def __init__(self, dial: Dial) -> None:
        self.dial = dial

    @property
    def type(self) -> AppCommandOptionType:
        return OPTION_TYPES[self.dial.kind]

    @property
    def min_value(self) -> float | None:
        return self._bound(0)

    @property
    def max_value(self) -> float | None:
        return self._bound(1)

    def _bound(self, end: int) -> float | None:
        if self.dial.bounds is None:
            return None
        bound = self.dial.bounds[end]
        return int(bound) if self.dial.kind is int else bound

    @property
    def choices(self) -> list[Choice[str | int | float]] | None:
        if self.dial.free or self.dial.several:
            return None
        return [Choice(name=name, value=name) for name in self.dial.choices] or None

    async def transform(self, _interaction: Interaction[Any], value: Value, /) -> Value:
        return value


class OfferingOption(DialOption):
    """An option that suggests what its dial offers."""

    async def autocomplete(
        self, _interaction: Interaction[Any], typed: str | float, /
    ) -> list[Choice[str | int | float]]:
        return offered(text for text in self.dial.offers if text.startswith(str(typed)))


class DataOption(DialOption):
    """The option that suggests data: what is built in, and people's own."""

    async def autocomplete(
        self, interaction: Interaction[Any], typed: str | float, /
    ) -> list[Choice[str | int | float]]:
        own_data = services_of(interaction).own_data
        return offered(await own_data.suggest(press_of(interaction), str(typed), built_in=True))


class OtherOption(app_commands.Transformer):
    """The option that takes every dial by its name, as pairs."""

    async def transform(self, _interaction: Interaction[Any], value: str, /) -> str:
        return value

    async def autocomplete(
        self, interaction: Interaction[Any], typed: str | float, /
    ) -> list[Choice[str | int | float]]:
        return offered(completions(str(typed), services_of(interaction).training.scenes.dials))


def offered(texts: Iterable[str]) -> list[Choice[str | int | float]]:
    """Return as many texts as Discord takes, without those that it would refuse."""
    fitting = [text for text in texts if len(text) <= LONGEST_OFFER]
    return [Choice(name=text, value=text) for text in fitting[:MOST_OFFERS]]


def option_of(dial: Dial) -> inspect.Parameter:
    kind = DialOption
    if dial.field == "data":
        kind = DataOption
    elif dial.offers:
        kind = OfferingOption
    return parameter(dial.name, None, kind(dial))


def parameter(name: str, default: object, annotation: object) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )
