"""A picture of two learners side by side: the loss of a person and of a network, by sentence."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.pictures.kind import PictureSpec


@dataclass(frozen=True, slots=True)
class RivalsPicture(PictureSpec):
    """`yours` and `theirs` hold a loss for each sentence, in the order played.

    After the first `learnt` sentences both are tested on sentences from which nobody learns.
    """

    yours: tuple[float, ...]
    theirs: tuple[float, ...]
    learnt: int
