"""How well an idea is known, by the answers about its card."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.tutor.course.bookmarks import AHEAD, END, PRACTISING, Bookmark
from bot.tutor.course.ideas import FirstTry, ideas_of, is_asked, picture_of, state_of, to_try
from bot.tutor.exercises.attempts import Activity, Attempt, Entry, EntryKind
from bot.tutor.exercises.plans import Plan
from bot.tutor.pictures.progress import IdeaState
from tests.three_lessons import BELIEF, edited, three_lessons, with_new_card

NOW = datetime(2026, 11, 26, tzinfo=UTC)
ONE, TWO, _ = three_lessons().lessons
NEW, SEEN, PRACTISED = IdeaState.NEW, IdeaState.SEEN, IdeaState.PRACTISED
SHAKY, FIRM = IdeaState.SHAKY, IdeaState.FIRM


def bookmark(furthest: int, card_id: str = "") -> Bookmark:
    return Bookmark(1, 7, "one", furthest, furthest, NOW, None, card_id)


def answered(activity: str, lesson: str, **worth: float) -> Attempt:
    """Return an attempt in which these questions were answered, each worth so much."""
    entries = tuple(
        Entry(EntryKind.ANSWER, item.replace("_", "/"), "x", credit >= 1, credit=credit)
        for item, credit in worth.items()
    )
    return Attempt(1, 7, lesson, activity, Plan(), entries, None)


@pytest.mark.parametrize(
    ("worth", "state"),
    [
        ((1.0,), PRACTISED),  # once is no habit
        ((0.0,), SHAKY),
        ((0.5,), SHAKY),  # partly right is not right
        ((1.0, 1.0), FIRM),
        ((0.0, 1.0), SHAKY),  # a mean of 0.5
        ((0.5, 1.0), PRACTISED),
        ((0.0, 0.0, 1.0), SHAKY),
        ((0.0, 1.0, 1.0), FIRM),
        ((1.0, 0.0, 1.0), PRACTISED),
        ((1.0, 1.0, 0.0), SHAKY),
        ((0.0, 0.0, 1.0, 1.0), FIRM),  # only the latest count
        ((1.0, 1.0, 1.0, 0.5), SHAKY),
    ],
)
@pytest.mark.parametrize("seen", [True, False])
def test_the_latest_answers_say_how_well_an_idea_is_known(
    worth: tuple[float, ...], state: IdeaState, *, seen: bool
) -> None:
    assert state_of([FirstTry(credit) for credit in worth], seen=seen) is state


@pytest.mark.parametrize(("seen", "state"), [(True, SEEN), (False, NEW)])
def test_without_an_answer_it_is_seen_or_new(state: IdeaState, *, seen: bool) -> None:
    assert state_of([], seen=seen) is state


@pytest.mark.parametrize("helped", [(True, False), (False, True), (True, True)])
def test_what_was_right_with_a_hint_is_practised_and_not_firm(helped: tuple[bool, bool]) -> None:
    assert state_of([FirstTry(1.0, each) for each in helped], seen=True) is PRACTISED


@pytest.mark.parametrize(
    ("kept", "states"),
    [
        (None, (NEW, NEW, NEW)),
        (bookmark(2), (NEW, SEEN, NEW)),  # the first one asks, and was not answered
        (bookmark(4), (NEW, SEEN, SEEN)),
        (bookmark(1, AHEAD), (NEW, NEW, NEW)),
        (bookmark(1, PRACTISING), (NEW, NEW, NEW)),
        (bookmark(3, PRACTISING), (NEW, SEEN, SEEN)),
    ],
)
def test_a_card_that_asks_nothing_is_seen_by_who_came_as_far(
    kept: Bookmark | None, states: tuple[IdeaState, ...]
) -> None:
    assert tuple(idea.state for idea in ideas_of(ONE, kept, (), ())) == states


def test_who_jumped_over_cards_that_ask_has_not_seen_them() -> None:
    asking = replace(ONE, cards=tuple(replace(card, tried=BELIEF) for card in ONE.cards))
    jumped = bookmark(4, END)
    tried = {("one", "cherry")}
    states = [idea.state for idea in ideas_of(asking, jumped, tried, ())]
    assert states == [NEW, NEW, SEEN]


def test_after_an_edit_the_numbers_of_other_cards_say_nothing() -> None:
    longer = edited(three_lessons(), "one", with_new_card).lessons[0]
    kept = replace(bookmark(3, "cherry"), revision=ONE.revision)
    states = [idea.state for idea in ideas_of(longer, kept, (), ())]
    assert states == [NEW, NEW, NEW, NEW]
    same = [idea.state for idea in ideas_of(ONE, kept, (), ())]
    assert same == [NEW, SEEN, SEEN]


def test_a_card_that_was_tried_is_seen_in_its_lesson_only() -> None:
    tried = {("one", "cherry")}
    assert [idea.state for idea in ideas_of(ONE, None, tried, ())] == [NEW, NEW, SEEN]
    assert {idea.state for idea in ideas_of(TWO, None, tried, ())} == {NEW}


def test_checkpoint_practice_and_mistakes_count_in_the_order_of_time() -> None:
    # q3, q6, … are about the apple, q1, q4, … about the berry.
    attempts = [
        answered(Activity.QUESTIONS, "one", q3=0.0, q1=1.0),
        answered(Activity.QUESTIONS, "one", q6=1.0, q4=1.0),
        answered(Activity.MISTAKES, "", one_q3=1.0, two_q2=0.0),
        answered(Activity.GAME, "one", q2=0.0),
    ]
    apple, berry, cherry = ideas_of(ONE, None, (), attempts)
    assert [reply.credit for reply in apple.replies] == [0.0, 1.0, 1.0]
    assert (apple.state, berry.state, cherry.state) == (FIRM, FIRM, NEW)
    assert [idea.state for idea in ideas_of(TWO, None, (), attempts)] == [NEW, NEW, SHAKY]


def test_the_picture_has_a_row_for_each_lesson_and_a_mark_for_each_idea() -> None:
    lessons = [(one, ideas_of(one, None, {("one", "apple")}, ())) for one in (ONE, TWO)]
    first, second = picture_of(lessons).lessons
    assert (first.title, first.ideas) == ("1. Lesson called one", (SEEN, NEW, NEW))
    assert set(second.ideas) == {NEW}


def test_a_question_never_asked_comes_first_then_the_one_asked_longest_ago() -> None:
    asked: list[Attempt] = []
    order = []
    for _ in range(5):
        question = to_try(ONE, "apple", asked)
        assert question is not None
        order.append(question.id)
        asked.append(answered(Activity.QUESTIONS, "one", **{question.id: 1.0}))
    assert order == ["q3", "q6", "q9", "q12", "q3"]


def test_a_card_that_no_question_is_about_has_none_to_try() -> None:
    assert to_try(ONE, "plum", []) is None
    assert is_asked(ONE, ONE.cards[0])
    assert not is_asked(ONE, ONE.debrief)
