"""A picture of what each word of a message adds to a score, for a wish and against it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.pictures.kind import PictureSpec


@dataclass(frozen=True, slots=True)
class WeighedWordsPicture(PictureSpec):
    """`weights` holds what each of the words or phrases in `labels` adds; they make the total.

    `title` says what for, `measure` what the numbers are.
    """

    title: str
    measure: str
    labels: tuple[str, ...]
    weights: tuple[float, ...]

    @property
    def total(self) -> float:
        return sum(self.weights)
