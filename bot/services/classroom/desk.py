"""What instructors do beside posting, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.classroom.assigning import Assignments
from bot.services.classroom.dealing import Dealing
from bot.services.classroom.ending import TermEnd
from bot.services.classroom.setup import ClassSetup

if TYPE_CHECKING:
    from bot.services.classroom.ports import ClassPosts, Classrooms, Terms, Threads
    from bot.services.classroom.posts import Posts
    from bot.services.course.lessons import Lessons


@dataclass(frozen=True, slots=True)
class ClassDesk:
    setup: ClassSetup
    assignments: Assignments
    dealing: Dealing
    ending: TermEnd


def build_desk(
    stores: tuple[Classrooms, ClassPosts, Terms], threads: Threads, posts: Posts, lessons: Lessons
) -> ClassDesk:
    classrooms, led, terms = stores
    groups = posts.groups
    return ClassDesk(
        ClassSetup(classrooms),
        Assignments(classrooms, led, groups, lessons),
        Dealing(classrooms, led, groups, threads, lessons.course),
        TermEnd(terms, groups, posts.known),
    )
