"""Looking things up by name. A name that nothing has is an error at once, never a default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable


class UnknownNameError(ValueError):
    """Nothing in a registry has this name; the message says which names there are."""


class Named(Protocol):
    """Anything with a name of its own."""

    @property
    def name(self) -> str: ...


Member = TypeVar("Member", bound=Named)


def named(kind: str, members: Iterable[Member], name: str) -> Member:
    """Return the member of this name. Raise UnknownNameError if there is none."""
    members = tuple(members)
    for member in members:
        if member.name == name:
            return member
    raise unknown(kind, names_of(members), name)


def names_of(members: Iterable[Named]) -> tuple[str, ...]:
    return tuple(member.name for member in members)


def unknown(kind: str, known: Iterable[str], name: str) -> UnknownNameError:
    """Return the error that a name deserves which is not among the known ones."""
    return UnknownNameError(f"{kind} must be one of {', '.join(known)}, not {name!r}")
