"""How questions went over several attempts, and which ones are to be done again."""

from __future__ import annotations

import pytest

from bot.tutor.exercises.attempts import FIRST, PRACTICE, Activity, Attempt, Entry, EntryKind
from bot.tutor.exercises.history import Met, asked_in, met, mistakes_in
from bot.tutor.exercises.plans import Plan


def answered(item: str, credit: float | None, right: bool | None = None) -> Entry:
    return Entry(
        EntryKind.ANSWER, item, "x", right if right is not None else credit == 1, None, None, credit
    )


def attempt(number: int, *entries: Entry, lesson: str = "one", scope: str = FIRST) -> Attempt:
    activity = Activity.QUESTIONS if lesson else Activity.MISTAKES
    plan = Plan(tuple(dict.fromkeys(entry.item for entry in entries)))
    return Attempt(number, 7, lesson, activity, plan, entries, None, scope)


CHECKPOINT = attempt(
    1, answered("a", 0.0), answered("a", 1.0), answered("b", 1.0), answered("c", 0.5)
)
PRACTISED = attempt(2, answered("b", 0.0), answered("d", 1.0), scope=PRACTICE)
REDONE = attempt(
    3,
    Entry(EntryKind.HINT, "one/a", "1"),
    answered("one/a", 1.0),
    answered("one/b", 0.5),
    lesson="",
    scope=PRACTICE,
)


def test_the_first_tries_of_each_question_are_told_in_order() -> None:
    found = met((CHECKPOINT, PRACTISED, REDONE))
    assert found["one/a"] == Met("one/a", (0.0, 1.0), (False, True))
    assert (found["one/b"].first, found["one/b"].latest) == (1.0, 0.5)
    assert list(found) == ["one/c", "one/d", "one/a", "one/b"]


@pytest.mark.parametrize(
    ("attempts", "wrong"),
    [
        ((), ()),
        ((CHECKPOINT,), ("one/a", "one/c")),
        ((CHECKPOINT, PRACTISED), ("one/a", "one/c", "one/b")),
        ((CHECKPOINT, PRACTISED, REDONE), ("one/c", "one/b")),
    ],
)
def test_what_was_not_all_right_when_it_was_tried_last_is_to_be_done_again(
    attempts: tuple[Attempt, ...], wrong: tuple[str, ...]
) -> None:
    assert mistakes_in(attempts) == wrong


def test_entries_of_the_first_program_kept_no_credit() -> None:
    old = attempt(1, answered("a", None, right=True), answered("b", None, right=False))
    assert mistakes_in((old,)) == ("one/b",)


def test_words_that_wait_for_their_ticks_are_no_try_yet() -> None:
    words = attempt(1, Entry(EntryKind.WORDS, "a", "It compares"))
    assert met((words,)) == {}
    ticked = attempt(1, *words.entries, Entry(EntryKind.ANSWER, "a", "", None, credit=0.5))
    assert mistakes_in((ticked,)) == ("one/a",)


def test_other_exercises_are_left_out() -> None:
    game = Attempt(1, 7, "one", Activity.GAME, Plan(("a",)), (answered("a", 0.0),), None)
    assert met((game,)) == {}


def test_what_was_asked_is_counted_as_often_as_it_was_asked() -> None:
    other = attempt(4, answered("a", 1.0), lesson="two")
    asked = asked_in((CHECKPOINT, PRACTISED, REDONE, other), "one")
    assert sorted(asked) == ["a", "a", "b", "b", "b", "c", "d"]
