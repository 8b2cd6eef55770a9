"""A corrected key: what it makes right counts, nothing is lost, and nothing is noted twice."""

from __future__ import annotations

from dataclasses import replace

from bot.tutor.course.mending import latest_credits, outcome_of
from bot.tutor.course.rejudging import change_in
from bot.tutor.exercises.attempts import FIRST, Activity, Attempt, Entry, EntryKind
from bot.tutor.exercises.history import helped_in, mistakes_in, worth_of
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.state import questions_state
from tests.three_lessons import edited, three_lessons, with_key

ONE = three_lessons()
MENDED = edited(ONE, "one", with_key(2, "wrong"))
ENTRIES = (
    Entry(EntryKind.ANSWER, "q1", "right", right=True, credit=1.0),
    Entry(EntryKind.ANSWER, "q2", "wrong", right=False, credit=0.0),
    Entry(EntryKind.ANSWER, "q2", "right", right=True, credit=1.0),
)
ITEMS = ("q1", "q2")
KEPT = Attempt(
    5, 7, "one", Activity.QUESTIONS, Plan(("q1", "q2")), ENTRIES, 0.5, FIRST, closed=True
)


def noted(attempt: Attempt) -> Attempt:
    change = change_in(MENDED, attempt)
    assert change.score is not None
    return replace(attempt, entries=(*attempt.entries, *change.notes), score=change.score)


def test_an_unchanged_lesson_changes_nothing() -> None:
    change = change_in(ONE, KEPT)
    assert (change.notes, change.score) == ((), None)


def test_an_answer_that_is_right_now_raises_the_score_and_is_noted() -> None:
    change = change_in(MENDED, KEPT)
    assert (change.attempt, change.score) == (5, 1.0)
    [note] = change.notes
    assert (note.kind, note.item, note.choice) == (EntryKind.REJUDGED, "q2", "wrong")
    assert (note.right, note.credit, note.revision) == (True, 1.0, "next-1")


def test_what_was_noted_is_not_noted_again() -> None:
    change = change_in(MENDED, noted(KEPT))
    assert (change.notes, change.score) == ((), None)


def test_an_answer_that_is_wrong_now_stays_right() -> None:
    spoilt = edited(ONE, "one", with_key(1, "other"))
    change = change_in(spoilt, KEPT)
    assert (change.notes, change.score) == ((), None)


def test_a_second_try_is_no_first_one() -> None:
    """The right second try must not hide that the first one is right now."""
    assert change_in(MENDED, KEPT).notes


def test_a_noted_answer_is_a_mistake_no_more() -> None:
    assert mistakes_in([KEPT]) == ("one/q2",)
    better = noted(KEPT)
    assert mistakes_in([better]) == ()
    assert outcome_of(MENDED.lessons[0], better).again == ()
    state = questions_state(MENDED.lessons[0].questions, better.plan, better.entries)
    assert (state.score, state.finished) == (1.0, True)


def test_telling_changes_no_state() -> None:
    told = Entry(EntryKind.TOLD, "q2", "3", turn="told-3")
    better = noted(KEPT)
    both = [
        questions_state(MENDED.lessons[0].questions, KEPT.plan, entries)
        for entries in (better.entries, (*better.entries, told))
    ]
    assert both[0].first_credit == both[1].first_credit
    assert both[0].closed == both[1].closed


def test_a_redone_mistake_that_is_right_by_the_present_key_is_a_mistake_no_more() -> None:
    entry = Entry(EntryKind.ANSWER, "one/q2", "wrong", right=False, credit=0.0)
    redone = replace(
        KEPT, lesson="", activity=Activity.MISTAKES, plan=Plan(("one/q2",)), entries=(entry,)
    )
    assert change_in(ONE, redone).notes == ()
    [note] = change_in(MENDED, redone).notes
    assert len(note.revision) <= 16  # what an entry has room for
    better = replace(redone, entries=(entry, note))
    assert mistakes_in([KEPT, redone]) == ("one/q2",)
    assert mistakes_in([KEPT, better]) == ()
    assert latest_credits(MENDED.lessons[0], [KEPT, better]) == {"q1": 1.0, "q2": 1.0}


def test_what_one_correction_made_of_an_answer_stays_when_the_next_one_takes_it_back() -> None:
    missed = tuple(
        Entry(EntryKind.ANSWER, item, "wrong", right=False, credit=0.0) for item in ITEMS
    )
    attempt = replace(KEPT, entries=missed, score=0.0)
    for number, score in ((2, 0.5), (1, 1.0)):
        change = change_in(edited(ONE, "one", with_key(number, "wrong")), attempt)
        assert change.score == score
        attempt = replace(attempt, entries=(*attempt.entries, *change.notes), score=score)
    assert worth_of(attempt) == {"q1": 1.0, "q2": 1.0}


def test_a_hint_after_a_first_try_that_is_right_now_was_no_help_to_it() -> None:
    hint = Entry(EntryKind.HINT, "q2", "")
    attempt = noted(replace(KEPT, entries=(*ENTRIES[:2], hint, *ENTRIES[2:])))
    assert worth_of(attempt) == {"q1": 1.0, "q2": 1.0}
    assert helped_in(attempt) == frozenset()
