"""The dry run of own data: a private card that says how it is read, and what can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, SelectOption, ui

from bot.services.data.scenes import DryRunScene
from bot.tutor.data.choices import Learned
from bot.tutor.data.dry_run import LEAST_ROWS
from bot.tutor.data.telling import droppable, switchable, told
from bot.tutor.text import plain, shortened
from bot.ui.answering.answers import open_modal
from bot.ui.data.forms import DataModal
from bot.ui.kit import keys
from bot.ui.kit.cards import LAB, card, show
from bot.ui.kit.persistent import PersistentButton, PersistentMenu, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.data.dry_runs import DryRuns
    from bot.tutor.data.columns import Column
    from bot.tutor.data.dry_run import DryRun
    from bot.ui.client import TutorBot

MOST_LABEL, MOST_SAMPLES = 100, 3
FOOTNOTE = (
    "-# It is not among your data yet. I keep it for a day, for you alone, so that you can decide."
)
OTHER = {
    Learned.CLASSES: ("Predict a number", Learned.NUMBERS),
    Learned.NUMBERS: ("Predict a class", Learned.CLASSES),
}


def dry_run_card(scene: DryRunScene) -> ui.LayoutView:
    run = scene.run
    read, noticed, wrong = told(run)
    return card(
        LAB,
        f"### A dry run of {plain(run.name)}",
        read,
        noticed and f"**Noticed**\n{noticed}",
        wrong and f"**To mend before it can be kept**\n{wrong}",
        [_label_menu(scene)],
        _columns_row(scene),
        _readings_row(scene),
        _ends(scene),
        _changes(scene),
        FOOTNOTE,
    )


def _label_menu(scene: DryRunScene) -> PredictMenu:
    plan = scene.run.plan
    options = [_option(k, column, chosen=k == plan.label) for k, column in enumerate(plan.columns)]
    return PredictMenu.offering("Which column to predict", options, draft=scene.draft)


def _option(place: int, column: Column, *, chosen: bool) -> SelectOption:
    samples = list(dict.fromkeys(cell for cell in column.cells if cell))[:MOST_SAMPLES]
    return SelectOption(
        label=shortened(column.name, MOST_LABEL),
        value=str(place),
        description=", ".join(shortened(cell, 28) for cell in samples) or None,
        default=chosen,
    )


def _columns_row(scene: DryRunScene) -> list[UseMenu]:
    plan = scene.run.plan
    options = [
        _option(k, column, chosen=k in plan.used)
        for k, column in enumerate(plan.columns)
        if k != plan.label
    ]
    if len(options) < 2:
        return []
    menu: ui.Select[Any] = ui.Select(
        placeholder="Which columns to learn from", options=options, max_values=len(options)
    )
    return [UseMenu(menu, draft=scene.draft)]


def _readings_row(scene: DryRunScene) -> list[ReadMenu]:
    columns = scene.run.plan.columns
    options = [
        SelectOption(
            label=shortened(f"{columns[place].name}: {words}", MOST_LABEL),
            value=f"{place}-{int(comma)}",
        )
        for place, comma, words in switchable(scene.run)
    ]
    return [ReadMenu.offering("Read numbers otherwise", options, draft=scene.draft)] * bool(options)


def _ends(scene: DryRunScene) -> list[PersistentButton]:
    waits = bool(scene.run.problems)
    mend = [RetypeButton.labelled("Mend it", draft=scene.draft)] if scene.mendable else []
    return [
        KeepButton.labelled("Keep it", ButtonStyle.success, disabled=waits, draft=scene.draft),
        *mend,
        ThrowAwayButton.labelled("Throw away", draft=scene.draft),
    ]


def _changes(scene: DryRunScene) -> list[PersistentButton]:
    run, draft = scene.run, scene.draft
    found: list[PersistentButton] = []
    if leaving := _leaving(run):
        found.append(LeaveOutButton.labelled(leaving, draft=draft))
    if run.skipped:
        found.append(LinesButton.labelled("Take all lines", draft=draft, skips=0))
    elif run.lines_with_problems and len(run.grid.lines) - run.lines_with_problems >= LEAST_ROWS:
        label = f"Leave out {_counted(run.lines_with_problems)}"
        found.append(LinesButton.labelled(label, draft=draft, skips=1))
    if run.plan.could_switch:
        label, other = OTHER[run.plan.answers]
        found.append(AnswersButton.labelled(label, draft=draft, answers=other))
    return found


def _counted(lines: int) -> str:
    return "1 line" if lines == 1 else f"{lines} lines"


def _leaving(run: DryRun) -> str:
    """Return the label of the button that leaves out what was noticed; "" where nothing was."""
    columns = droppable(run)
    if not columns or len(columns) >= len(run.plan.used):
        return ""
    if len(columns) > 1:
        return f"Leave out {len(columns)} columns"
    return f"Leave out {shortened(run.plan.columns[columns[0]].name, 40)}"


def _draft_in(found: Mapping[str, str]) -> int:
    return keys.whole(found["draft"])


def _dry_runs(interaction: Interaction[Any]) -> DryRuns:
    return services_of(interaction).dry_runs


class PredictMenu(PersistentMenu, shape="data-label:{draft}"):
    """Choose which column is predicted."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        column = keys.whole(self.picked)
        runs = _dry_runs(interaction)
        await show(
            interaction, await runs.label(press_of(interaction), _draft_in(self.keys), column)
        )


