"""The custom ids on a card, and which of them name something that people do together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.kit.persistent import PersistentItem, PersistentModal
from tests.ui.reading import BUTTON, parts, raw

if TYPE_CHECKING:
    from collections.abc import Iterator

    import discord

    from tests.ui.classroom.conftest import School


def newest(school: School) -> discord.Message | None:
    """Return the newest card that all see."""
    cards = [one for one in school.channel.history() if one.components and not one.flags.ephemeral]
    return cards[-1] if cards else None


def ids_of(card: Any) -> list[str]:  # noqa: ANN401 - a message of either kind
    """Return the custom ids of the buttons that can be pressed."""
    return [
        str(part["custom_id"])
        for part in parts(raw(card))
        if part.get("type") == BUTTON and "custom_id" in part and not part.get("disabled")
    ]


def gathering_in(custom_id: str) -> str:
    """Return the gathering that a custom id names first; "" where it names none."""
    name, _, rest = custom_id.partition(":")
    return rest.partition(":")[0] if name in of_gatherings() else ""


def of_gatherings() -> set[str]:
    """Return the names of all buttons, menus and forms whose first key is a gathering."""
    shapes = {str(one.shape) for root in (PersistentItem, PersistentModal) for one in below(root)}
    return {shape.partition(":")[0] for shape in shapes if shape.split(":")[1:2] == ["{gathering}"]}


def below(root: Any) -> Iterator[Any]:  # noqa: ANN401 - a class, with what is below it
    for one in root.__subclasses__():
        yield one
        yield from below(one)
