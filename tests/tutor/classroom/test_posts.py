"""Where a post stands, whose answers count, and which reasons are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.classroom.answering import (
    MOST_CHANGES,
    AnsweredAlreadyError,
    answer_of,
    judged,
    reason_key,
    reasoned,
    shown,
)
from bot.tutor.classroom.answers import CLASS_ANSWER, FIRST_VOTE, POST, SECOND_VOTE, TALK
from bot.tutor.classroom.naming import answers_by_name
from bot.tutor.classroom.own_question import OwnQuestion
from bot.tutor.classroom.post import CLASS_LEAD, PostEntry, PostStage, PostState
from bot.tutor.classroom.terms import PostPace, PostTerms, terms_to_plan
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Attempt, Entry, EntryKind
from bot.tutor.exercises.gatherings import CLOSING, Gathering, Member
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.exercises.questions.state import draw_questions
from bot.tutor.exercises.replies import Chosen, Ordered, Paired, Reply, Several, Typed
from tests.content.every_kind import questions_of_every_kind

NOW = datetime(2026, 11, 27, tzinfo=UTC)
EVERY = {question.id: question for question in questions_of_every_kind()}
ONE, WORDS = EVERY["one"], EVERY["words"]
DOWN, NOTHING = Chosen("down"), Chosen("nothing")
LIVE, LATER = PostTerms(), PostTerms(pace=PostPace.OWN, opens=NOW, closes=NOW)
OWN = PostTerms(pace=PostPace.OWN, closes=NOW)


def post(
    *attempts: Attempt, terms: PostTerms = LIVE, phase: int = 0, name: str = "one"
) -> PostState:
    plan = replace(draw_questions([EVERY[name]], Random(1)), terms=terms_to_plan(terms))
    ended = NOW if phase == CLOSING else None
    people = tuple(Member(one.person, "", NOW) for one in attempts if one.person is not None)
    due = NOW + timedelta(days=1)
    found = Gathering(1, POST, 9, 7, 8, 1, plan, phase, NOW, due, ended, people)
    return PostState(found, (EVERY[name],), attempts)


def empty(person: int) -> Attempt:
    return Attempt(person, person, "", CLASS_ANSWER, Plan(), (), None, gathering=1)


def led(*entries: Entry) -> Attempt:
    return Attempt(99, None, "", CLASS_LEAD, Plan(), entries, None, gathering=1)


def after(attempt: Attempt, entry: Entry) -> Attempt:
    entry = replace(entry, author=attempt.person)
    assert entry.turn not in {one.turn for one in attempt.entries}
    return replace(attempt, entries=(*attempt.entries, entry))


def answered(attempt: Attempt, reply: Reply, vote: int = FIRST_VOTE, name: str = "one") -> Attempt:
    entry = judged(
        (EVERY[name], EVERY[name].task.fit(Drawn())), attempt, (vote, 0), reply, changeable=True
    )
    return after(attempt, entry)


def said_why(attempt: Attempt, text: str) -> Attempt:
    return after(attempt, reasoned(ONE, attempt, FIRST_VOTE, text))


@pytest.mark.parametrize(
    ("terms", "phase", "stage"),
    [
        (LIVE, FIRST_VOTE, PostStage.OPEN),
        (LIVE, TALK, PostStage.TALK),
        (LIVE, SECOND_VOTE, PostStage.SECOND),
        (LIVE, CLOSING, PostStage.CLOSED),
        (OWN, 0, PostStage.OPEN),
        (LATER, 0, PostStage.WAITING),
        (LATER, 1, PostStage.OPEN),
        (LATER, CLOSING, PostStage.CLOSED),
    ],
)
def test_where_a_post_stands(terms: PostTerms, phase: int, stage: PostStage) -> None:
    assert post(terms=terms, phase=phase).stage is stage
    back = led(Entry(PostEntry.TAKEN_BACK, "", "", turn="taken-back"))
    assert post(back, terms=terms, phase=phase).stage is PostStage.TAKEN_BACK


@given(st.lists(st.sampled_from([DOWN, NOTHING]), min_size=1, max_size=20))
def test_the_last_change_counts_once_and_the_same_again_is_refused(replies: list[Reply]) -> None:
    attempt = empty(1)
    for reply in replies:
        before = answer_of(ONE, attempt, FIRST_VOTE)
        if before is not None and isinstance(reply, Chosen) and before.choice == reply.id:
            with pytest.raises(TutorError, match="your answer already"):
                answered(attempt, reply)
        else:
            attempt = answered(attempt, reply)
    state = post(attempt)
    assert [entry.choice for entry in state.vote().values()] == [replies[-1].id]  # type: ignore[union-attr]  # all are Chosen
    assert (state.answered, state.here) == (1, 1)


def test_where_the_first_counts_a_second_is_refused_in_each_vote_by_itself() -> None:
    attempt = answered(empty(1), DOWN)
    with pytest.raises(AnsweredAlreadyError):
        judged((ONE, ONE.task.fit(Drawn())), attempt, (FIRST_VOTE, 0), NOTHING, changeable=False)
    again = judged(
        (ONE, ONE.task.fit(Drawn())), attempt, (SECOND_VOTE, 0), NOTHING, changeable=False
    )
    assert post(after(attempt, again), phase=SECOND_VOTE).answered == 1


def test_nobody_changes_an_answer_for_ever() -> None:
    attempt = empty(1)
    for change in range(MOST_CHANGES):
        attempt = answered(attempt, (DOWN, NOTHING)[change % 2])
    with pytest.raises(TutorError, match="Your last answer counts"):
        answered(attempt, DOWN)


def test_own_words_are_an_answer_without_a_follow_up_that_would_tell_the_ideas() -> None:
    first = answered(empty(1), Typed("It compares"), name="words")
    own = OwnQuestion(WORDS, Drawn(), first, FIRST_VOTE)
    assert (own.said, own.shown) == (Typed("It compares"), WORDS.task.shown(Drawn()))
    changed = answered(first, Typed("A number"), name="words")
    assert OwnQuestion(WORDS, Drawn(), changed, FIRST_VOTE).said == Typed("A number")
    state = post(changed, name="words")
    assert answers_by_name(state, WORDS) == (("A number", (1,)),)


@pytest.mark.parametrize("text", ["", " \n", "x" * 201, "see www.x.org", "@everyone"])
def test_a_reason_that_cannot_be_kept_is_refused(text: str) -> None:
    with pytest.raises(TutorError, match=r"[Nn]othing was kept"):
        said_why(answered(empty(1), DOWN), text)
    with pytest.raises(TutorError, match="Answer first"):
        said_why(empty(1), "Because")


def test_reasons_are_shown_as_they_read_when_they_were_chosen() -> None:
    ana, ben = (said_why(answered(empty(p), r), f"why {p}") for p, r in ((1, DOWN), (2, NOTHING)))
    state = post(ana, ben)
    keys = [reason_key(one) for one in state.reasons]
    entry = shown(state, keys, 0)
    later = said_why(ana, "an edit")
    assert post(later, ben, led(entry)).shown_reasons == ("why 1", "why 2")
    with pytest.raises(TutorError, match="since you read it"):
        shown(post(later, ben), keys, 0)
    with pytest.raises(TutorError, match="since you read it"):
        shown(post(answered(ana, NOTHING), ben), keys, 0)
    with pytest.raises(TutorError, match="two reasons for two different answers"):
        shown(state, keys[:1], 0)
    gone = replace(ben, person=None, entries=tuple(replace(e, author=None) for e in ben.entries))
    assert post(ana, gone, led(entry)).shown_reasons == ("why 1",)
    assert [one.choice for one in post(ana, gone).reasons] == ["why 1"]


def test_two_reasons_for_one_answer_are_not_shown() -> None:
    state = post(*(said_why(answered(empty(p), DOWN), "why") for p in (1, 2)))
    with pytest.raises(TutorError, match="two different answers"):
        shown(state, [reason_key(one) for one in state.reasons], 0)


@pytest.mark.parametrize(
    ("name", "reply", "told"),
    [
        ("several", Several(("weights", "data")), ["A", "B", "C", "D"]),
        ("terms", Paired((("loss", "loss"), ("rate", "rate"), ("bias", "bias"))), ["Loss: "]),
        ("loop", Ordered(("forward", "measure", "blame", "nudge")), [" → "]),
        ("gap", Typed("weights"), ["weights"]),
    ],
)
def test_answers_by_name_are_told_as_they_were_seen_not_by_ids(
    name: str, reply: Reply, told: list[str]
) -> None:
    question = EVERY[name]
    entry = Entry(EntryKind.ANSWER, name, "id>other", right=True, reply=reply, turn="0.0.0")
    entry = replace(entry, choice=reply.text if isinstance(reply, Typed) else "id>other")
    state = post(*(after(empty(person), entry) for person in (1, 2)), name=name)
    [(words, people)] = answers_by_name(state, question)
    assert people == (1, 2)
    assert any(one in words for one in told)
    assert words.endswith("✓ right")
    assert "id>other" not in words


def test_the_second_vote_is_named_where_there_is_one() -> None:
    one, two = (answered(empty(person), DOWN) for person in (1, 2))
    state = post(answered(one, NOTHING, SECOND_VOTE), two, phase=CLOSING)
    told = dict(answers_by_name(state, ONE))
    assert sorted(told.values()) == [(1,), (2,)]
