"""Buttons, menus and modals that survive a restart: their whole state is their custom id."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from discord import ButtonStyle, Interaction, Member, SelectOption, Thread, ui

from bot.tutor.forms import FormOverError
from bot.tutor.people import Press, Rights
from bot.ui.answering.counted import note_end, outcome_of
from bot.ui.client import TutorBot
from bot.ui.errors import explain
from bot.ui.kit.keys import UnreadableKeyError
from bot.ui.kit.unkept import UnkeptForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discord import Message, User

    from bot.services.services import Services

MOST_TYPED, MOST_VALUE, MOST_PICKED = 4_000, 100, 25  # what Discord's own forms hold


def bot_of(interaction: Interaction[Any]) -> TutorBot:
    return cast("TutorBot", interaction.client)


def services_of(interaction: Interaction[Any]) -> Services:
    return bot_of(interaction).services


def press_of(interaction: Interaction[Any]) -> Press:
    """Return the press with the rights that Discord sent with this very interaction."""
    person = interaction.user
    return Press(
        id=interaction.id,
        person=person.id,
        guild=interaction.guild_id,
        channel=interaction.channel_id,
        rights=Rights(interaction.permissions.value, isinstance(interaction.channel, Thread)),
        roles=_roles_of(person),
    )


def press_of_message(message: Message) -> Press:
    """Return the press of a typed message. Discord sends roles with it, but no rights."""
    return Press(
        id=message.id,
        person=message.author.id,
        guild=None if message.guild is None else message.guild.id,
        channel=message.channel.id,
        roles=_roles_of(message.author),
    )


def _roles_of(person: User | Member) -> frozenset[int]:
    """Return the ids of a member's roles, without the one that everybody has."""
    if not isinstance(person, Member):
        return frozenset()
    return frozenset(role.id for role in person.roles if not role.is_default())


def custom_id_of(interaction: Interaction[Any]) -> str:
    """Return the custom id of the component or modal; empty for a slash command."""
    found = cast("Mapping[str, Any]", interaction.data or {}).get("custom_id", "")
    return str(found)[:MOST_VALUE]


def pattern_of(shape: str) -> str:
    """Turn the shape of a custom id, "quiz-next:{attempt}", into the pattern that reads it."""
    return re.sub(r"\{(\w+)\}", r"(?P<\1>[^:]*)", shape)


class PersistentItem(ui.DynamicItem[Any], ABC, template=r"(?!)"):
    """A button or menu whose custom id has the given shape, such as "quiz-next:{attempt}"."""

    shape: ClassVar[str]

    def __init_subclass__(cls, *, shape: str = "(?!)") -> None:
        cls.shape = shape
        super().__init_subclass__(template=pattern_of(shape))

    def __init__(self, item: ui.Button[Any] | ui.Select[Any], **keys: object) -> None:
        item.custom_id = self.shape.format(**keys)
        super().__init__(item)
        self.keys = {name: str(value) for name, value in keys.items()}

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(cast("ui.Button[Any]", item), **match.groupdict())

    async def callback(self, interaction: Interaction[Any]) -> None:
        # discord.py only logs what a DynamicItem raises, so the person is told here.
        bot_of(interaction).duty.enter()
        try:
            bot_of(interaction).duty.check()
            await self.pressed(interaction)
            await bot_of(interaction).after_press(interaction)
        except Exception as error:  # noqa: BLE001 - the edge of the program
            await explain(interaction, error)

    @abstractmethod
    async def pressed(self, interaction: Interaction[Any]) -> None:
        """Do what the press asks for, and answer it. What it raises is told to the person."""


class PersistentButton(PersistentItem):
    @classmethod
    def labelled(
        cls,
        label: str,
        style: ButtonStyle = ButtonStyle.secondary,
        *,
        disabled: bool = False,
        **keys: object,
    ) -> Self:
        return cls(ui.Button(label=label, style=style, disabled=disabled), **keys)


