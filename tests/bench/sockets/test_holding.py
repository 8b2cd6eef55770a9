"""Containers that grow with people are found by name, wherever they are; bounded ones pass."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import pytest

from bot.bench.sockets.holding import Holding, grown, holdings_of
from bot.services.newest import Newest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import BuildApp


@dataclass(slots=True)
class Slotted:
    kept: dict[int, list[int]] = field(default_factory=dict)
    newest: Newest[int, int] = field(default_factory=lambda: Newest(10))
    last: deque[int] = field(default_factory=deque)


class Hidden:
    """Reaches a container through a function only."""

    def __init__(self) -> None:
        kept: set[int] = set()

        def note(person: int) -> None:
            kept.add(person)

        self.note: Callable[[int], None] = partial(note)


Slotted.__module__ = Hidden.__module__ = "bot.made_up"


def after(people: int) -> dict[str, Holding]:
    slotted, hidden = Slotted(), Hidden()
    root = Root({"slotted": slotted, "hidden": hidden})
    for person in range(people):
        slotted.kept.setdefault(person % 3, []).append(person)
        slotted.newest[person] = person
        slotted.last.append(person)
        hidden.note(person)
    return holdings_of(root)


class Root:
    def __init__(self, parts: dict[str, object]) -> None:
        self.parts = parts


Root.__module__ = "bot.made_up"


def test_what_grows_is_named_and_what_is_bounded_is_not() -> None:
    found = grown(after(3), after(100), spare=20)
    assert found == {
        "Root.parts[].kept[]": (3, 100),
        "Root.parts[].last": (3, 100),
        "Root.parts[].note": (3, 100),
    }
    assert after(100)["Root.parts[].newest"] == Holding(10, 10)


@pytest.mark.parametrize(("size", "found"), [(11, True), (10, False)])
def test_a_bound_that_does_not_hold_is_no_bound(size: int, found: bool) -> None:
    assert bool(grown({}, {"kept": Holding(size, 10)}, spare=5)) is found


def test_remembered_functions_are_looked_at_too(monkeypatch: pytest.MonkeyPatch) -> None:
    import bot.services.clock as module  # noqa: PLC0415 - any module of ours

    endless = lru_cache(maxsize=None)(abs)
    monkeypatch.setattr(module, "endless", endless, raising=False)
    before = holdings_of(object())
    for person in range(100):
        endless(person)
    assert list(grown(before, holdings_of(object()), spare=20)) == ["bot.services.clock.endless()"]


def test_the_containers_of_the_whole_bot_are_found(build_app: BuildApp) -> None:
    found = " ".join(holdings_of(build_app()))
    for name in ("pace._buckets", "places", "unpaced", "splitting._lines", "_turns", "_seen"):
        assert name in found
