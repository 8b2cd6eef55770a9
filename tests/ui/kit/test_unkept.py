"""discord.py keeps nothing of our cards and forms, and their presses and texts arrive all the same.

That each card of the bot is among them is looked at in every test of the interface: see the
fixture `kept_views` in tests/ui/conftest.py.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from discord import Interaction, app_commands, ui

import bot.ui
from bot.ui.client import TutorBot, features
from bot.ui.kit.cards import LESSONS, card
from bot.ui.kit.persistent import PersistentItem
from bot.ui.kit.rooms import GoButton
from bot.ui.kit.unkept import UnkeptCard, UnkeptForm
from tests.ui.data.bringing import paste
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discord.ui.view import BaseView

    from tests.ui.conftest import Classroom

SOURCES = sorted(Path(next(iter(bot.ui.__path__))).rglob("*.py"))
VIEWS = {"View", "LayoutView", "Modal"}
FINISHED = (UnkeptCard.is_finished, UnkeptForm.is_finished)


def all_below(kind: type[Any]) -> Iterator[type[Any]]:
    for below in kind.__subclasses__():
        yield below
        yield from all_below(below)


def made_in(source: str) -> list[str]:
    """Return the views of discord.py that a module makes or inherits from."""
    nodes = [*ast.walk(ast.parse(source))]
    used = [node.func for node in nodes if isinstance(node, ast.Call)]
    used += [base for node in nodes if isinstance(node, ast.ClassDef) for base in node.bases]
    return [ast.unparse(name) for name in used if ast.unparse(name).rpartition(".")[2] in VIEWS]


def test_a_view_made_without_a_loop_is_finished_as_well() -> None:
    assert card(LESSONS, "Text").is_finished()


def test_every_kind_of_view_of_ours_is_one_that_is_not_kept() -> None:
    list(features())
    ours = [kind for kind in all_below(ui.view.BaseView) if kind.__module__.startswith("bot.ui")]
    assert len(ours) > 20
    assert [kind for kind in ours if not issubclass(kind, UnkeptCard | UnkeptForm)] == []
    assert [kind for kind in ours if kind.is_finished not in FINISHED] == []


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_no_module_makes_a_view_of_its_own(path: Path) -> None:
    assert path.name == "unkept.py" or made_in(path.read_text(encoding="utf-8")) == []


def test_a_new_view_class_would_be_found() -> None:
    assert made_in("class Forgotten(discord.ui.View):\n    pass") == ["discord.ui.View"]
    assert made_in("view = ui.LayoutView(timeout=None)") == ["ui.LayoutView"]


async def test_every_kind_of_item_is_registered_by_itself(classroom: Classroom) -> None:
    """A view that discord.py keeps registers its items; none of ours does so any more."""
    assert isinstance(classroom.env.bot, TutorBot)
    known = set(classroom.env.bot._connection._view_store._dynamic_items.values())
    ours = [kind for kind in all_below(PersistentItem) if kind.__module__.startswith("bot.ui")]
    assert [kind for kind in ours if kind not in known and not kind.__subclasses__()] == []


async def test_the_buttons_of_a_card_and_a_form_work_though_nothing_is_kept(
    classroom: Classroom, kept_views: list[BaseView]
) -> None:
    opened = await classroom.ana.slash(classroom.channel, "help")
    turned = await classroom.ana.click(shown(opened), label="My progress")
    assert "progress" in text_of(shown(turned)).lower()
    pasted = await paste(classroom, "mine", "x,y,label\n1,2,a\n2,1,b\n")
    assert "mine" in text_of(shown(pasted))
    assert kept_views == []


class Forgotten(ui.View):
    """A view that is kept, as discord.py means views to be."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Button(label="Press", custom_id="forgotten"))


class ForgottenCard(ui.LayoutView):
    """One of items that survive a restart: no list holds it, but the time-out of the view."""

    def __init__(self) -> None:
        super().__init__(timeout=900)
        self.add_item(ui.ActionRow(GoButton.labelled("Help", where="help")))


class ForgottenForm(ui.Modal, title="A form"):
    answer: ui.TextInput[Any] = ui.TextInput(label="Answer")


@pytest.mark.parametrize("kind", [Forgotten, ForgottenCard, ForgottenForm])
async def test_a_kind_of_view_that_is_kept_fails_its_test(
    classroom: Classroom, kept_views: list[BaseView], kind: type[BaseView]
) -> None:
    bot, view = classroom.env.bot, kind()
    if isinstance(view, ui.Modal):
        assert isinstance(bot, TutorBot)
        bot.tree.add_command(app_commands.Command(**opens(view)))
        await bot.tree.sync()
        await classroom.ana.slash(classroom.channel, "forget")
    else:
        assert isinstance(view, ui.View | ui.LayoutView)
        channel = bot.get_partial_messageable(classroom.channel.id)
        await channel.send(view=view)
    assert kept_views == [view]
    view.stop()
    kept_views.clear()


def opens(form: ui.Modal) -> dict[str, Any]:
    """Describe a command that opens a form."""

    async def forget(interaction: Interaction[Any]) -> None:
        await interaction.response.send_modal(form)

    return {"name": "forget", "description": "Opens a form.", "callback": forget}
