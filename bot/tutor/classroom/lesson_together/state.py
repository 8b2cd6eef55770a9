"""Where a lesson together stands, worked out from its phase, its members and what they did."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.tutor.classroom.answers import vote_of
from bot.tutor.classroom.lesson_together.way import (
    ANSWERED,
    END,
    OF_CARDS,
    OF_QUESTIONS,
    READING,
    LessonStage,
    is_shareable,
    way_of,
)
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import FEW
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.game.together import (
    NotYetError,
    Turnout,
    check_going_on,
    patience_left,
    waiting_for,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.tutor.classroom.lesson_together.way import Stop
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Question

READ_FIRST = (
    "Press **I have read it** first. Once enough of you did, anyone may go on; whoever opened the "
    "lesson may at any time."
)


@dataclass(frozen=True)
class LessonTogether:
    """`attempts` are those of the people who did something in it, one each."""

    lesson: Lesson
    gathering: Gathering
    attempts: tuple[Attempt, ...]

    @cached_property
    def way(self) -> tuple[Stop, ...]:
        return way_of(self.gathering.plan)

    @property
    def phase(self) -> int:
        return self.gathering.phase

    @property
    def stop(self) -> Stop:
        """What is done now; END once the lesson is over."""
        return self.at(self.phase) if self.gathering.takes_answers else END

    @property
    def stage(self) -> LessonStage:
        return self.stop.stage

    @property
    def following(self) -> Stop:
        """What comes after the present phase."""
        return self.at(self.phase + 1)

    def at(self, phase: int) -> Stop:
        return self.way[phase] if 0 <= phase < len(self.way) else END

    @property
    def card(self) -> Card | None:
        """The card of the present phase; None in other phases, and once an edit removed it."""
        return self.lesson.card(self.stop.item) if self.stage in OF_CARDS else None

    @property
    def question(self) -> Question | None:
        """The question of the present phase; None in other phases, and once an edit removed it."""
        return self.lesson.question(self.stop.item) if self.stage in OF_QUESTIONS else None

    def drawn(self, question: Question) -> Drawn:
        """Return what was drawn for a question, the same for all, as it fits the question now."""
        plan = self.gathering.plan
        drawn = Drawn(plan.orders.get(question.id, ()), plan.numbers.get(question.id, {}))
        return question.task.fit(drawn)

    def asked(self, question: Question) -> Input:
        return question.task.shown(self.drawn(question))

    @property
    def is_lost(self) -> bool:
        """Whether an edit of the lesson took away what the present phase is about."""
        if self.stage in OF_QUESTIONS:
            question = self.question
            return question is None or not is_shareable(self.asked(question))
        if self.stage in OF_CARDS:
            card = self.card
            return card is None or (self.stage is LessonStage.TRY and card.tried is None)
        return False

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What everybody did, of those who were not deleted since."""
        return tuple(
            entry
            for attempt in self.attempts
            for entry in attempt.entries
            if entry.author is not None
        )

    def own(self, person: int, phase: int) -> Entry | None:
        """Return what a person did in a phase."""
        found = (one for one in self.entries if one.author == person and vote_of(one) == phase)
        return next(found, None)

    def did(self, phase: int) -> tuple[Entry, ...]:
        """Return what was done in a phase, one entry a person."""
        return tuple(one for one in self.entries if vote_of(one) == phase)

    def phase_of(self, stage: LessonStage, item: str) -> int:
        """Return the phase of a stop; a negative number where the way has none such."""
        found = (n for n, one in enumerate(self.way) if (one.stage, one.item) == (stage, item))
        return next(found, -1)

    @cached_property
    def reached(self) -> int:
        """The furthest phase; of a lesson that is over, the last one in which somebody did."""
        if self.stage is not LessonStage.DONE:
            return self.phase
        return max((vote_of(one) for one in self.entries), default=0)

    @cached_property
    def cards_so_far(self) -> tuple[Card, ...]:
        """The cards of which both halves were shown, in order."""
        before = self.way[: self.reached + (1 if self.stage is LessonStage.DONE else 0)]
        halves = {LessonStage.READ, LessonStage.THEN}
        shown = [one.item for one in before if one.stage in halves]
        if self.stage is LessonStage.THEN:
            shown.append(self.stop.item)
        found = (self.lesson.card(id_) for id_ in shown)
        return tuple(card for card in found if card is not None)

    @cached_property
    def turnout(self) -> Turnout:
        """Who did what the present phase asks for, and who is waited for."""
        if self.stage in {LessonStage.LOBBY, LessonStage.DONE}:
            return Turnout()
        done = frozenset(one.author for one in self.did(self.phase))
        before = {phase: frozenset(one.author for one in self.did(phase)) for phase in self._asked}
        return waiting_for(self.gathering, done, before)

    @property
    def _asked(self) -> list[int]:
        """The phases before in which somebody may be said to have missed their answer.

        Those in which half of the people answered: nobody had the time where the host pressed on.
        """
        asked = []
        for phase in range(self.phase):
            there = {one.person for one in self.gathering.present if one.since <= phase}
            answered = there & {one.author for one in self.did(phase)}
            if self.at(phase).stage in ANSWERED and 2 * len(answered) >= len(there) > 0:
                asked.append(phase)
        return asked

    def may_count(self, entries: Sequence[Entry]) -> bool:
        """Whether counts of these may be shown: of few answers only where all were told so."""
        return bool(entries) and (self.gathering.are_few or len(entries) >= FEW)


def is_complete(state: LessonTogether) -> bool:
    """Whether everybody did what the present phase waits for, so that it goes on by itself."""
    if state.stage in {LessonStage.LOBBY, LessonStage.DONE}:
        return False
    return state.is_lost or state.turnout.is_over


def check_may_go_on(state: LessonTogether, person: int, now: datetime) -> None:
    """Raise NotYetError where a person may not go on yet.

    Whoever opened it may at any time, and once they left anybody may: nobody leads it then.
    """
    host, present = state.gathering.host, {one.person for one in state.gathering.present}
    if state.stage is LessonStage.LOBBY or person == host or host not in present:
        return
    waits = person in state.turnout.missing or person in state.turnout.away
    if state.stage in READING and waits and patience_left(state.gathering, now):
        raise NotYetError(READ_FIRST)
    check_going_on(state.gathering, state.turnout, person, now)


class PassedError(TutorError):
    """Somebody pressed what belongs to another phase than the present one."""

    def __init__(self) -> None:
        super().__init__(MOVED_PAST)


MOVED_PAST = (
    "The lesson had moved on already, so nothing was counted. The card in the channel shows where "
    "it is now."
)
