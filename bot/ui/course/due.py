"""What is due to a person, on the progress page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.text import shortened
from bot.ui.kit.moments import told_at
from bot.ui.kit.rooms import go_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.course.showing import AssignedLine, ProgressScene
    from bot.ui.kit.rooms import GoOnButton

SHORT_TITLE = 30  # characters
BEGIN_THERE = "-# Press Begin on a card there, so that your instructors see you in it."


def due_lines(scene: ProgressScene) -> str:
    """Return a line for each lesson that is due, "" for none."""
    if not scene.due:
        return ""
    lines = ["**Due for your class**", *map(_line, scene.due)]
    if scene.more_due:
        lines.append(f"and {scene.more_due} more later")
    if not all(line.due.begun for line in scene.due):
        lines.append(BEGIN_THERE)
    return "\n".join(lines)


def _line(line: AssignedLine) -> str:
    due, lesson = line.due, line.lesson
    title = (
        f"Lesson {lesson.number}, {shortened(lesson.title, SHORT_TITLE)}"
        if lesson is not None
        else "A lesson that is being mended"
    )
    where = f"https://discord.com/channels/{due.guild}/{due.channel}/{due.message}"
    state = " ✅ finished" if line.finished else ""
    return f"{title}: {told_at(due.due_at)}{state} · [its card]({where})"


def due_buttons(due: Sequence[AssignedLine]) -> list[GoOnButton]:
    """Return a button for each lesson that is due and not finished, once for each."""
    open_ones = {
        line.lesson.id: line.lesson for line in due if line.lesson is not None and not line.finished
    }
    return [go_on(lesson, f"Open lesson {lesson.number}") for lesson in open_ones.values()]
