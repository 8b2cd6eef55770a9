"""What must not be told to a person: the keys of all that is open for them, wherever it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from bot.services.classroom.post_kind import state_in
from bot.services.newest import Newest
from bot.tutor.classroom.post import PostStage
from bot.tutor.conversation.giveaways import giveaways, keys_of, matching_keys
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Activity
from bot.tutor.exercises.matching import matching_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services.conversation.ports import OpenWork
    from bot.services.course.parts import LessonParts
    from bot.tutor.conversation.key import Key
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press

MOST_KNOWN = 4096  # people whose servers are remembered
CLOSED = frozenset({PostStage.WAITING, PostStage.CLOSED, PostStage.TAKEN_BACK})


@dataclass(frozen=True, slots=True)
class OpenKeys:
    """Whatever was touched last, an open question stays one; so does an open post of a class.

    `met` are the servers in which a person wrote since the start: nothing of that is stored.
    """

    parts: LessonParts
    work: OpenWork
    met: Newest[int, frozenset[int]] = field(default_factory=partial(Newest, MOST_KNOWN))

    async def of(self, press: Press) -> tuple[Key, ...]:
        """Return what would give an open question away, each once.

        Posts are those of every server in which the person writes, or did something before.
        """
        attempts, posts = await self.work.of(press.person, tuple(self._servers(press)))
        found = [key for one in attempts for key in self._of_attempt(one)]
        found += [key for post in posts for key in self._of_post(post)]
        return tuple(dict.fromkeys(found))

    def _servers(self, press: Press) -> frozenset[int]:
        met = self.met.get(press.person, frozenset())
        if press.guild is None or press.guild in met:
            return met
        self.met[press.person] = met | {press.guild}
        return met | {press.guild}

    def _of_attempt(self, attempt: Attempt) -> tuple[Key, ...]:
        try:
            if attempt.activity == Activity.MATCHING:
                return self._of_matching(attempt)
            return self._of_question(attempt)
        except TutorError:  # its lesson is off, or what it was about is gone
            return ()

    def _of_matching(self, attempt: Attempt) -> tuple[Key, ...]:
        lesson = self.parts.matching.course.lesson(attempt.lesson)
        if lesson is None or lesson.matching is None:
            return ()
        state = matching_state(lesson.matching, attempt.plan, attempt.entries)
        return matching_keys(lesson.matching, state)

    def _of_question(self, attempt: Attempt) -> tuple[Key, ...]:
        """Return the keys of the question that is asked now, unless it was not shown yet."""
        asking = self.parts.questions.asking
        state, seen = asking.replay(attempt), self.parts.questions.seen.of(attempt.id)
        shown = state.current
        if shown is None or (seen is not None and shown not in seen):
            return ()
        question = next(one for one in asking.questions(attempt) if one.id == shown)
        return giveaways(state, question)

    def _of_post(self, post: Gathering) -> Iterator[Key]:
        state = state_in(self.parts.questions.course, post, ())
        if state.stage in CLOSED:
            return
        for question in state.questions:
            yield from keys_of(question.task, state.drawn(question))
