"""All that the tutor says in fixed words: answers about itself, and what is said to trouble."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.tutor.conversation.phrases import FixedAnswer
    from bot.tutor.conversation.safety import SafetyRule
    from bot.tutor.course.course import Course

FIXED_IDS = (
    "chatgpt",
    "brain",
    "real-person",
    "how-you-understand",
    "private",
    "useful",
    "maths",
    "how-long",
    "made-by",
    "cheating",
    "help",
    "greet",
    "thanks",
    "report",
)
"""What has a fixed answer: each of them stands in the file, and nothing else does."""
COUNTED = ("minutes", "hours", "lessons")
"""The names that a fixed answer may hold in braces."""


@dataclass(frozen=True, slots=True)
class FixedWords:
    """`answers` are by their ids, the names of COUNTED still in braces."""

    answers: Mapping[str, FixedAnswer] = field(default_factory=dict)
    safety: tuple[SafetyRule, ...] = ()


NO_WORDS = FixedWords()
"""Of a course that has no such files."""


def fixed_text(words: FixedWords, course: Course, answer_id: str) -> str | None:
    """Return a fixed answer with what is counted in the course; None for an unknown id."""
    found = words.answers.get(answer_id)
    if found is None:
        return None
    minutes = sum(lesson.minutes for lesson in course.lessons)
    counted = {
        "minutes": str(minutes),
        "hours": f"{max(1, round(minutes / 60))}",
        "lessons": str(len(course.lessons)),
    }
    text = found.text
    for name, value in counted.items():
        text = text.replace(f"{{{name}}}", value)
    return text
