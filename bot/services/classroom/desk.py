"""What instructors do beside posting, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.classroom.assigning import Assignments
from bot.services.classroom.dealing import Dealing
from bot.services.classroom.ending import TermEnd
from bot.services.classroom.setup import ClassSetup

if TYPE_CHECKING:
    from bot.services.classroom.ports import Classrooms, Terms, Threads
    from bot.services.classroom.posts import Posts
    from bot.services.course.lessons import Lessons


@dataclass(frozen=True, slots=True)
class ClassDesk:
    setup: ClassSetup
    assignments: Assignments
    dealing: Dealing
    ending: TermEnd


def build_desk(
    classrooms: Classrooms, terms: Terms, threads: Threads, posts: Posts, lessons: Lessons
) -> ClassDesk:
    groups = posts.groups
    return ClassDesk(
        ClassSetup(classrooms),
        Assignments(classrooms, groups, lessons),
        Dealing(classrooms, groups, threads, lessons.course),
        TermEnd(terms, groups, posts.known),
    )
