"""All that a classroom can do, put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.classroom.desk import ClassDesk, build_desk
from bot.services.classroom.drafting import Drafting
from bot.services.classroom.leading import Leading
from bot.services.classroom.lesson_together.kind import lesson_kind
from bot.services.classroom.lesson_together.lessons import LessonsTogether
from bot.services.classroom.post_kind import post_kind
from bot.services.classroom.posts import Posts
from bot.services.classroom.ready_posts import ReadyPosts
from bot.services.classroom.remedies import Remedies
from bot.services.classroom.today import ClassToday

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from bot.services.classroom.ports import ClassPosts, Classrooms, Terms, Threads
    from bot.services.course.lessons import Lessons
    from bot.services.course.looking import Looking
    from bot.services.exercises.gathering_kinds import GatheringKind
    from bot.services.exercises.groups import Groups
    from bot.services.pictures import Pictures
    from bot.tutor.course.course import Course
    from bot.tutor.lab.presets import Preset


@dataclass(frozen=True, slots=True)
class ClassStores:
    """What is kept of classrooms: how they are set up, what was posted, and a whole term."""

    classrooms: Classrooms
    posts: ClassPosts
    terms: Terms


@dataclass(frozen=True, slots=True)
class Teaching:
    """What a class is taught with: the course, its pictures, its experiments by name."""

    lessons: Lessons
    looking: Looking
    pictures: Pictures
    presets: Mapping[str, Preset]


@dataclass(frozen=True, slots=True)
class ClassParts:
    posts: Posts
    leading: Leading
    drafting: Drafting
    ready: ReadyPosts
    today: ClassToday
    together: LessonsTogether
    desk: ClassDesk


def class_parts(
    stores: ClassStores, teaching: Teaching, groups: Groups, outside: tuple[Random, Threads]
) -> ClassParts:
    """Put together what a class does; `outside` shuffles, and makes threads."""
    randomness, threads = outside
    lessons, course = teaching.lessons, teaching.lessons.course
    posts = Posts(course, groups, teaching.pictures, randomness)
    leading = Leading(posts, stores.classrooms, stores.posts)
    drafting = Drafting(leading)
    remedies = Remedies(course, stores.classrooms, teaching.looking, teaching.presets)
    today = ClassToday(remedies, stores.posts, groups.clock, teaching.pictures)
    return ClassParts(
        posts,
        leading,
        drafting,
        ReadyPosts(drafting, today),
        today,
        LessonsTogether(groups, lessons.parts.cards, lessons, randomness),
        build_desk((stores.classrooms, stores.posts, stores.terms), threads, posts, lessons),
    )


def class_kinds(course: Course, pictures: Pictures) -> tuple[GatheringKind, ...]:
    """Return what a class does together."""
    return post_kind(course, pictures), lesson_kind(course, pictures)
