"""The notebook: what stands in it, in which order, and on how many pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.tutor.course.notebook import (
    MOST_NOTES,
    NOTE_MOST,
    KeptTry,
    Leaf,
    Note,
    check_room,
    checked_note,
    day_of,
    leaves_of,
    page_of,
)
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.game.notebook import Rule
from tests.services.course.active_cards import BELIEF, STEP, WAY
from tests.three_lessons import edited, three_lessons

DAY = datetime(2026, 11, 26, 9, tzinfo=UTC)
COURSE = edited(three_lessons(), "two", lambda one: replace(one, cards=(WAY, STEP, BELIEF)))


def kept(card: str, choice: str, hours: int = 0, lesson: str = "two", kind: str = "try") -> KeptTry:
    return KeptTry(lesson, kind, card, choice, DAY + timedelta(hours=hours))


def texts(*tries: KeptTry) -> list[str]:
    return [leaf.text for leaf in leaves_of(COURSE, (), tries, ())]


def test_a_belief_is_told_with_its_day_and_without_a_judgement() -> None:
    [text] = texts(kept("apple", "no", lesson="one"))
    assert text == f"On {day_of(DAY)} you thought: **Never**\n-# Can a network be wrong?"


def test_a_try_says_what_fits_only_where_that_is_something_else() -> None:
    assert "What fits: Up, to a larger `w`" in texts(kept("which-way", "down"))[0]
    assert "What fits" not in texts(kept("which-way", "up"))[0]


def test_a_number_is_told_as_it_was_typed() -> None:
    [text] = texts(kept("one-step", "_1,4_"))
    assert text.startswith(f"On {day_of(DAY)} you said: **\\_1,4\\_**\n")
    assert "What fits: 1.4" in texts(kept("one-step", "0,6"))[0]
    assert "What fits" not in texts(kept("one-step", "1,4"))[0]


def test_in_a_lesson_beliefs_come_first_and_what_was_found_last() -> None:
    tries = (
        kept("one-step", "After two steps.", 0, kind=EntryKind.HANDS_ON),
        kept("which-way", "up", 1),
        kept("belief", "yes", 2),
    )
    belief, said, found = texts(*tries)
    assert "you thought" in belief
    assert "you said" in said
    assert found.endswith("by hand: After two steps.")


def test_the_lesson_begun_or_gone_on_with_last_comes_first() -> None:
    one, two = kept("apple", "no", 0, "one"), kept("which-way", "up", 1)
    headings = [leaf.heading for leaf in leaves_of(COURSE, (), (one, two), ())]
    assert headings == ["Lesson 2: Lesson called two", "Lesson 1: Lesson called one"]
    later = replace(one, card="x", at=DAY + timedelta(hours=5))
    assert leaves_of(COURSE, (), (one, two, later), ())[0].heading.startswith("Lesson 1")


@pytest.mark.parametrize(
    "lost",
    [
        kept("which-way", ""),  # a look
        kept("which-way", "gone"),
        kept("gone", "up"),
        kept("which-way", "up", lesson="gone"),
    ],
    ids=["a look", "an answer", "a card", "a lesson"],
)
def test_what_is_gone_is_left_out(lost: KeptTry) -> None:
    assert texts(lost) == []


def test_own_notes_come_first_and_rules_last() -> None:
    note, rule = Note(3, 7, "Mine.\n*two*", DAY), Rule("Slang is casual.", "Yo, sir.", DAY)
    own, _, ruled = leaves_of(COURSE, [note], [kept("which-way", "up")], [rule])
    assert own == Leaf("Your own notes", f"{day_of(DAY)}\n> Mine.\n> \\*two\\*", 3)
    assert ruled.text.endswith("> Slang is casual.\n-# would break it: Yo, sir.")


def test_a_long_notebook_has_pages_and_a_number_beyond_is_the_last() -> None:
    leaves = [Leaf("A lesson", "x" * 700) for _ in range(10)]
    first = page_of(leaves, 1)
    assert (first.number, first.total, len(first.leaves)) == (1, 10, 1)
    assert page_of(leaves, 99).number == 10
    told = [leaf for number in range(1, 11) for leaf in page_of(leaves, number).leaves]
    assert told == leaves


def test_a_page_has_no_more_notes_than_there_are_buttons_in_a_row() -> None:
    leaves = [Leaf("Your own notes", "short", number) for number in range(12)]
    assert [len(page_of(leaves, number).leaves) for number in (1, 2, 3)] == [5, 5, 2]


def test_an_empty_notebook_is_one_empty_page() -> None:
    assert (page_of([], 1).leaves, page_of([], 1).total) == ((), 1)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("  A thought. ", "A thought."),
        ("one\r\ntwo\n\nthree\n", "one\ntwo\n\nthree"),
        ("a\x00b\u202ec", "abc"),
        ("x" * NOTE_MOST, "x" * NOTE_MOST),
    ],
)
def test_a_note_is_kept_line_by_line(typed: str, note: str) -> None:
    assert checked_note(typed) == note


@pytest.mark.parametrize("typed", ["", "  \n ", "\u202e", "x" * (NOTE_MOST + 1)])
def test_a_note_without_words_or_with_too_many_is_refused(typed: str) -> None:
    with pytest.raises(TutorError, match=r"[Nn]othing was kept"):
        checked_note(typed)


def test_a_full_notebook_takes_no_more() -> None:
    notes = [Note(number, 7, "x", DAY) for number in range(MOST_NOTES)]
    check_room(notes[:-1])
    with pytest.raises(TutorError, match=r"Nothing was kept"):
        check_room(notes)
