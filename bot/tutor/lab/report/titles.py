"""The name of a run, and its dials in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trainings.spec import TrainingSpec, shape
from bot.trainings.task import View
from bot.tutor.lab.dials.conversions import in_a_row
from bot.tutor.lab.dials.dial import Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.numbers import RunNumbers
    from bot.tutor.lab.dials.dial import Dial
    from bot.tutor.lab.dials.dials import Dials
    from bot.tutor.lab.runs import Run

NAMED_FIRST = ("data", "hidden")  # a title begins with them, in words of its own


def title_of(run: Run, dials: Dials) -> str:
    """Name a run in a few words, such as "moons · 2-8-1 · learning rate 1"."""
    task = run.task
    if task.view is View.COMPARE:
        return " and ".join(variant.label for variant in task.variants)
    if task.preset or task.view is View.SWEEP:
        return task.title
    spec, data = task.spec, task.title or task.spec.data
    sizes = run.numbers[0].sizes if run.numbers else ()
    network = shape(sizes) if sizes else f"hidden {in_a_row(spec.hidden)}"
    titled = (dial for dial in dials.told(Told.IN_TITLE) if dial.field not in NAMED_FIRST)
    return " · ".join([data, network, *(_named(dial, spec) for dial in titled)])


def settings_of(spec: TrainingSpec, dials: Dials, numbers: Sequence[RunNumbers] = ()) -> str:
    """Name every dial that is not at its plain default and not in the title; the seed always.

    Of points those are told that were used: a table or a collection may have had fewer.
    """
    plain = TrainingSpec(data=spec.data)
    told = [
        _named(dial, spec) if dial.field != "points" else f"{dial.on_cards} {_used(spec, numbers)}"
        for dial in dials.told(Told.CHANGED)
        if getattr(spec, dial.field) != getattr(plain, dial.field)
    ]
    return ", ".join([*told, *(_named(dial, spec) for dial in dials.told(Told.ALWAYS))])


def _used(spec: TrainingSpec, numbers: Sequence[RunNumbers]) -> int:
    """Return how many points were drawn or taken; what was asked for before that is known."""
    return sum(numbers[0].counts) - spec.fresh_test if numbers else spec.points


def differences(one: TrainingSpec, other: TrainingSpec, dials: Dials) -> list[tuple[str, str, str]]:
    """List every dial that differs between two trainings, with both values.

    How their losses are drawn is left out: it is the cause of nothing.
    """
    scaling = [("scaling", one.scaling, other.scaling)] * (one.scaling != other.scaling)
    return scaling + [
        (dial.on_cards, dial_text(dial, one), dial_text(dial, other))
        for dial in dials.written
        if dial.field != "axis" and getattr(one, dial.field) != getattr(other, dial.field)
    ]


def dial_text(dial: Dial, spec: TrainingSpec) -> str:
    """Write what a spec says of a dial as cards do."""
    return dial.conversion.told(getattr(spec, dial.field))


def _named(dial: Dial, spec: TrainingSpec) -> str:
    return f"{dial.on_cards} {dial_text(dial, spec)}"
