"""A course of two lessons in files whose shape never changes: tests press their way through it.

The one that has a game has three cards without a try, two pairs, and two questions with letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.content.small_course import FILES, LESSON, QUESTIONS, write_course

if TYPE_CHECKING:
    from pathlib import Path

FIRST, WITH_GAME = "neurons-and-weights", "how-a-network-learns"
MORE_CARDS = "".join(
    f"\n## Card {number} {{#card-{number}}}\n\nIt says more.\n\n"
    f"### Say it differently\n\nIt says the same as {number}.\n"
    for number in (2, 3)
)


def write_plain_course(root: Path) -> Path:
    first = {name: None for name in FILES if name.startswith(("first/", "second/"))}
    course = "".join(f'\n[[lesson]]\nfolder = "{name}"\n' for name in (FIRST, WITH_GAME))
    return write_course(
        root,
        {
            **first,
            "course.toml": f'title = "Plain course"\n{course}',
            "glossary.toml": FILES["glossary.toml"].replace('"first"', f'"{FIRST}"'),
            f"{FIRST}/lesson.md": LESSON,
            f"{FIRST}/debrief.md": FILES["first/debrief.md"],
            f"{FIRST}/questions.toml": QUESTIONS,
            f"{WITH_GAME}/lesson.md": LESSON + MORE_CARDS,
            f"{WITH_GAME}/debrief.md": FILES["first/debrief.md"],
            f"{WITH_GAME}/questions.toml": QUESTIONS,
            f"{WITH_GAME}/game.toml": FILES["first/game.toml"],
        },
    )
