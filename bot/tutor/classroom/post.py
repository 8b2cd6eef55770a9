"""Where a post stands: who is here, who has answered, in which vote it is, and what led there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.classroom.answers import (
    CLASS_ANSWER,
    FIRST_VOTE,
    SECOND_VOTE,
    TAKEN_BACK,
    TALK,
    answers_in,
    vote_of,
)
from bot.tutor.classroom.posted import drawn_in
from bot.tutor.classroom.terms import PostPace, terms_in
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.questions.sums import filled
from bot.tutor.exercises.replies import Paired

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.classroom.terms import PostTerms
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.exercises.questions.kind import Drawn, Question


class PostStage(StrEnum):
    """WAITING is of a post that opens later; in TALK nothing is answered, between two votes."""

    WAITING = "waiting"
    OPEN = "open"
    TALK = "talk"
    SECOND = "second"
    CLOSED = "closed"
    TAKEN_BACK = "taken back"


class PostEntry(StrEnum):
    """What is noted in a post beside answers.

    A REASON is a person's, in their own attempt. The others are an instructor's, in the attempt
    of the whole class: which two reasons are SHOWN, and that the post was TAKEN_BACK.
    """

    REASON = "reason"
    SHOWN = "reason-shown"
    TAKEN_BACK = TAKEN_BACK


LIVE_FOR = timedelta(hours=24)
"""How long a vote stays open if no instructor closes it: no post stays open for ever."""
CLASS_LEAD = "class-lead"
"""The activity of what instructors do with a post."""


@dataclass(frozen=True, slots=True)
class PostState:
    """A post as it is stored. `questions` are those that are still in the course, in its order."""

    gathering: Gathering
    questions: tuple[Question, ...]
    attempts: tuple[Attempt, ...]

    @property
    def terms(self) -> PostTerms:
        return terms_in(self.gathering.plan.terms)

    @property
    def stage(self) -> PostStage:
        if any(entry.kind == PostEntry.TAKEN_BACK for entry in self.led):
            return PostStage.TAKEN_BACK
        if not self.gathering.takes_answers:
            return PostStage.CLOSED
        if self.terms.pace is PostPace.OWN:
            waits = self.gathering.phase < open_phase(self.terms)
            return PostStage.WAITING if waits else PostStage.OPEN
        stages = {TALK: PostStage.TALK, SECOND_VOTE: PostStage.SECOND}
        return stages.get(self.gathering.phase, PostStage.OPEN)

    @property
    def led(self) -> tuple[Entry, ...]:
        """What instructors did with it, in order."""
        return tuple(e for one in self.attempts if one.activity == CLASS_LEAD for e in one.entries)

    @property
    def question(self) -> Question | None:
        """The question of a live post; None once it left its lesson."""
        return self.questions[0] if self.questions else None

    @property
    def places(self) -> tuple[int, ...]:
        """The places in the post of the questions that are still there, counted from 0."""
        there = {question.id for question in self.questions}
        items = self.gathering.plan.items
        return tuple(place for place, item in enumerate(items) if item in there)

    def at(self, place: int) -> Question | None:
        """Return the question at a place of the post; None once it left its lesson."""
        items = self.gathering.plan.items
        wanted = items[place] if place < len(items) else None
        return next((one for one in self.questions if one.id == wanted), None)

    def drawn(self, question: Question) -> Drawn:
        """Return what was drawn for the whole class."""
        return drawn_in(self.gathering.plan, question)

    def stem(self, question: Question) -> str:
        """Return what a question asks, with the numbers that were drawn for the whole class."""
        return filled(question.stem, self.drawn(question).numbers)

    def vote(self, phase: int = FIRST_VOTE) -> Mapping[int, Entry]:
        """Return the answer of each person in one vote of a live post."""
        question = self.question
        return {} if question is None else answers_in(self.attempts, question.id, phase)

    @property
    def answered(self) -> int:
        """How many answered in the vote that is open now, or was the last one."""
        if self.stage is PostStage.SECOND or self.voted_twice:
            return len(self.vote(SECOND_VOTE))
        return len(self.vote(FIRST_VOTE))

    @property
    def voted_twice(self) -> bool:
        return bool(self.vote(SECOND_VOTE))

    @property
    def here(self) -> int:
        """How many said that they are here; whoever answered is."""
        return len(self.gathering.present)

    @property
    def begun(self) -> int:
        """How many began one at their own pace."""
        return len({one.person for one in self.attempts if one.activity == CLASS_ANSWER})

    @property
    def reasons(self) -> tuple[Entry, ...]:
        """The newest reason of each person for the answer that counts, in the order of coming."""
        newest = (reason_in(attempt) for attempt in self.attempts)
        return tuple(reason for reason in newest if reason is not None)

    @property
    def shown_reasons(self) -> tuple[str, ...]:
        """The reasons that were chosen to be shown, as they read when they were chosen."""
        chosen = [entry for entry in self.led if entry.kind == PostEntry.SHOWN]
        pairs = chosen[-1].reply.pairs if chosen and isinstance(chosen[-1].reply, Paired) else ()
        written = {(str(one.id), e.turn): e.choice for one in self.attempts for e in held(one)}
        return tuple(written[pair] for pair in pairs if pair in written)


def held(attempt: Attempt) -> tuple[Entry, ...]:
    """Return the reasons of a person for the answer that counts, and not for an earlier one."""
    reasons: tuple[Entry, ...] = ()
    for entry in attempt.entries:
        if entry.kind == PostEntry.REASON and entry.author is not None:
            reasons = (*reasons, entry)
        elif entry.kind == EntryKind.ANSWER and vote_of(entry) == FIRST_VOTE:
            reasons = ()
    return reasons


def reason_in(attempt: Attempt | None) -> Entry | None:
    """Return the newest reason of a person; one for an answer that they changed since is none."""
    reasons = held(attempt) if attempt is not None else ()
    return reasons[-1] if reasons else None


def open_phase(terms: PostTerms) -> int:
    """Return the phase in which a post is answered at first: the one after waiting to open."""
    return FIRST_VOTE if terms.opens is None else FIRST_VOTE + 1
