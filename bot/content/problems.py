"""What is wrong in a lesson file, said so that its author can mend it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.tutor.errors import OperatorError
from bot.tutor.text import shortened


@dataclass(frozen=True, slots=True)
class LessonProblem:
    """One thing to mend. `file` is relative to the course's folder, `where` a line or a key."""

    file: str
    where: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        return f"{place}: {self.message}"


class ContentError(OperatorError):
    """The file course.toml cannot be used, so there is nothing to teach."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The problems of one file, in the order they are found; `within` stands before each place."""

    file: str
    found: list[LessonProblem] = field(default_factory=list)
    within: str = ""

    def add(self, where: str, wrong: str, mend: str) -> None:
        place = f"{self.within}{where}".rstrip(" ,")
        self.found.append(LessonProblem(self.file, place, f"{wrong}. Mend: {mend}."))


def quoted(text: str) -> str:
    """Put a text from a file in quotes, on one line and shortened."""
    visible = "".join(sign if sign.isprintable() else "?" for sign in text)
    return f'"{shortened(visible, 60)}"'
