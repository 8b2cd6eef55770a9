"""`/class today`: what a class believes, by the answers to its last posts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.services.aside import SideThread
from bot.services.classroom.rights import instructors_classroom
from bot.services.classroom.today_scenes import DiscussFirst, TodayScene
from bot.services.pictures import drawn
from bot.tutor.classroom.answers import POST
from bot.tutor.classroom.beliefs import beliefs_of
from bot.tutor.classroom.mending import card_for
from bot.tutor.classroom.posted import is_counted, posted_answers
from bot.tutor.classroom.ready import ready_question
from bot.tutor.pictures.beliefs import MOST_BELIEFS, BeliefBar, BeliefsPicture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.classroom.ports import ClassPosts
    from bot.services.classroom.remedies import Remedies
    from bot.services.clock import Clock
    from bot.services.pictures import Pictures
    from bot.tutor.classroom.beliefs import ClassBelief
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press

DAYS, MOST_POSTS = 14, 40


@dataclass(frozen=True, slots=True)
class ClassToday:
    remedies: Remedies
    posts: ClassPosts
    clock: Clock
    pictures: Pictures
    aside: SideThread = field(default_factory=SideThread)

    @property
    def course(self) -> Course:
        return self.remedies.course

    async def show(self, press: Press) -> TodayScene:
        """Tell what the class of this server believes. Raise NotAnInstructorError for others."""
        classroom = await instructors_classroom(self.remedies.classrooms, press)
        since = self.clock.now() - timedelta(days=DAYS)
        # One more than is read says whether there were more.
        found = await self.posts.posted_in(classroom.guild, [POST], since, MOST_POSTS + 1)
        posts = found[:MOST_POSTS]
        gatherings = [gathering for gathering, _ in posts]
        beliefs = await self.aside.do(partial(_believed, self.course, posts))
        shown = tuple(one for one in beliefs if one.enough and one.held)
        first = partial(self._first, shown[0], gatherings) if shown else None
        scene = TodayScene(
            posts=len(posts),
            waiting=sum(not is_counted(one) for one in gatherings),
            full=len(found) > MOST_POSTS,
            shown=shown,
            few=tuple(one for one in beliefs if not one.enough),
            clear=sum(one.enough and not one.held for one in beliefs),
            first=None if first is None else await self.aside.do(first),
        )
        if not shown:
            return scene
        spec = await self.aside.do(partial(self._picture, shown))
        picture = await drawn(self.pictures, spec, "class-today.png")
        return replace(scene, picture=picture, undrawn=picture is None)

    def _first(self, belief: ClassBelief, posts: Sequence[Gathering]) -> DiscussFirst:
        id_ = belief.misconception.id
        taught = card_for(self.course, id_)
        ready = ready_question(self.course, id_, posts)
        return DiscussFirst(belief, taught, self.remedies.can_run(id_), ready)

    def _picture(self, shown: Sequence[ClassBelief]) -> BeliefsPicture:
        return BeliefsPicture(tuple(self._bar(one) for one in shown[:MOST_BELIEFS]))

    def _bar(self, one: ClassBelief) -> BeliefBar:
        found = card_for(self.course, one.misconception.id)
        taught = "" if found is None else f"{found[1].title} · lesson {found[0].number}"
        counts, interval = (one.held, one.asked), one.interval
        return BeliefBar(one.misconception.belief, taught, *counts, interval.low, interval.high)


def _believed(
    course: Course, posts: Sequence[tuple[Gathering, tuple[Attempt, ...]]]
) -> tuple[ClassBelief, ...]:
    return tuple(beliefs_of(posted_answers(course, posts), course.misconceptions))
