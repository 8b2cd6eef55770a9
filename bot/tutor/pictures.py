"""What a picture of a lesson shows, as values; `bot.plots` computes and draws it in a worker."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.shapes import TableKind


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """A picture, described completely: the same value gives the same picture and the same text.

    Each kind of picture has a subclass, whose fields are plain values that can be pickled.
    """


PictureKind = TableKind[PictureSpec]

PICTURES: tuple[PictureKind, ...] = ()
"""The kinds of pictures that a lesson file may name, each under `draw`."""
