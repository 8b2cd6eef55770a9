"""Every card of a post is within Discord's limits, for every question of the shipped course."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.services.classroom.own_part import part_scene
from bot.services.classroom.post_kind import asked_in, closed_tally, post_scene
from bot.services.classroom.scenes import (
    AnswerScene,
    DraftPostScene,
    KeyScene,
    NamesScene,
    PanelScene,
    PickScene,
    ReasonsScene,
    ResultsScene,
)
from bot.trainings.news import Picture
from bot.tutor.classroom.answers import SECOND_VOTE, TALK
from bot.tutor.classroom.classroom import Results
from bot.tutor.classroom.naming import answer_words, answers_by_name
from bot.tutor.classroom.terms import PostTerms
from bot.tutor.course.asked import questions_named
from bot.ui.classroom.posts.cards import post_card
from bot.ui.classroom.posts.drafts import draft_card, key_card
from bot.ui.classroom.posts.leading import panel_card
from bot.ui.classroom.posts.looking import names_card, reasons_card, results_card
from bot.ui.classroom.posts.own_cards import answer_card
from bot.ui.classroom.posts.picking import pick_card
from tests.conftest import shipped_lessons
from tests.ui.classroom.posts.states import FIRST_PERSON, answers_to, post_of
from tests.ui.reading import parts, sent

if TYPE_CHECKING:
    from discord import ui

    from bot.services.classroom.posts import Part
    from bot.tutor.classroom.post import PostState

COURSE, _ = shipped_lessons()
NAMES = [f"{lesson.id}/{one.id}" for lesson in COURSE.lessons for one in lesson.questions]
SIZE = 200
PICTURE = (Picture("answers.png", b"", "A" * 1024),)
LONGEST = PostTerms(results=Results.NAMED, changeable=True, reasons=True, title="T" * 100)


def check(view: ui.LayoutView) -> None:
    """Hold what `card` does not: it raises for too much text, and for too many parts."""
    for part in parts(sent(view)):
        limits: list[tuple[str, int]] = [("label", 80), ("custom_id", 100), ("placeholder", 150)]
        assert all(len(part.get(key) or "") <= most for key, most in limits)
        for option in part.get("options", []):
            assert all(len(option.get(key) or "") <= 100 for key in ("label", "description"))
        if part["type"] == 1:
            assert 1 <= len(part["components"]) <= 5


def own(state: PostState) -> list[ui.LayoutView]:
    scene: Part = part_scene(state, FIRST_PERSON)
    return [answer_card(scene)] if isinstance(scene, AnswerScene) else []


@pytest.mark.parametrize("name", NAMES)
def test_cards_hold_two_votes_of_two_hundred(name: str) -> None:
    [question] = questions_named(COURSE, [name])
    attempts = answers_to(question, SIZE, 2, reasons=True)
    views: list[ui.LayoutView] = []
    for phase, closed in ((0, False), (TALK, False), (SECOND_VOTE, False), (SECOND_VOTE, True)):
        state = post_of([question], LONGEST, attempts, phase=phase, closed=closed)
        scene: Any = post_scene(COURSE, state)
        views += [post_card(scene), panel_card(PanelScene(state, "N" * 200)), *own(state)]
    tally = closed_tally(COURSE, state, question)
    views.append(results_card(ResultsScene(state, 0, tally, PICTURE)))
    views.append(results_card(ResultsScene(state, 0, tally)))
    names = answers_by_name(state, question)
    assert sum(len(people) for _, people in names) == SIZE
    views.append(names_card(NamesScene(state, 0, state.stem(question), names)))
    answers = state.vote()
    reasons = tuple(
        (one, answer_words(state, question, answers[one.author or 0])) for one in state.reasons
    )
    views.append(reasons_card(ReasonsScene(state, reasons)))
    for view in views:
        check(view)


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.id)
def test_what_an_instructor_chooses_from_fits(lesson: Any) -> None:  # noqa: ANN401 - a lesson
    names = [f"{lesson.id}/{one.id}" for one in lesson.questions]
    found = questions_named(COURSE, names)
    check(pick_card(PickScene(COURSE, lesson, lesson.title, found, LONGEST, 10)))
    check(pick_card(PickScene(COURSE, None, "", (), LONGEST, 10)))
    state = post_of(found, LONGEST)
    check(key_card(KeyScene(tuple(one.task.told(state.drawn(one)) for one in found))))
    for some in (found[:10], *([one] for one in found)):
        _, asked = asked_in(some[0], state.drawn(some[0]))
        stems = tuple(state.stem(one) for one in some)
        check(draft_card(DraftPostScene(10**15, LONGEST, tuple(some), stems, asked, 10**18)))
