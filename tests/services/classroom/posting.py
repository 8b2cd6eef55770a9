"""Posts of a class and the answers to them, put into the real store as posting does it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from bot.bench.class_answers import possible_answers
from bot.tutor.classroom.answers import CLASS_ANSWER, POST, turn_of
from bot.tutor.classroom.terms import PostTerms, terms_to_plan
from bot.tutor.course.asked import questions_named
from bot.tutor.exercises.attempts import Entry, EntryKind, WantedAttempt
from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.exercises.questions.state import draw_questions
from bot.tutor.people import Press
from tests.conftest import shipped_lessons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.services.services import Services
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.exercises.plans import Plan
    from bot.tutor.exercises.replies import Reply

COURSE, _ = shipped_lessons()
RISE, DOUBLED = "gradient-descent/a-small-rise", "gradient-descent/rate-doubled"
CHANNEL, LASTS = 77, timedelta(days=30)


@dataclass
class ClassPosting:
    """Posts in one server; `ids` gives each press an id of its own."""

    services: Services = field(repr=False)  # a fixture is written out, and this holds the course
    ids: Iterator[int]
    guild: int

    def press(self, person: int) -> Press:
        return Press(next(self.ids), person, self.guild, CHANNEL)

    async def open(self, *names: str, terms: PostTerms | None = None) -> Gathering:
        drawn = draw_questions(questions_named(COURSE, names), Random(1))
        plan = replace(drawn, terms=terms_to_plan(terms or PostTerms()))
        due_at = self.services.groups.clock.now() + LASTS
        wanted = WantedGathering(POST, plan, due_at, CHANNEL)
        return await self.services.groups.open(self.press(1), wanted)

    async def answer(
        self, post: Gathering, person: int, reply: Reply, vote: int = 0, change: int = 0
    ) -> None:
        """Answer the first question of a post."""
        await self.answer_in(post.plan, post, person, (reply, vote, change))

    async def answer_in(
        self, plan: Plan, post: Gathering, person: int, given: tuple[Reply, int, int]
    ) -> None:
        """Answer in an attempt with a plan of its own; `given` is reply, vote and change."""
        reply, vote, change = given
        item = post.plan.items[0]
        entry = Entry(EntryKind.ANSWER, item, "", reply=reply, turn=turn_of(vote, 0, change))
        wanted = WantedAttempt("", CLASS_ANSWER, plan, gathering=post.id)
        answered = await self.services.groups.answer(
            self.press(person), vote, wanted, lambda _: entry
        )
        assert answered.counted

    async def show(self, post: Gathering, *, close: bool = True) -> None:
        """Close a post, and say that its card stands in the channel."""
        if close:
            await self.services.groups.close(post.id)
        await self.services.groups.gatherings.posted(post.id, CHANNEL, 1000 + post.id)

    async def whole(
        self, name: str, replies: Sequence[Reply], terms: PostTerms | None = None
    ) -> Gathering:
        """Post one question, let a person give each reply, and close it."""
        post = await self.open(name, terms=terms)
        for person, reply in enumerate(replies, start=100):
            await self.answer(post, person, reply)
        await self.show(post)
        return post


def wrong_and_right(name: str, tag: str = "M6") -> tuple[Reply, Reply]:
    """Return a reply that shows a misconception, and the right one."""
    made = possible_answers(questions_named(COURSE, [name])[0], Random(1))
    assert made is not None
    return made.showing(frozenset({tag}))[0], made.right
