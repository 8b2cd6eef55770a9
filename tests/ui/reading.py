"""What a person sees of a message: its text, its buttons and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

import discord

if TYPE_CHECKING:
    from collections.abc import Iterator

    import simcord

Message: TypeAlias = "simcord.ResponseMessage | discord.Message"
BUTTON, MENU, TEXT = 2, 3, 10


def changes(kind: str, name: str) -> bool:
    """Whether something that went over the wire changes anything; who is there is asked anytime."""
    return kind == "HTTP" and not name.startswith("GET ")


def parts(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from parts(component.get("components", []))
        yield from parts([component[k] for k in ("accessory", "component") if k in component])


def shown(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """Return the message that a press led to."""
    assert result.response is not None
    return result.response


def raw(message: Message) -> list[dict[str, Any]]:
    """Return the components as Discord sends them."""
    if isinstance(message, discord.Message):
        return [cast("dict[str, Any]", part.to_dict()) for part in message.components]
    return message.components


def sent(view: discord.ui.LayoutView) -> list[dict[str, Any]]:
    """Return a card as it goes to Discord."""
    made: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]  # discord.py leaves it so
    return made


def text_of(message: Message) -> str:
    texts = [p["content"] for p in parts(raw(message)) if p["type"] == TEXT]
    return "\n".join([message.content, *texts]).strip()


def labels_of(message: Message) -> list[str]:
    """Return the labels of the buttons that can be pressed."""
    return [
        p["label"] for p in parts(raw(message)) if p["type"] == BUTTON and not p.get("disabled")
    ]


def options_of(message: simcord.ResponseMessage, custom_id_begins: str) -> dict[str, str]:
    """Return what a menu offers: value -> label."""
    menu = menu_of(message, custom_id_begins)
    return {option["value"]: option["label"] for option in menu["options"]}


def menu_of(message: simcord.ResponseMessage, custom_id_begins: str) -> dict[str, Any]:
    return next(
        p
        for p in parts(message.components)
        if p["type"] == MENU and p["custom_id"].startswith(custom_id_begins)
    )
