"""The parts of a posted message: its texts, pictures and buttons, however deep they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def parts_of(components: Iterable[Any]) -> Iterator[Any]:
    """Yield components of a message and all that lies in them."""
    for part in components:
        yield part
        yield from parts_of(getattr(part, "children", ()))


def carries(part: object, beginnings: str | tuple[str, ...]) -> bool:
    """Return whether the custom id of a part, if it has one, begins so."""
    return (getattr(part, "custom_id", None) or "").startswith(beginnings)
