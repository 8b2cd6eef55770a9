"""What is in the way of keeping data: what is wrong, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.text import plain, shortened


@dataclass(frozen=True, slots=True)
class DataProblem:
    """Two finished sentences. `line` is that of the file; 0 where it is about the whole."""

    line: int
    wrong: str
    mend: str

    @property
    def place(self) -> str:
        return f"Line {self.line}: " if self.line else ""


def cut(text: str) -> str:
    """Write what people typed inside a sentence: short, and with no marks of Discord."""
    return plain(shortened(text, 40))
