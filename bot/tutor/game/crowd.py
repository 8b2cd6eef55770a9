"""What many people made of a sentence that has no label, and how near somebody came to them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.game.scoring import MOST

LEAST = 15
"""How many learners must have judged a sentence without a label before it is scored."""


@dataclass(frozen=True, slots=True)
class CrowdShare:
    """How many people judged a sentence, and how many of them said `label`."""

    label: str
    said: int
    asked: int

    @property
    def enough(self) -> bool:
        return self.asked >= LEAST

    @property
    def share(self) -> float:
        return self.said / self.asked

    def points(self, label: str, percent: int) -> float:
        """Return 25 - 100 (share - p)², where p is how likely somebody called the same label."""
        p = percent / 100 if label == self.label else 1 - percent / 100
        return MOST - 100 * (self.share - p) ** 2
