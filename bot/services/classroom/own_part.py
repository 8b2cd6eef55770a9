"""What one person sees of a post: the question to answer, their answer, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.classroom.posting import ClassNoteScene
from bot.services.classroom.scenes import AnswerScene, FinishedScene
from bot.tutor.classroom.answering import answer_of
from bot.tutor.classroom.answers import CLASS_ANSWER, FIRST_VOTE, SECOND_VOTE
from bot.tutor.classroom.own_question import OwnQuestion
from bot.tutor.classroom.post import PostStage, PostState, open_phase
from bot.tutor.classroom.posted import drawn_in
from bot.tutor.classroom.terms import PostPace, Review
from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.state import credit_of

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.questions.kind import Question

TAKEN_BACK = "This post was taken back, and nothing of it counts."
NOT_OPEN = "This is not open yet: the card in the channel says when it opens."
NOT_ANSWERED = (
    "There is no answer of yours to this one. The card in the channel tells the right answer."
)
TALKING = (
    "The first vote is over; its counts stay hidden. Talk it over with the others; then it is "
    "asked again."
)


def part_scene(
    state: PostState, person: int, place: int = 0, *, told: bool = False
) -> AnswerScene | FinishedScene | ClassNoteScene:
    """Work out somebody's own part in a question, counted from 0.

    `told` shows what was just answered, also where it may be changed.
    """
    stops = {PostStage.TAKEN_BACK: TAKEN_BACK, PostStage.WAITING: NOT_OPEN}
    if state.stage in stops:
        return ClassNoteScene(stops[state.stage])
    if not state.questions:
        return ClassNoteScene("Its questions left their lesson, so it counts for nothing.")
    if state.terms.pace is PostPace.LIVE:
        return _live_part(state, person, told=told)
    return _own_pace_part(state, person, place, told=told)


def own_attempts(state: PostState, person: int) -> tuple[Attempt, ...]:
    """Return what a person answered, their tries in order."""
    return tuple(
        one for one in state.attempts if one.person == person and one.activity == CLASS_ANSWER
    )


def left_in(state: PostState, attempt: Attempt | None) -> list[int]:
    """Return the places of the questions that a try at one's own pace has not answered yet."""
    vote = open_phase(state.terms)
    asked = [(place, state.at(place)) for place in state.places]
    return [place for place, one in asked if one and answer_of(one, attempt, vote) is None]


def _live_part(state: PostState, person: int, *, told: bool) -> AnswerScene | ClassNoteScene:
    question, stage = state.questions[0], state.stage
    attempt = next(iter(own_attempts(state, person)), None)
    open_, over = stage in {PostStage.OPEN, PostStage.SECOND}, stage is PostStage.CLOSED
    vote = state.gathering.phase if open_ else _last_vote(question, attempt)
    own = OwnQuestion(question, state.drawn(question), attempt, vote)
    if over and own.answer is None:
        return ClassNoteScene(NOT_ANSWERED)
    may = open_ and (own.answer is None or (state.terms.changeable and not told))
    note = TALKING if stage is PostStage.TALK else ""
    return _scene(state, own, asks=may, review=over, note=note)


def _last_vote(question: Question, attempt: Attempt | None) -> int:
    again = answer_of(question, attempt, SECOND_VOTE)
    return FIRST_VOTE if again is None else SECOND_VOTE


def _own_pace_part(
    state: PostState, person: int, place: int, *, told: bool
) -> AnswerScene | ClassNoteScene:
    tried, open_ = own_attempts(state, person), state.stage is PostStage.OPEN
    if open_ and not tried:
        return ClassNoteScene(NOT_BEGUN)
    question = state.at(place)
    if question is None:
        raise TutorError("That question is not in this post any more. Nothing was changed.")
    attempt = tried[-1] if open_ else latest_answering(state, person, question)
    drawn = drawn_in(state.gathering.plan if attempt is None else attempt.plan, question)
    own = OwnQuestion(question, drawn, attempt, open_phase(state.terms))
    may = open_ and (own.answer is None or (state.terms.changeable and not told))
    at_once = state.terms.review is Review.AT_ONCE and not may
    note = NOT_IN_TIME if not open_ and own.answer is None else ""
    return _scene(state, own, asks=may, review=not open_ or at_once, note=note, place=place)


def latest_answering(state: PostState, person: int, question: Question) -> Attempt | None:
    """Return the latest try in which somebody answered a question: that answer is counted."""
    vote = open_phase(state.terms)
    made = [a for a in own_attempts(state, person) if answer_of(question, a, vote) is not None]
    return made[-1] if made else None


NOT_IN_TIME = "There is no answer of yours to this one from while it was open."
NOT_BEGUN = "There is no try of yours here. Press **Begin** on its card in the channel."


def finished_scene(state: PostState, person: int) -> FinishedScene:
    """Say that a try is done, and how it went where that may be told by now."""
    tried, vote = own_attempts(state, person), open_phase(state.terms)
    last = tried[-1] if tried else None
    answers = [answer_of(question, last, vote) for question in state.questions]
    told = state.stage is PostStage.CLOSED or state.terms.review is Review.AT_ONCE
    right = sum(one is not None and credit_of(one) == 1 for one in answers)
    return FinishedScene(state, len(tried), len(answers), right if told else None)


def _scene(
    state: PostState,
    own: OwnQuestion,
    *,
    asks: bool,
    review: bool,
    note: str = "",
    place: int = 0,
) -> AnswerScene:
    return AnswerScene(
        state,
        own,
        place,
        asked=own.shown if asks else None,
        verdict=own.verdict if review else None,
        ending=own.ending if review else "",
        note=note,
        left=len(left_in(state, own.attempt)),
    )
