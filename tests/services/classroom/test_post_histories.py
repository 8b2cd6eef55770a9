"""Posts in any order of moves of a class, on a real database, beside a model of what was told.

Deleted people, restarts and moves of the same instant are among them.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import hypothesis.strategies as st
import pytest
from hypothesis.stateful import invariant, precondition, rule

from bot.memories import memory_in
from bot.registries import REGISTRIES
from bot.services.classroom.scenes import AnswerScene
from bot.services.classroom.sending import Sent, sent_post
from bot.services.given import Outside
from bot.services.services import build_services
from bot.tutor.classroom.answers import FIRST_VOTE, SECOND_VOTE
from bot.tutor.classroom.classroom import Classroom
from bot.tutor.classroom.post import LIVE_FOR, PostStage
from bot.tutor.classroom.terms import PostTerms
from bot.tutor.course.asked import questions_named
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import Due
from bot.tutor.exercises.questions.state import draw_questions
from bot.tutor.people import MANAGE_SERVER, SEND_MESSAGES, Press, Rights
from tests.fakes import FakePictures, HandClock, HeardMessages, QuickEngine
from tests.services.classroom.posting import COURSE, DOUBLED, RISE
from tests.services.threads import FakeThreads
from tests.store.machine import StoreMachine, run_histories

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from bot.services.services import Services
    from bot.tutor.classroom.post import PostState

HERE, CHANNEL, TEACHER = 9, 77, 1
PEOPLE = st.sampled_from([2, 3, 4, 5])
CROWDS = st.lists(st.tuples(PEOPLE, st.sampled_from("ABC")), min_size=1, max_size=6)
WORDS = st.sampled_from(["because", "it shrinks", "", "https://x.example"])
LATE = st.sampled_from([0, 0, 0, 0, 1])
"""By how many phases the card that is pressed is behind."""
LEADS = st.sampled_from(
    ["discuss", "again", "discuss", "again", "close", "panel", "reasons", "results", "anew"]
)


class ClassHistories(StoreMachine):
    """`told` is the letter that each person was told is in, by vote; `posts` are all so far.

    `ended` holds what counted in each post that came to its end.
    """

    services: Services
    changeable = True

    def __init__(self) -> None:
        super().__init__()
        self.posts: list[int] = []
        self.told: dict[int, dict[tuple[int, int], str]] = {}
        self.run(self.open(PostTerms(changeable=self.changeable, reasons=True)))

    def open_store(self) -> None:
        super().open_store()
        self.hand = HandClock(self.clock())
        outside = Outside(
            *(QuickEngine(), HeardMessages(), FakeThreads(), self.hand, Random(1), FakePictures())
        )
        memory = memory_in(self.database, REGISTRIES.catalogue)
        self.services = build_services(COURSE, memory, outside, {}, REGISTRIES)

    async def open(self, terms: PostTerms) -> None:
        plan = draw_questions(questions_named(COURSE, [RISE, DOUBLED]), Random(1))
        classroom = Classroom(HERE, channel=CHANNEL)
        press = self.lead()
        what = Sent(press.id, "history", plan)
        sent = await sent_post(self.services.groups, press, classroom, what, terms)
        self.begun(sent.id)

    def begun(self, post: int) -> None:
        if post not in self.posts:
            self.posts.append(post)
            self.told[post] = {}

    def of(self, person: int) -> Press:
        return replace(self.press(person, HERE), channel=CHANNEL)

    def lead(self, person: int = TEACHER) -> Press:
        return replace(self.of(person), rights=Rights(MANAGE_SERVER | SEND_MESSAGES))

    @property
    def post(self) -> int:
        return self.posts[-1]

    def state(self, post: int) -> PostState:
        return self.run(self.services.classroom.posts.state(self.of(TEACHER), post))

    async def tried(self, coming: Awaitable[Any]) -> Any:  # noqa: ANN401 - any scene
        """Return what comes, None where it is refused in words; nothing else may be raised."""
        try:
            return await coming
        except TutorError:
            return None

    @rule(person=PEOPLE)
    def here(self, person: int) -> None:
        self.run(self.tried(self.services.classroom.posts.here(self.of(person), self.post)))

    @rule(crowd=CROWDS, late=LATE)
    def answer(self, crowd: list[tuple[int, str]], late: int) -> None:
        """Several answer in one instant; who answers twice has the last word that counted."""
        posts, post, before = self.services.classroom.posts, self.post, self.state(self.post)
        phase = max(0, before.gathering.phase - late)

        async def all_at_once() -> list[Any]:
            return await asyncio.gather(
                *(
                    self.tried(posts.answer(self.of(who), (post, phase), (0, ""), letter))
                    for who, letter in crowd
                )
            )

        for (who, _), scene in zip(crowd, self.run(all_at_once()), strict=True):
            if isinstance(scene, AnswerScene) and not scene.note and scene.own.answer:
                self.told[post][who, phase] = scene.own.answer.choice
                assert before.gathering.phase == phase
                assert before.stage in {PostStage.OPEN, PostStage.SECOND}

    @rule(person=PEOPLE, words=WORDS, late=LATE)
    def reason(self, person: int, words: str, late: int) -> None:
        posts = self.services.classroom.posts
        phase = max(0, self.state(self.post).gathering.phase - late)
        self.run(self.tried(posts.reason(self.of(person), (self.post, phase), words)))

    @rule(person=PEOPLE, which=st.integers(0, 9))
    def look(self, person: int, which: int) -> None:
        post = self.posts[which % len(self.posts)]
        self.run(self.tried(self.services.classroom.posts.mine(self.of(person), post)))

    @rule(what=LEADS, late=LATE, person=st.sampled_from([TEACHER, TEACHER, 2]))
    def led(self, what: str, late: int, person: int) -> None:
        leading, post = self.services.classroom.leading, self.post
        phase = max(0, self.state(post).gathering.phase - late)
        press = self.lead() if person == TEACHER else self.of(person)
        deeds: dict[str, Callable[[], Awaitable[Any]]] = {
            "discuss": lambda: leading.discuss(press, post, phase),
            "again": lambda: leading.vote_again(press, post, phase),
            "close": lambda: leading.close(press, post, phase),
            "panel": lambda: leading.panel(press, post),
            "reasons": lambda: leading.show_reasons(press, post, ["2", "3"]),
            "results": lambda: leading.results(press, post),
            "anew": lambda: leading.post_anew(press, post),
        }
        told = self.run(self.tried(deeds[what]()))
        assert told is None or person == TEACHER

    @precondition(lambda self: len(self.posts) < 4)
    @rule()
    def take_back(self) -> None:
        self.run(self.tried(self.services.classroom.leading.take_back(self.lead(), self.post)))

    @rule()
    def following(self) -> None:
        drafting = self.services.classroom.drafting
        told = self.run(self.tried(drafting.following(self.lead(), self.post)))
        if told is not None:
            self.begun(told.state.gathering.id)

    @precondition(lambda self: not self.state(self.post).gathering.takes_answers)
    @rule()
    def another(self) -> None:
        self.run(self.open(PostTerms(changeable=self.changeable, reasons=True)))

    @rule(person=PEOPLE)
    def delete(self, person: int) -> None:
        self.delete_learner(person)
        for told in self.told.values():
            for vote in (FIRST_VOTE, SECOND_VOTE):
                told.pop((person, vote), None)

    @rule()
    def restart(self) -> None:
        self.reopen()

    @invariant()
    def what_was_told_counts_once(self) -> None:
        """Nothing else counts either, also not in a post that is closed."""
        for post in self.posts:
            state = self.state(post)
            for vote in (FIRST_VOTE, SECOND_VOTE):
                counted = {who: entry.choice for who, entry in state.vote(vote).items()}
                told = {who: said for (who, at), said in self.told[post].items() if at == vote}
                assert counted == told

    def teardown(self) -> None:
        try:
            for place, post in enumerate(self.posts):
                self.bring_to_its_end(post, by_time=place % 2 == 0)
            self.what_was_told_counts_once()
        finally:
            super().teardown()

    def bring_to_its_end(self, post: int, *, by_time: bool) -> None:
        found = self.state(post).gathering
        if found.closed:
            return
        if by_time:
            due = found.due_at
            assert due is not None
            assert due <= self.hand.now() + LIVE_FOR + timedelta(minutes=1)
            self.run(self.services.groups.end(Due(found.kind, post, due)))
        else:
            self.run(self.services.classroom.leading.close(self.lead(), post, found.phase))
        assert self.state(post).gathering.closed


class FirstAnswerHistories(ClassHistories):
    changeable = False


@pytest.mark.parametrize("kind", [ClassHistories, FirstAnswerHistories])
@pytest.mark.parametrize("histories", [10, pytest.param(40, marks=pytest.mark.nightly)])
def test_any_order_of_moves_of_a_class(
    template: Path, kind: type[StoreMachine], histories: int
) -> None:
    run_histories(kind, template, histories, steps=50)