class PersistentMenu(PersistentItem):
    @classmethod
    def offering(
        cls,
        placeholder: str,
        options: list[SelectOption],
        *,
        disabled: bool = False,
        **keys: object,
    ) -> Self:
        menu: ui.Select[Any] = ui.Select(
            placeholder=placeholder, options=options, disabled=disabled
        )
        return cls(menu, **keys)

    @property
    def picked(self) -> str:
        """What was picked. Raise TutorError where nothing was, or this is no menu any more."""
        return self.all_picked[0]

    @property
    def all_picked(self) -> tuple[str, ...]:
        """All that was picked, at least one. Raise TutorError as `picked` does."""
        if not isinstance(self.item, ui.Select) or not self.item.values:
            raise UnreadableKeyError
        return tuple(value[:MOST_VALUE] for value in self.item.values[:MOST_PICKED])


class PersistentModal(UnkeptForm, ABC):
    """A modal that is recognised by its custom id, so that its submission survives a restart."""

    shape: ClassVar[str]

    def __init_subclass__(cls, *, shape: str) -> None:
        cls.shape = shape
        super().__init_subclass__()

    def __init__(self, title: str, **keys: object) -> None:
        super().__init__(title=title, custom_id=self.shape.format(**keys))

    @classmethod
    def keys_in(cls, custom_id: str) -> dict[str, str] | None:
        """Read the custom id of a form; None when it is not of this class."""
        match = re.fullmatch(pattern_of(cls.shape), custom_id)
        return None if match is None else match.groupdict()

    @classmethod
    def of_this_kind(cls, form: PersistentModal | None) -> Self:
        """Return a form that is one of this class. Raise FormOverError for any other, or none."""
        if not isinstance(form, cls):
            raise FormOverError
        return form

    @classmethod
    async def take(cls, interaction: Interaction[Any]) -> bool:
        keys = cls.keys_in(custom_id_of(interaction))
        if keys is None:
            return False
        try:
            await cls.submitted(interaction, keys, values_in(interaction))
        except Exception as error:  # noqa: BLE001 - the edge of the program
            note_end(interaction, outcome_of(error))
            await bot_of(interaction).forms.refused(interaction, error)
            return True
        try:
            await bot_of(interaction).forms.sent(interaction)
            await bot_of(interaction).after_press(interaction)
        except Exception as error:  # noqa: BLE001 - the edge of the program
            await explain(interaction, error)
        return True

    @classmethod
    @abstractmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        """Take what was typed, and answer it.

        What it raises is told to the person, with a button that opens the form again filled in.
        """

    @classmethod
    @abstractmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> PersistentModal:
        """Make the form of these keys anew, as it is now; what was typed is filled in by the kit.

        Raise TutorError, mostly FormOverError, where there is nothing to fill in any more.
        """


def values_in(interaction: Interaction[Any]) -> dict[str, str]:
    """Read a submission: each field's custom id with its text, or the first value picked."""
    return dict(_fields(cast("Mapping[str, Any]", interaction.data)["components"]))


def picks_in(interaction: Interaction[Any]) -> dict[str, tuple[str, ...]]:
    """Read what was picked in each menu of a submission: its custom id with all its values."""
    return dict(_picks(cast("Mapping[str, Any]", interaction.data)["components"]))


def _picks(components: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for component in components:
        inner = component.get("component")
        yield from _picks(component.get("components", ()) if inner is None else (inner,))
        if "custom_id" in component:
            picked = islice(component.get("values") or (), MOST_PICKED)
            yield component["custom_id"], tuple(str(value)[:MOST_VALUE] for value in picked)


def _fields(components: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for component in components:
        inner = component.get("component")
        yield from _fields(component.get("components", ()) if inner is None else (inner,))
        if "custom_id" in component:
            picked = component.get("values") or [""]
            value = str(component.get("value") or picked[0] or "")
            yield component["custom_id"], value[:MOST_TYPED]
