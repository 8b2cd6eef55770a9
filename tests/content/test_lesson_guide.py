"""The page that tells how to write a lesson: its examples load, put together as one lesson."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content.course import load_course
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.exercises.questions.kinds import KINDS
from tests.content.small_course import FILES, write_course

if TYPE_CHECKING:
    from collections.abc import Iterator

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "lessons.md").read_text(encoding="utf-8")


def blocks(language: str, fence: str = "```") -> Iterator[str]:
    pattern = rf"^{fence}{language}\n(.*?)^{fence}$"
    return (found[1] for found in re.finditer(pattern, GUIDE, re.DOTALL | re.MULTILINE))


def test_its_examples_are_a_lesson_that_loads(tmp_path: Path) -> None:
    (card,) = blocks("markdown", "````")
    parts = [block for block in blocks("toml") if block not in card]
    top = next(block for block in parts if block.startswith("# the front matter"))
    held = [block for block in parts if re.match(r"\[(?:picture|hands_on|facts)\]", block)]
    questions = next(block for block in parts if block.startswith("[[question]]"))
    assert len(held) == 3
    tried = '[try]\nkind = "belief"\nask = "What do you think?"\noption = [\n'
    tried += '{ id = "a", text = "This", feedback = "So it may be." },\n'
    tried += '{ id = "b", text = "That", feedback = "So it may be." },\n]\n'
    text = "It ends at 0.125, with 50 of 60 right, or at 0.413."
    other = (
        f"## How long? {{#how-long}}\n{text}\n```toml\n{tried}{''.join(held)}```\n"
        "### Then\nSo it is.\n### Say it differently\nAnother image.\n"
    )
    changed = {
        "first/lesson.md": f"+++\n{top}+++\n{card}{other}",
        "first/questions.toml": questions,
        "glossary.toml": FILES["glossary.toml"].replace("one-card", "one-step"),
        "misconceptions.toml": FILES["misconceptions.toml"].replace("M1", "M8"),
        "course.toml": 'title = "One"\n[[lesson]]\nfolder = "first"\n',
    }
    course, problems = load_course(write_course(tmp_path, changed), LESSON_KINDS)
    assert [str(problem) for problem in problems] == []
    (lesson,) = course.lessons
    assert len(lesson.cards[1].facts) == 3
    assert [question.kind for question in lesson.questions] == ["number", "plot"]


def test_it_names_every_kind() -> None:
    names = [kind.name for kind in KINDS]
    names += [kind.name for kind in (*LESSON_KINDS.pictures, *LESSON_KINDS.hands_on)]
    assert [name for name in names if f"`{name}`" not in GUIDE] == []
