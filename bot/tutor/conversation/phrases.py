"""How people write, as the content files have it: what the talk learns from and searches in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SaidPhrase:
    """A sentence that somebody might write; `voice` names who made it up."""

    text: str
    voice: str = ""


@dataclass(frozen=True, slots=True)
class FixedAnswer:
    """An answer of its own to what is asked about the tutor itself."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """`intents` are phrases by the value of an Intent, `{term}` and the like standing for words.

    `ways` are ways of asking by the id of a term or by "lesson/card", `doubts` ways of holding a
    misconception by its id, `asked` ways of asking for a fixed answer by its id.
    """

    intents: Mapping[str, tuple[SaidPhrase, ...]] = field(default_factory=dict)
    ways: Mapping[str, tuple[SaidPhrase, ...]] = field(default_factory=dict)
    doubts: Mapping[str, tuple[SaidPhrase, ...]] = field(default_factory=dict)
    asked: Mapping[str, tuple[SaidPhrase, ...]] = field(default_factory=dict)

    @property
    def groups(self) -> tuple[Mapping[str, tuple[SaidPhrase, ...]], ...]:
        """Return the four groups in this order."""
        return self.intents, self.ways, self.doubts, self.asked
