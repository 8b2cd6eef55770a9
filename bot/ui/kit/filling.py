"""Reads all that a submission holds, and fills it into the same form again."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, TypeVar, cast

import discord
from discord import ComponentType, SelectDefaultValueType, ui

from bot.tutor.forms import MOST_TEXT, TypedField, TypedForm, bounded
from bot.ui.options import is_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TEXT, FILES, TICK = (
    ComponentType.text_input.value,
    ComponentType.file_upload.value,
    ComponentType.checkbox.value,
)
TICKED = "yes"
Option = TypeVar(
    "Option", discord.SelectOption, discord.RadioGroupOption, discord.CheckboxGroupOption
)
NAMED = {
    ui.UserSelect: SelectDefaultValueType.user,
    ui.RoleSelect: SelectDefaultValueType.role,
    ui.ChannelSelect: SelectDefaultValueType.channel,
}
"""The menus of what Discord itself knows, and what a value in each names."""


def typed_in(interaction: discord.Interaction[Any]) -> TypedForm:
    """Read what was typed and picked, whatever form it was, bounded as Discord bounds it."""
    data = cast("Mapping[str, Any]", interaction.data or {})
    leaves = [*_leaves(data.get("components") or ())]
    fields = (_field(leaf) for leaf in leaves if leaf.get("type") != FILES)
    return bounded(fields, files=any(leaf.get("type") == FILES for leaf in leaves))


def fill(form: ui.Modal, typed: TypedForm) -> None:
    """Fill in what was typed and picked, where the form still has the field and the option."""
    kept = {one.field: one for one in typed.fields}
    for item in form.walk_children():
        one = kept.get(str(getattr(item, "custom_id", "")))
        if one is not None:
            _fill(item, one)


def _leaves(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        inner = component.get("component")
        yield from _leaves(component.get("components", ()) if inner is None else (inner,))
        if "custom_id" in component:
            yield component


def _field(leaf: Mapping[str, Any]) -> TypedField:
    name, value = str(leaf["custom_id"]), leaf.get("value")
    if leaf.get("type") == TEXT:
        return TypedField(name, str(value or ""))
    if leaf.get("type") == TICK:
        return TypedField(name, picked=(TICKED,) if value else ())
    values = leaf.get("values") or ([] if value is None else [value])
    return TypedField(name, picked=tuple(map(str, values)))


def _fill(item: ui.Item[Any], one: TypedField) -> None:
    if isinstance(item, ui.TextInput):
        item.default = one.text[: item.max_length or MOST_TEXT] or None
    elif isinstance(item, ui.Select):
        item.options = _picked(item.options, one.picked[: item.max_values])
    elif isinstance(item, ui.RadioGroup):
        item.options = _picked(item.options, one.picked[:1])
    elif isinstance(item, ui.CheckboxGroup):
        item.options = _picked(item.options, one.picked[: item.max_values])
    elif isinstance(item, ui.Checkbox):
        item.default = TICKED in one.picked
    elif isinstance(item, ui.UserSelect | ui.RoleSelect | ui.ChannelSelect):
        kind = NAMED[type(item)]
        ids = [int(value) for value in one.picked if is_id(value)][: item.max_values]
        item.default_values = [discord.SelectDefaultValue(id=id_, type=kind) for id_ in ids]


def _picked(options: list[Option], picked: tuple[str, ...]) -> list[Option]:
    """Return copies, picked or not: two fields of a form may offer the very same options."""
    made = [copy(option) for option in options]
    for option in made:
        option.default = option.value in picked
    return made
