"""Nothing that is shown before a post is closed tells its key, or what anybody else answered.

The key of each kind of question is moved to another answer, and the answers of others are turned
round. All cards of the class and of its instructor are then the same to the byte.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.classroom.own_part import part_scene
from bot.services.classroom.post_kind import asked_in, post_scene
from bot.services.classroom.posting import ClassNoteScene
from bot.services.classroom.scenes import AnswerScene, DraftPostScene, PanelScene
from bot.tutor.classroom.answers import FIRST_VOTE, SECOND_VOTE, TALK
from bot.tutor.classroom.terms import PostPace, PostTerms, Review
from bot.tutor.course.course import Course
from bot.ui.classroom.posts.answer_forms import form_of
from bot.ui.classroom.posts.cards import post_card
from bot.ui.classroom.posts.drafts import draft_card
from bot.ui.classroom.posts.leading import panel_card
from bot.ui.classroom.posts.own_cards import answer_card, class_note_card
from tests.content.every_kind import questions_of_every_kind
from tests.ui.classroom.posts.states import FIRST_PERSON, NOW, answers_to, post_of
from tests.ui.exercises.other_keys import keyed_otherwise, said_after
from tests.ui.reading import sent

if TYPE_CHECKING:
    from bot.tutor.classroom.post import PostState
    from bot.tutor.exercises.attempts import Attempt

EVERY = {question.id: question for question in questions_of_every_kind()}
COURSE = Course("Course", (), (), ())
OWN_PACE = PostTerms(pace=PostPace.OWN, closes=NOW, review=Review.CLOSED)
STRANGER = 5
PHASES = [(FIRST_VOTE, PostTerms()), (TALK, PostTerms(changeable=True))]
PHASES += [(SECOND_VOTE, PostTerms(reasons=True)), (FIRST_VOTE, OWN_PACE)]


def shown_to_all(state: PostState, person: int) -> str:
    """Return all that is sent before a post is closed: to the class, one of it, its instructor."""
    question = state.questions[0]
    stem, asked = asked_in(question, state.drawn(question))
    drawn: list[Any] = [
        sent(post_card(post_scene(COURSE, state))),
        sent(panel_card(PanelScene(state))),
        sent(draft_card(DraftPostScene(1, state.terms, state.questions, (stem,), asked, 7))),
    ]
    scene = part_scene(state, person)
    if isinstance(scene, AnswerScene):
        form = form_of(scene)
        drawn += [sent(answer_card(scene)), form.to_dict() if form is not None else None]
    elif isinstance(scene, ClassNoteScene):
        drawn.append(sent(class_note_card(scene)))
    return json.dumps(drawn)


@pytest.mark.parametrize(("phase", "terms"), PHASES)
@pytest.mark.parametrize("name", EVERY)
def test_the_key_is_on_no_card(name: str, phase: int, terms: PostTerms) -> None:
    question = EVERY[name]
    attempts = answers_to(question, 4)
    told = shown_to_all(post_of([question], terms, attempts, phase=phase), STRANGER)
    others = list(keyed_otherwise(question.task))
    assert any(other != question.task for other in others)
    for other in others:
        turned = replace(question, task=other)
        state = post_of([turned], terms, kept_otherwise(attempts), phase=phase)
        assert shown_to_all(state, STRANGER) == told
    assert question.explanation not in told
    for feedback in said_after(question.task):
        assert json.dumps(feedback)[1:-1] not in told


def kept_otherwise(attempts: tuple[Attempt, ...]) -> tuple[Attempt, ...]:
    """Turn round what is kept of right and wrong."""
    return tuple(
        replace(one, entries=tuple(replace(e, right=not e.right, credit=0.5) for e in one.entries))
        for one in attempts
    )


@pytest.mark.parametrize(("phase", "terms"), PHASES)
@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=5)
@given(seeds=st.tuples(st.integers(0, 999), st.integers(0, 999)), size=st.integers(1, 12))
def test_answers_of_others_are_on_no_card(
    name: str, phase: int, terms: PostTerms, seeds: tuple[int, int], size: int
) -> None:
    question = EVERY[name]
    one, other = (answers_to(question, size, 2, seed) for seed in seeds)
    same = (one[0], *other[1:])
    told = [
        shown_to_all(post_of([question], terms, made, phase=phase), FIRST_PERSON)
        for made in (one, same)
    ]
    assert told[0] == told[1]
    stranger = [
        shown_to_all(post_of([question], terms, made, phase=phase), STRANGER)
        for made in (one, other)
    ]
    assert stranger[0] == stranger[1]
