"""Filling in a form: every kind of field, limits that changed since, and values that are forged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord
from discord import ui
from hypothesis import given
from hypothesis import strategies as st
from simcord.components import validate_modal

from bot.tutor.forms import MOST_TEXT
from bot.ui.kit.filling import fill, typed_in
from bot.ui.kit.persistent import PersistentModal
from tests.ui.kit.refused.stage import filled_in

if TYPE_CHECKING:
    from collections.abc import Sequence

COLOURS = ("red", "green", "blue")
MANY = 2


class MadeUpModal(PersistentModal, shape="made-up:{number}"):
    """One field of each kind; `most` is how much text fits."""

    def __init__(self, most: int = MOST_TEXT, colours: Sequence[str] = COLOURS) -> None:
        super().__init__("Made up", number=1)
        options = [discord.SelectOption(label=one, value=one, default=True) for one in colours]
        boxes = [discord.CheckboxGroupOption(label=one, value=one) for one in colours]
        radios = [discord.RadioGroupOption(label=one, value=one) for one in colours]
        self.fields: tuple[ui.Item[Any], ...] = (
            ui.TextInput(custom_id="text", max_length=most, style=discord.TextStyle.paragraph),
            ui.Select(custom_id="menu", options=options, max_values=MANY),
            ui.RadioGroup(custom_id="radio", options=radios),
            ui.CheckboxGroup(custom_id="boxes", options=boxes, max_values=MANY),
            ui.Checkbox(custom_id="tick"),
        )
        self._add(*self.fields)

    def _add(self, *fields: ui.Item[Any]) -> None:
        for field in fields:
            self.add_item(ui.Label(text=f"Field {len(self.children)}", component=field))

    @classmethod
    async def again(
        cls, interaction: discord.Interaction[Any], keys: dict[str, str]
    ) -> MadeUpModal:
        del interaction, keys
        return cls()

    @classmethod
    async def submitted(
        cls, interaction: discord.Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        """Take nothing."""


class Sent:
    """A submission, as far as it is read."""

    def __init__(self, *components: dict[str, Any]) -> None:
        self.data = {"components": [{"type": 18, "component": one} for one in components]}


def sent(*components: dict[str, Any]) -> discord.Interaction[Any]:
    return cast("discord.Interaction[Any]", Sent(*components))


def submission(text: str, picked: list[str], tick: bool) -> discord.Interaction[Any]:
    return sent(
        {"type": 4, "custom_id": "text", "value": text},
        {"type": 3, "custom_id": "menu", "values": picked},
        {"type": 21, "custom_id": "radio", "value": picked[0] if picked else None},
        {"type": 22, "custom_id": "boxes", "values": picked},
        {"type": 23, "custom_id": "tick", "value": tick},
    )


def test_every_kind_of_field_is_filled_in() -> None:
    form = MadeUpModal()
    fill(form, typed_in(submission("Hello\nthere", ["green", "blue"], True)))
    made = validate_modal(form.to_dict())
    several = ["green", "blue"]
    assert filled_in(made) == {
        "text": "Hello\nthere",
        "menu": several,
        "radio": "green",
        "boxes": several,
        "tick": [],
    }
    assert isinstance(form.fields[-1], ui.Checkbox)
    assert form.fields[-1].default
    fill(form, typed_in(submission("", [], False)))
    assert not any(filled_in(validate_modal(form.to_dict())).values())
    assert not form.fields[-1].default


def test_people_roles_and_channels_are_filled_in_by_their_ids() -> None:
    form = MadeUpModal()
    form.clear_items()
    form._add(
        ui.UserSelect(custom_id="who"),
        ui.RoleSelect(custom_id="role"),
        ui.ChannelSelect(custom_id="where", max_values=MANY),
        ui.FileUpload(custom_id="file"),
    )
    typed = typed_in(
        sent(
            {"type": 5, "custom_id": "who", "values": ["11", "12"]},
            {"type": 6, "custom_id": "role", "values": ["²"]},
            {"type": 8, "custom_id": "where", "values": ["13", "no number", "14"]},
            {"type": 19, "custom_id": "file", "values": ["15"]},
        )
    )
    assert typed.files
    fill(form, typed)
    chosen = {
        field["component"]["custom_id"]: [
            (one["id"], one["type"]) for one in field["component"].get("default_values", [])
        ]
        for field in validate_modal(form.to_dict())["components"]
    }
    assert chosen == {
        "who": [(11, "user")],
        "role": [],
        "where": [(13, "channel"), (14, "channel")],
        "file": [],
    }


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


@given(
    ANY_TEXT,
    st.integers(1, 60),
    st.integers(1, MOST_TEXT),
    st.lists(ANY_TEXT | st.sampled_from(COLOURS)),
)
def test_whatever_was_sent_makes_a_form_that_discord_takes(
    text: str, times: int, most: int, picked: list[str]
) -> None:
    form = MadeUpModal(most, COLOURS[:2])
    fill(form, typed_in(submission(text * times, picked, bool(picked))))
    made = filled_in(validate_modal(form.to_dict()))
    assert len(made["text"]) <= most
    assert str(made["text"]).encode().decode() == made["text"]
    assert len(made["menu"]) <= MANY
    assert len(made["boxes"]) <= MANY
