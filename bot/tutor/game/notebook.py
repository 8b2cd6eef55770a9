"""What a person wrote down at the end of a game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the notebook. `breaker` is a sentence that would break the rule, or empty."""

    text: str
    breaker: str
    written_at: datetime
