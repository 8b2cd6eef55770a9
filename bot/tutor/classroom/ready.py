"""A question to post next about a misconception: one that was not posted yet, else the oldest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.classroom.mending import questions_about
from bot.tutor.course.asked import questions_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.tutor.course.course import Course
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.exercises.questions.kind import Question


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    """A question, named "lesson/question", and whether it was posted before."""

    question: Question
    posted: bool


def ready_question(
    course: Course, misconception_id: str, posts: Iterable[Gathering]
) -> ReadyQuestion | None:
    """Choose a question that can show a misconception; None where there is none.

    `posts` are the latest ones, the newest first. Of questions that were not posted it is the first
    in the course of which one option is chosen, for a class answers that fastest; else the first of
    any kind.
    """
    names = questions_about(course, misconception_id)
    posted = [item for post in posts for item in post.plan.items if item in names]
    fresh = [name for name in names if name not in posted]
    if fresh:
        questions = questions_named(course, fresh)
        chosen = next((one for one in questions if one.kind == "single"), questions[0])
        return ReadyQuestion(chosen, posted=False)
    # What stands last in the order of its latest post was posted longest ago.
    oldest = [*dict.fromkeys(posted)][-1:]
    return next((ReadyQuestion(one, posted=True) for one in questions_named(course, oldest)), None)
