"""A post as a thing to do together: what its card shows, and when it opens and closes by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.services.classroom.scenes import ClosedTally, PostScene
from bot.services.exercises.drawing import option_pictures
from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.pictures import drawn
from bot.tutor.classroom.answering import score_of_post
from bot.tutor.classroom.answers import POST, SECOND_VOTE, answers_in
from bot.tutor.classroom.classroom import Results
from bot.tutor.classroom.counting import tally_of
from bot.tutor.classroom.moves import moved
from bot.tutor.classroom.post import PostStage, PostState, open_phase
from bot.tutor.classroom.posted import drawn_in, questions_in
from bot.tutor.classroom.tally import commonest
from bot.tutor.classroom.tally_picture import picture_of
from bot.tutor.classroom.terms import PostPace, terms_in
from bot.tutor.exercises.questions.inputs import ChooseOne
from bot.tutor.exercises.questions.sums import filled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.services.pictures import Pictures
    from bot.services.scene import Scene
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Drawn, Question
    from bot.tutor.pictures.kind import PictureSpec


def post_kind(course: Course, pictures: Pictures) -> GatheringKind:
    """Return what a post is, with the questions of a course."""

    def scene(gathering: Gathering, attempts: tuple[Attempt, ...]) -> PostScene:
        return post_scene(course, state_in(course, gathering, attempts))

    async def with_pictures(shown: Scene) -> Scene:
        return await with_drawn(pictures, shown) if isinstance(shown, PostScene) else shown

    return GatheringKind(POST, score_of_post, scene, next_due, drawn=with_pictures)


def state_in(course: Course, gathering: Gathering, attempts: tuple[Attempt, ...]) -> PostState:
    return PostState(gathering, questions_in(course, gathering.plan), attempts)


def next_due(gathering: Gathering) -> datetime | None:
    """Return until when a post that opens now is open; None for one that closes now."""
    terms = terms_in(gathering.plan.terms)
    return terms.closes if gathering.phase < open_phase(terms) else None


def post_scene(course: Course, state: PostState) -> PostScene:
    """Work out the card for all; of answers it holds nothing before the post is closed."""
    if state.stage is PostStage.TAKEN_BACK:
        return PostScene(state)
    if state.stage is PostStage.CLOSED:
        closed = closed_in(course, state)
        return PostScene(state, closed=closed, specs=_pictured(state, closed))
    question = state.question
    if question is None or state.terms.pace is PostPace.OWN:
        return PostScene(state)
    stem, asked = asked_in(question, state.drawn(question))
    return PostScene(state, stem, asked)


def _pictured(state: PostState, closed: tuple[ClosedTally, ...]) -> tuple[PictureSpec, ...]:
    """Return what is drawn for all: a picture goes out with its card, shown on it or not."""
    for_all = state.terms.pace is PostPace.LIVE and state.terms.results is not Results.HIDDEN
    return tuple(one.spec for one in closed[:1]) if for_all else ()


def asked_in(question: Question, drawn: Drawn) -> tuple[str, Input]:
    """Return what is asked, with the numbers that were drawn, and what it is answered with."""
    return filled(question.stem, drawn.numbers), question.task.shown(drawn)


def closed_in(course: Course, state: PostState) -> tuple[ClosedTally, ...]:
    """Count the answers to each question of a post."""
    return tuple(closed_tally(course, state, question) for question in state.questions)


def closed_tally(course: Course, state: PostState, question: Question) -> ClosedTally:
    """Count the answers to one question: in two votes, or each person's last one."""
    drawn = drawn_in(state.gathering.plan, question)
    first = replies_in(state, question)
    second = answers_in(state.attempts, question.id, SECOND_VOTE)
    two = state.terms.pace is PostPace.LIVE and bool(second)
    counted = tally_of(question, drawn, tuple(first.values()))
    again = tally_of(question, drawn, tuple(second.values())) if two else None
    stem = filled(question.stem, drawn.numbers)
    found = commonest(again or counted)
    return ClosedTally(
        question,
        stem,
        question.task.told(drawn),
        filled(question.explanation, drawn.numbers),
        counted,
        again,
        moved(first, second, question, drawn) if two else None,
        next((one for one in course.misconceptions if one.id == found), None),
        picture_of(counted, again, stem),
    )


def replies_in(state: PostState, question: Question) -> Mapping[int, Entry]:
    """Return the first vote; at one's own pace, what each answered in their latest try."""
    return answers_in(state.attempts, question.id, open_phase(state.terms))


async def with_drawn(pictures: Pictures, scene: PostScene) -> PostScene:
    """Draw what a card shows: its options, or what was answered."""
    if isinstance(scene.asked, ChooseOne):
        return replace(scene, pictures=await option_pictures(pictures, scene.asked))
    found = [await drawn(pictures, spec, "answers.png") for spec in scene.specs]
    return replace(scene, pictures=tuple(one for one in found if one is not None))
