"""The terms of a post: kept in its plan and read again, and by the keys of buttons."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.classroom.sending import settled_for, terms_at_own_pace
from bot.tutor.classroom.classroom import Results
from bot.tutor.classroom.terms import PostPace, PostTerms, Review, terms_in, terms_to_plan
from bot.tutor.errors import TutorError
from bot.tutor.exercises.plans import Plan, plan_from_json, plan_to_json
from bot.ui.classroom.posts.terms_keys import terms_key, terms_of
from bot.ui.kit.keys import UnreadableKeyError

EARLY, LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
moments = st.none() | st.integers(1_600_000_000, 3_700_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
terms = st.builds(
    PostTerms,
    results=st.sampled_from(Results),
    pace=st.sampled_from(PostPace),
    changeable=st.booleans(),
    reasons=st.booleans(),
    opens=moments,
    closes=moments,
    tries=st.integers(1, 5),
    review=st.sampled_from(Review),
    title=st.text(max_size=80),
    number=st.integers(1, 10),
    count=st.integers(1, 10),
    following=st.lists(st.from_regex(r"[a-z-]+/[a-z-]+", fullmatch=True)).map(tuple),
)


@given(terms)
def test_terms_are_read_from_a_plan_as_they_were_kept(made: PostTerms) -> None:
    plan = plan_from_json(plan_to_json(Plan(terms=terms_to_plan(made))))
    assert terms_in(plan.terms) == made


@given(terms)
def test_the_keys_of_a_menu_hold_what_a_command_said(made: PostTerms) -> None:
    key = terms_key(made)
    read = terms_of(key)
    assert len(f"post-pick-questions:99:{key}") <= 100
    assert (read.results, read.opens, read.closes) == (made.results, made.opens, made.closes)
    assert (read.tries, read.review) == (made.tries, made.review)
    assert read.pace is (PostPace.LIVE if made.closes is None else PostPace.OWN)


@pytest.mark.parametrize("key", ["", "0", "9...1.0", "0.x..1.0", "0...6.0", "0...0.0", "-1...1.0"])
def test_any_other_key_is_refused(key: str) -> None:
    with pytest.raises(UnreadableKeyError):
        terms_of(key)


def test_what_an_older_program_did_not_keep_is_as_usual() -> None:
    assert terms_in({}) == PostTerms()
    assert terms_in({"results": "hidden"}) == PostTerms(results=Results.HIDDEN)


def test_whoever_hears_the_answer_at_once_may_not_change_theirs() -> None:
    own = PostTerms(pace=PostPace.OWN, changeable=True, reasons=True, review=Review.AT_ONCE)
    settled = settled_for(Plan(("a/b", "a/c")), own)
    assert (settled.changeable, settled.reasons) == (False, False)


def test_of_a_live_set_the_first_is_asked_and_the_count_stays() -> None:
    first = settled_for(Plan(("a/b", "a/c", "a/d")), PostTerms())
    assert (first.number, first.count, first.following) == (1, 3, ("a/c", "a/d"))
    second = settled_for(Plan(first.following), PostTerms(number=2, count=3))
    assert (second.number, second.count, second.following) == (2, 3, ("a/d",))


@pytest.mark.parametrize(
    ("opens", "closes", "tries", "review"),
    [
        (EARLY, None, 1, Review.CLOSED),
        (None, None, 2, Review.CLOSED),
        (None, None, 1, Review.AT_ONCE),
        (LATE, EARLY, 1, Review.CLOSED),
        (EARLY, EARLY, 1, Review.CLOSED),
    ],
)
def test_times_that_do_not_fit_are_refused(
    opens: datetime | None, closes: datetime | None, tries: int, review: Review
) -> None:
    with pytest.raises(TutorError, match="Nothing was posted"):
        terms_at_own_pace(opens, closes, tries, review)
    assert terms_at_own_pace(None, None, 1, Review.CLOSED) == PostTerms()
