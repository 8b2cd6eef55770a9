"""What was drawn when an attempt began: which items, in which orders, with which numbers.

A plan is kept as JSON that names its version, so that the plans of every earlier program can be
read. JSON objects have no order of their own in every database, so whatever is in order is a list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 2


class PlanError(TutorError, ValueError):
    """A stored plan that this program cannot read: a newer one wrote it."""

    def __init__(self, version: object) -> None:
        super().__init__(
            f"A newer Nudge keeps this one (version {version} of its plans, and I know {VERSION}). "
            "Nothing is lost: it goes on once I am updated."
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """`items` are ids in the order they are met, such as questions or sentences.

    `orders` holds ids in the order they are shown, under a name of the exercise's own, such as the
    id of a question for its options. `numbers` holds numbers that were drawn, under the item's id
    and their own name. `terms` are what was agreed before it began, each under its name.
    """

    items: tuple[str, ...] = ()
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """Return a plan as dicts and lists, as `plan_from_json` reads it."""
    kept = {
        "version": VERSION,
        "items": list(plan.items),
        "orders": {name: list(ids) for name, ids in plan.orders.items()},
        "numbers": {item: dict(drawn) for item, drawn in plan.numbers.items()},
    }
    return {**kept, "terms": dict(plan.terms)} if plan.terms else kept


def plan_from_json(kept: Mapping[str, Any]) -> Plan:
    """Read a plan. One without a version is of the first program. Raise PlanError for another."""
    version = kept.get("version", 1)
    if version == 1:
        return _first_plan(kept)
    if version != VERSION:
        raise PlanError(version)
    return Plan(
        tuple(kept["items"]),
        {name: tuple(ids) for name, ids in kept["orders"].items()},
        {item: dict(drawn) for item, drawn in kept["numbers"].items()},
        dict(kept.get("terms", {})),
    )


def _first_plan(kept: Mapping[str, list[str]]) -> Plan:
    """Read what the first program kept: the lists of a game, of a matching or of questions."""
    if kept.keys() == {"sentences"}:
        return Plan(items=tuple(kept["sentences"]))
    orders = {name: tuple(ids) for name, ids in kept.items()}
    if kept.keys() == {"terms", "definitions"}:
        return Plan(items=orders["terms"], orders=orders)
    return Plan(items=tuple(kept), orders=orders)
