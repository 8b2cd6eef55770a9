"""What a person is shown next, as a plain value; `ui` turns each kind of scene into a card.

And where they may go from there: the rooms.
"""

from __future__ import annotations

from dataclasses import dataclass


class Scene:
    """The base of all scenes. The module of each is beside the service that returns it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Room:
    """A room of "What next?": the label of its button, and its name in `go:{name}`.

    `row` says where its button stands; a row of Discord holds five.
    """

    label: str
    name: str
    row: int = 1
