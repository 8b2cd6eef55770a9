"""Which containers of a running bot hold how much: what grows with people is found by its name."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from bot.services.newest import Newest

GROWING = (dict, list, set, deque, Newest)
FIXED = (tuple, frozenset)
OURS = "bot."


@dataclass(frozen=True, slots=True)
class Holding:
    """How much a container holds, all of its name together; `most` is its bound, None without."""

    size: int
    most: int | None = None


def holdings_of(root: object) -> dict[str, Holding]:
    """Find the containers that are reached from an object of ours, and those of our modules.

    What belongs to a library is not looked into, but for what stands in between: functions, and
    containers.
    """
    found: dict[str, Holding] = dict(_caches())
    seen: set[int] = set()
    stack: list[tuple[object, str]] = [(root, type(root).__name__), *_of_modules()]
    while stack:
        thing, path = stack.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, GROWING):
            before = found.get(path, Holding(0))
            most = thing.most if isinstance(thing, Newest) else None
            found[path] = Holding(before.size + len(thing), most)
        stack += _within(thing, path)
    return found


def grown(
    before: Mapping[str, Holding], after: Mapping[str, Holding], spare: int
) -> dict[str, tuple[int, int]]:
    """Name what holds more than before by more than `spare`, unless that is within its bound."""
    more = {name: (before.get(name, Holding(0)).size, now.size) for name, now in after.items()}
    return {
        name: sizes
        for name, sizes in more.items()
        if sizes[1] - sizes[0] > spare and not _is_bounded(after[name])
    }


def _is_bounded(holding: Holding) -> bool:
    return holding.most is not None and holding.size <= holding.most


def _within(thing: object, path: str) -> Iterator[tuple[object, str]]:
    """Yield what an object leads to, with its name."""
    match thing:
        case Newest():
            yield from ((one, f"{path}[]") for one in thing.data.values())
        case dict():
            yield from ((one, f"{path}[]") for one in [*thing.keys(), *thing.values()])
        case list() | set() | deque() | tuple() | frozenset():
            yield from ((one, f"{path}[]") for one in [*thing])
        case partial():
            yield from ((one, path) for one in (thing.func, *thing.args, *thing.keywords.values()))
        case MethodType():
            yield thing.__self__, path
        case FunctionType():
            yield from ((cell.cell_contents, path) for cell in _cells(thing))
        case _ if str(type(thing).__module__).startswith(OURS):
            yield from ((one, f"{path}.{name}") for name, one in _attributes(thing))


def _cells(function: FunctionType) -> list[Any]:
    return [cell for cell in function.__closure__ or () if _is_filled(cell)]


def _is_filled(cell: Any) -> bool:  # noqa: ANN401 - a cell has no public type
    try:
        _ = cell.cell_contents
    except ValueError:
        return False
    return True


def _attributes(thing: object) -> Iterator[tuple[str, object]]:
    yield from list(getattr(thing, "__dict__", {}).items())
    for kind in type(thing).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(thing, name):
                yield name, getattr(thing, name)


def _of_modules() -> Iterator[tuple[object, str]]:
    for module, name, value in _globals():
        if isinstance(value, GROWING):
            yield value, f"{module}.{name}"


def _caches() -> Iterator[tuple[str, Holding]]:
    """Yield how much each remembered function holds."""
    for module, name, value in _globals():
        if hasattr(value, "cache_info"):
            told = value.cache_info()
            yield f"{module}.{name}()", Holding(told.currsize, told.maxsize)


def _globals() -> Iterator[tuple[str, str, Any]]:
    for module, loaded in [*sys.modules.items()]:
        if module.startswith(OURS):
            for name, value in [*vars(loaded).items()]:
                yield module, name, value