class UseMenu(PersistentMenu, shape="data-use:{draft}"):
    """Choose which columns are learned from."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        columns = tuple(map(keys.whole, self.all_picked))
        runs = _dry_runs(interaction)
        await show(
            interaction, await runs.use(press_of(interaction), _draft_in(self.keys), columns)
        )


class ReadMenu(PersistentMenu, shape="data-read:{draft}"):
    """Read the numbers of a column with the other decimal sign."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        place, _, comma = self.picked.partition("-")
        column, with_comma = keys.whole(place), bool(keys.whole(comma, most=1))
        scene = await _dry_runs(interaction).read_with(
            press_of(interaction), _draft_in(self.keys), column, with_comma
        )
        await show(interaction, scene)


class AnswersButton(PersistentButton, shape="data-answers:{draft}:{answers}"):
    """Predict numbers instead of classes, or the other way round."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        answers = keys.named(Learned, self.keys["answers"])
        runs = _dry_runs(interaction)
        await show(
            interaction, await runs.answers(press_of(interaction), _draft_in(self.keys), answers)
        )


class LinesButton(PersistentButton, shape="data-lines:{draft}:{skips}"):
    """Leave out the lines with something wrong, or take them in again."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        skips = bool(keys.whole(self.keys["skips"], most=1))
        runs = _dry_runs(interaction)
        await show(interaction, await runs.skip(press_of(interaction), _draft_in(self.keys), skips))


class LeaveOutButton(PersistentButton, shape="data-leave:{draft}"):
    """Leave out the columns that were noticed."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        runs = _dry_runs(interaction)
        await show(interaction, await runs.leave_out(press_of(interaction), _draft_in(self.keys)))


class KeepButton(PersistentButton, shape="data-keep:{draft}"):
    """Keep the data as the dry run shows it."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        runs = _dry_runs(interaction)
        await show(interaction, await runs.keep(press_of(interaction), _draft_in(self.keys)))


class ThrowAwayButton(PersistentButton, shape="data-throw:{draft}"):
    """Forget what was brought."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        runs = _dry_runs(interaction)
        await show(interaction, await runs.throw_away(press_of(interaction), _draft_in(self.keys)))


class RetypeButton(PersistentButton, shape="data-retype:{draft}"):
    """Open the form again with what was typed."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        runs = _dry_runs(interaction)
        name, typed = await runs.typed(press_of(interaction), _draft_in(self.keys))
        await open_modal(interaction, DataModal(name, typed))


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(PredictMenu, UseMenu, ReadMenu, AnswersButton, LinesButton)
    bot.add_dynamic_items(LeaveOutButton, KeepButton, ThrowAwayButton, RetypeButton)
    bot.add_drawing(DryRunScene, dry_run_card)
