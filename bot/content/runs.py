"""Trainings of a lesson's own: `runs` of its front matter as tasks, beside the lab's presets."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from pydantic import Field, create_model

from bot.content.data import FOLDER
from bot.content.problems import quoted
from bot.content.schema import TomlTable
from bot.content.toml_files import validated
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.names import UnknownNameError
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.data.on_table import on_table
from bot.tutor.lab.presets import with_seed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.content.problems import Ledger
    from bot.content.schema import FrontMatter
    from bot.tutor.data.table import DataTable
    from bot.tutor.lab.presets import Preset

MOST_VARIANTS, LABEL = 24, 40
LEFT_OUT = ("penalties", "split", "scaling")
"""Fields of a spec that a lesson file cannot set."""


def tasks_of(
    top: FrontMatter,
    presets: Iterable[Preset],
    tables: Mapping[str, DataTable],
    ledger: Ledger,
) -> dict[str, Task]:
    """Return the presets and the lesson's runs by name, all with the lesson's seed.

    `tables` are those that come with the course; a run may train on one of them.
    """
    tasks = {preset.name: with_seed(preset.task, top.seed) for preset in presets}
    for name, variants in top.runs.items():
        where = f"front matter, runs.{name}"
        if name in tasks:
            wrong = f"an experiment of the lab is named {quoted(name)} too"
            ledger.add(where, wrong, "give the run another name")
        elif not 1 <= len(variants) <= MOST_VARIANTS:
            wrong = f"the number of trainings is {len(variants)}"
            ledger.add(where, wrong, f"write 1 to {MOST_VARIANTS}, each as a label and a table")
        elif task := _task(name, _seeded(variants, top.seed), tables, ledger):
            tasks[name] = task
    return tasks


def _seeded(variants: Mapping[str, dict[str, object]], seed: int) -> dict[str, dict[str, object]]:
    return {label: {"seed": seed, **table} for label, table in variants.items()}


def _task(
    name: str,
    rows: Mapping[str, dict[str, object]],
    tables: Mapping[str, DataTable],
    ledger: Ledger,
) -> Task | None:
    variants: list[Variant] = []
    for label, row in rows.items():
        where = f"front matter, runs.{name}.{quoted(label)}"
        if len(label) > LABEL or not label.isprintable() or label != label.strip():
            wrong = f"a label has at most {LABEL} characters that can be seen"
            ledger.add(where, wrong, "shorten it, and begin and end it without a blank")
        elif spec := _spec(row, tables, where, ledger):
            variants.append(Variant(label, spec))
    if len(variants) < len(rows):
        return None
    named = sorted({str(row["data"]) for row in rows.values() if row.get("data") in tables})
    if len(named) > 1:
        wrong = f"its trainings use {len(named)} tables: {', '.join(named)}"
        ledger.add(f"front matter, runs.{name}", wrong, "write one run for each table")
        return None
    view = View.SWEEP if len(variants) > 1 else View.TRAIN
    return Task(view, tuple(variants), title=name, shipped="".join(named))


def _spec(
    row: dict[str, Any], tables: Mapping[str, DataTable], where: str, ledger: Ledger
) -> TrainingSpec | None:
    read = validated(_model(), row, ledger, f"{where}.")
    if read is None:
        return None
    values = read.model_dump()
    if not known_data(values["data"], tables, f"{where}.data", ledger):
        return None
    try:
        spec = TrainingSpec(**on_table(values, tables.get(values["data"])))
        CATALOGUE.check(spec)
    except (ValueError, UnknownNameError) as error:
        ledger.add(where, str(error).rstrip("."), "write a value that a training can have")
        return None
    return spec


def known_data(name: str, tables: Iterable[str], where: str, ledger: Ledger) -> bool:
    """Tell whether a lesson may train on data of this name; report a name that it cannot use."""
    known = (*CATALOGUE.built_in, *tables)
    if name in known:
        return True
    wrong = f"there is no data set and no table named {quoted(name)}"
    if name == OWN:
        wrong = "people's own data cannot be trained in a lesson"
    ledger.add(where, wrong, f"use one of {', '.join(known)}, or add a table to {FOLDER}/")
    return False


@cache
def _model() -> type[TomlTable]:
    """Return a model of a spec whose values are not converted but for lists, as TOML has them."""
    hints = get_type_hints(TrainingSpec)
    made: dict[str, Any] = {
        field.name: (
            hints[field.name],
            Field(default=field.default, strict=not _is_list(hints[field.name])),
        )
        for field in fields(TrainingSpec)
        if field.name not in LEFT_OUT
    }
    return create_model("run", __base__=TomlTable, **made)


def _is_list(hint: object) -> bool:
    return getattr(hint, "__origin__", None) is tuple
