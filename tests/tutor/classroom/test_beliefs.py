"""What a class believes: what is counted, from how many people on, and what comes first."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from bot.bench.class_answers import PossibleAnswers, possible_answers
from bot.tutor.classroom.beliefs import LEAST_PEOPLE, ClassBelief, PostedAnswers, beliefs_of
from bot.tutor.course.asked import questions_named
from bot.tutor.course.walking import misconceptions_in
from bot.tutor.exercises.replies import Chosen
from tests.conftest import shipped_lessons

COURSE, _ = shipped_lessons()
RISE, DOUBLED = "gradient-descent/a-small-rise", "gradient-descent/rate-doubled"


def possible(name: str) -> PossibleAnswers:
    [question] = questions_named(COURSE, [name])
    found = possible_answers(question, Random(1))
    assert found is not None
    return found


def posted(name: str, wrong: int, right: int, tag: str = "M6", first: int = 1) -> PostedAnswers:
    """Let people answer, numbered from `first` on: some show a misconception, then some do not."""
    post = possible(name)
    replies = [post.showing(frozenset({tag}))[0]] * wrong + [post.right] * right
    entries = [
        replace(post.entry(reply), author=number) for number, reply in enumerate(replies, first)
    ]
    return PostedAnswers(post.question, post.drawn, tuple(entries))


def belief(posts: list[PostedAnswers], id_: str = "M6") -> ClassBelief | None:
    found = beliefs_of(posts, COURSE.misconceptions)
    return next((one for one in found if one.misconception.id == id_), None)


def test_answers_are_counted_over_all_questions_that_can_show_a_misconception() -> None:
    both = belief([posted(RISE, 3, 4), posted(DOUBLED, 2, 5)])
    assert both is not None
    assert (both.held, both.asked, both.people, both.enough) == (5, 14, 7, True)
    assert both.share == pytest.approx(5 / 14)
    assert both.interval.low < both.share < both.interval.high


def test_a_question_that_cannot_show_a_misconception_is_not_asked_about_it() -> None:
    tags = misconceptions_in(possible(RISE).question.task)
    found = beliefs_of([posted(RISE, 3, 4)], COURSE.misconceptions)
    assert {one.misconception.id for one in found} == tags


@pytest.mark.parametrize("people", [1, LEAST_PEOPLE - 1, LEAST_PEOPLE])
def test_below_five_people_there_are_too_few_answers_however_many_each_gave(people: int) -> None:
    found = belief([posted(RISE, people, 0), posted(DOUBLED, people, 0)])
    assert found is not None
    assert found.asked == 2 * people
    assert found.enough is (people >= 5)


def test_what_has_too_few_answers_never_goes_before_what_has_enough() -> None:
    few, many = posted(RISE, 4, 0), posted("backpropagation/who-does-what", 1, 30, "M4")
    found = beliefs_of([few, many], COURSE.misconceptions)
    order = [one.enough for one in found]
    assert order == sorted(order, reverse=True)
    assert found[0].misconception.id == "M4"


def test_a_share_of_many_goes_before_a_higher_one_of_few() -> None:
    few, many = posted(RISE, 3, 2), posted("backpropagation/who-does-what", 50, 40, "M4")
    found = beliefs_of([few, many], COURSE.misconceptions)
    assert found[0].misconception.id == "M4"
    shares = {one.misconception.id: one.share for one in found}
    assert shares["M6"] > shares["M4"]


def test_a_reply_that_an_edited_question_does_not_know_counts_nowhere() -> None:
    post = posted(RISE, 3, 4)
    gone = replace(post.replies[0], author=99, reply=Chosen("gone"))
    found = belief([replace(post, replies=(*post.replies, gone))])
    assert found is not None
    assert (found.held, found.asked) == (3, 7)


def test_without_posts_nothing_is_believed() -> None:
    assert beliefs_of([], COURSE.misconceptions) == ()


@pytest.mark.parametrize(
    "name",
    [f"{lesson.id}/{one.id}" for lesson in COURSE.lessons for one in lesson.questions],
)
def test_the_made_up_answers_of_a_question_can_show_whatever_it_is_tagged_with(name: str) -> None:
    [question] = questions_named(COURSE, [name])
    tags = misconceptions_in(question.task)
    made = possible_answers(question, Random(1))
    if made is None:
        assert not tags
        return
    assert question.task.judge(made.drawn, made.right).right
    assert {tag for _, tag in made.wrong} - {""} == tags
