"""What a person is shown next, as a plain value; `ui` turns each kind of scene into a card."""

from __future__ import annotations


class Scene:
    """The base of all scenes. The module of each is beside the service that returns it."""

    __slots__ = ()
