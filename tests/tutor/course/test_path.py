"""Where somebody is in a lesson, also after it was edited, and which part comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.tutor.course.bookmarks import (
    AHEAD,
    END,
    PRACTISING,
    SEEN,
    Bookmark,
    is_updated,
    number_in,
    place_at,
)
from bot.tutor.course.path import LessonPart, first_place, is_known, off_practice, part_of
from tests.three_lessons import edited, three_lessons, with_new_card, without_berry

NOW = datetime(2026, 11, 26, tzinfo=UTC)
LESSON = three_lessons().lessons[0]
LONGER = edited(three_lessons(), "one", with_new_card).lessons[0]
SHORTER = edited(three_lessons(), "one", without_berry).lessons[0]
QUESTIONS = LessonPart.QUESTIONS


def kept(card: int, card_id: str = "", furthest: int = 0, revision: str = "first-1") -> Bookmark:
    return Bookmark(1, 7, "one", card, furthest or card, NOW, None, card_id, revision)


def test_a_place_names_its_card_and_is_clipped_to_the_lesson() -> None:
    assert [place_at(LESSON, number).id for number in (0, 1, 3, 4, 9)] == [
        "apple", "apple", "cherry", END, END,
    ]  # fmt: skip
    assert place_at(LESSON, 9).card == 4


@pytest.mark.parametrize(
    ("bookmark", "number"),
    [
        (kept(2, "berry"), 3),  # a card was put in before it
        (kept(4, END), 5),
        (kept(4, SEEN), 5),
        (kept(2), 2),  # an older program kept no id
        (kept(9), 5),
        (kept(2, "gone"), 2),
        (kept(9, "gone"), 4),
        (kept(0, "gone"), 1),
    ],
)
def test_a_bookmark_finds_its_card_in_an_edited_lesson(bookmark: Bookmark, number: int) -> None:
    assert number_in(LONGER, bookmark) == number


def test_a_card_that_left_the_lesson_leaves_its_number_behind() -> None:
    assert number_in(SHORTER, kept(2, "berry")) == 2
    assert SHORTER.cards[1].id == "cherry"


def test_an_edit_is_noticed_where_the_revision_was_kept() -> None:
    assert not is_updated(LESSON, kept(1))
    assert is_updated(LONGER, kept(1))
    assert not is_updated(LONGER, kept(1, revision=""))


@pytest.mark.parametrize(
    ("bookmark", "closed", "passed", "part"),
    [
        (kept(3, "cherry"), [], False, LessonPart.CARDS),
        (kept(4, END), [], False, QUESTIONS),
        (kept(4, END), [QUESTIONS], True, LessonPart.DEBRIEF),
        (kept(4, END), [QUESTIONS], False, LessonPart.RESULT),
        (kept(4, SEEN), [QUESTIONS], False, LessonPart.DEBRIEF),
        (kept(2, "berry", furthest=4), [QUESTIONS], False, LessonPart.CARDS),
        (kept(1, AHEAD), [], False, QUESTIONS),
        (kept(1, AHEAD), [QUESTIONS], False, LessonPart.RESULT),
        (kept(1, PRACTISING), [QUESTIONS], True, LessonPart.PRACTICE),
    ],
)
def test_the_next_part_follows_from_the_place_and_what_is_closed(
    bookmark: Bookmark, closed: list[str], passed: bool, part: LessonPart
) -> None:
    assert part_of(LESSON, bookmark, closed, passed=passed) is part


@pytest.mark.parametrize("place", [END, AHEAD])
def test_a_finished_lesson_is_done_whether_it_was_passed_or_not(place: str) -> None:
    done = replace(kept(4, place), finished_at=NOW)
    assert part_of(LESSON, done, [QUESTIONS], passed=False) is LessonPart.DONE


@pytest.mark.parametrize(
    ("bookmark", "closed", "known"),
    [
        (kept(1, AHEAD), [QUESTIONS], True),
        (kept(1, AHEAD), [], False),
        (kept(1, PRACTISING), [QUESTIONS], True),
        (kept(1, PRACTISING), [], False),  # practised before any checkpoint
        (kept(1, PRACTISING, furthest=4), [QUESTIONS], False),  # reads on to the debrief
        (kept(1, "apple"), [QUESTIONS], False),
        (replace(kept(1, AHEAD), finished_at=NOW), [QUESTIONS], False),
    ],
)
def test_a_checkpoint_passed_before_the_cards_makes_a_lesson_known(
    bookmark: Bookmark, closed: list[str], known: bool
) -> None:
    assert is_known(LESSON, bookmark, closed) is known
    assert not is_known(LESSON, bookmark, closed, passed=False)


@pytest.mark.parametrize(
    ("bookmark", "closed", "number", "name"),
    [
        (kept(2), [], 2, "apple"),
        (kept(3), [QUESTIONS], 5, END),  # it had two cards when they were read
        (replace(kept(3), finished_at=NOW), [], 5, END),
        (kept(1, furthest=3), [QUESTIONS], 1, "apricot"),  # turned back
        (kept(9), [], 5, END),
    ],
)
def test_a_bookmark_of_an_older_program_gets_a_place(
    bookmark: Bookmark, closed: list[str], number: int, name: str
) -> None:
    place = first_place(LONGER, bookmark, closed)
    assert (place.card, place.id, place.revision) == (number, name, "next-1")


def test_after_practice_the_path_goes_on_where_it_was() -> None:
    assert off_practice(LESSON, kept(2, "berry")) == kept(2, "berry")
    assert off_practice(LESSON, kept(2, PRACTISING)) == kept(2, "")
    assert off_practice(LESSON, kept(2, PRACTISING, furthest=4)).card_id == SEEN
