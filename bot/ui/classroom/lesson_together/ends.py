"""How a lesson together begins and ends: its lobby, and what came out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.services.course.showing import Telling
from bot.tutor.classroom.lesson_together.counting import summary
from bot.tutor.classroom.lesson_together.way import MOST_TOGETHER
from bot.tutor.classroom.lesson_together.words import how_line, summary_lines
from bot.tutor.text import shortened
from bot.ui.classroom.lesson_together.buttons import OwnPartButton, onward_row
from bot.ui.course.buttons import OpenButton
from bot.ui.course.looking import look_at
from bot.ui.game.together.buttons import people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.classroom.lesson_together.scenes import LessonTogetherScene

    Part = str | ui.Item[Any] | Sequence[ui.Item[Any]] | None

LABEL = 34  # characters of a button's label that read well on a phone
MOST_LOOKS = 4


def lobby(scene: LessonTogetherScene) -> list[Part]:
    state, lesson = scene.state, scene.state.lesson
    here = tuple(one.person for one in state.gathering.present)
    goals = "\n".join(f"- {goal}" for goal in lesson.goals)
    return [
        f"### Lesson {lesson.number}, together: {lesson.title}\n{lesson.summary}",
        f"**After this lesson you can**\n{goals}" if goals else None,
        how_line(state),
        f"Here: {people(here) if here else 'nobody'}. {_more(len(here))}",
        onward_row(state),
        f"-# About {lesson.minutes} minutes alone, some more together; no timer. Nobody is shown "
        "what you answer, only counts are. It counts for nobody's own progress: your own lesson "
        "stays where it is.",
    ]


def _more(count: int) -> str:
    if count < 2:
        return (
            "It is best with two or more, and others can join at any time; up to "
            f"room is for {MOST_TOGETHER}."
        )
    return f"Anyone of you may start. Others can join at any time; room is for {MOST_TOGETHER}."


def what_came_out(scene: LessonTogetherScene) -> list[Part]:
    state, lesson = scene.state, scene.state.lesson
    own = OpenButton.labelled("Open my own lesson", ButtonStyle.primary, lesson=lesson.id)
    if not state.entries:
        return [
            "### The lesson is over\nThere are no answers in it. "
            "`/learn together:True` opens another one.",
            [own],
        ]
    found = summary(state)
    cards = list(dict.fromkeys((*found.again, *found.missed)))[:MOST_LOOKS]
    looks = [
        look_at(lesson, one, shortened(f"Look at: {one.title}", LABEL), Telling.WHOLE)
        for one in cards
    ]
    part = OwnPartButton.labelled("My part", gathering=state.gathering.id)
    return [
        f"### Lesson {lesson.number} together: what came out",
        "\n".join(summary_lines(found)),
        "-# Counts only, nobody is ranked. It counts for nobody's own progress: your own lesson "
        "stands where you left it.",
        [own, part],
        looks,
    ]
