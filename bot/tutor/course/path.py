"""Which part of a lesson comes next: cards, then matching, questions, the game, the debrief."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.course.bookmarks import AHEAD, PRACTISING, SEEN, number_in, place_at
from bot.tutor.exercises.attempts import Activity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.tutor.course.bookmarks import Bookmark, CardPlace
    from bot.tutor.course.course import Lesson


class LessonPart(StrEnum):
    """RESULT is what came out at a checkpoint that was not passed; PRACTICE is besides the path."""

    CARDS = "cards"
    MATCHING = "matching"
    QUESTIONS = "questions"
    RESULT = "result"
    GAME = "game"
    DEBRIEF = "debrief"
    DONE = "done"
    PRACTICE = "practice"


def parts_of(lesson: Lesson) -> tuple[LessonPart, ...]:
    """Return the parts that this lesson has, in order."""
    has: Mapping[LessonPart, object] = {
        LessonPart.CARDS: lesson.cards,
        LessonPart.MATCHING: lesson.matching,
        LessonPart.QUESTIONS: lesson.questions,
        LessonPart.GAME: lesson.game,
        LessonPart.DEBRIEF: lesson.debrief,
    }
    return tuple(part for part, content in has.items() if content)


def part_of(
    lesson: Lesson, bookmark: Bookmark, closed: Iterable[str], *, passed: bool = True
) -> LessonPart:
    """Return the first part that is still open; for a person who turned back, the cards.

    `closed` are the exercises that came to their end. Whoever knew the lesson already may leave its
    other exercises out.
    """
    ended = set(closed)
    done = {part for part in LessonPart if part.value in ended} | {LessonPart.CARDS}
    if Activity.GAME_SKIPPED in ended:
        done.add(LessonPart.GAME)
    if bookmark.card_id == PRACTISING:
        return LessonPart.PRACTICE
    if bookmark.card_id == AHEAD:
        return _ahead(bookmark, done)
    if number_in(lesson, bookmark) <= len(lesson.cards):
        return LessonPart.CARDS
    return _after_cards(lesson, bookmark, done, passed=passed)


def _after_cards(
    lesson: Lesson, bookmark: Bookmark, done: set[LessonPart], *, passed: bool
) -> LessonPart:
    if bookmark.finished_at is not None:
        done = done | {LessonPart.DEBRIEF}
    following = next((part for part in parts_of(lesson) if part not in done), LessonPart.DONE)
    has_result = LessonPart.QUESTIONS in done and not passed and bookmark.card_id != SEEN
    if has_result and following in {LessonPart.GAME, LessonPart.DEBRIEF}:
        return LessonPart.RESULT
    return following


def _ahead(bookmark: Bookmark, done: set[LessonPart]) -> LessonPart:
    if bookmark.finished_at is not None:
        return LessonPart.DONE
    return LessonPart.RESULT if LessonPart.QUESTIONS in done else LessonPart.QUESTIONS


def is_known(
    lesson: Lesson, bookmark: Bookmark, closed: Iterable[str], *, passed: bool = True
) -> bool:
    """Whether a lesson counts as finished without having been read: its checkpoint is passed."""
    unread = bookmark.card_id == PRACTISING and bookmark.furthest <= len(lesson.cards)
    at_check = bookmark.card_id == AHEAD or unread
    taken = LessonPart.QUESTIONS in set(closed)
    return passed and taken and at_check and bookmark.finished_at is None


def as_of_now(lesson: Lesson, kept: Bookmark, begun: Iterable[str]) -> Bookmark:
    """Return a bookmark as it lies in the lesson as it is now, also one of an older program."""
    if kept.revision:
        return kept
    place = first_place(lesson, kept, begun)
    return replace(kept, card=place.card, card_id=place.id)


def first_place(lesson: Lesson, bookmark: Bookmark, begun: Iterable[str]) -> CardPlace:
    """Return the place of a bookmark that an older program kept, by the exercises that were begun.

    That lesson may have had fewer cards: whoever was past them stays past them.
    """
    after = {LessonPart.MATCHING, LessonPart.QUESTIONS}
    turned_back = bookmark.card < bookmark.furthest
    past = bookmark.finished_at is not None or not after.isdisjoint(begun)
    return place_at(lesson, len(lesson.cards) + 1 if past and not turned_back else bookmark.card)


def off_practice(lesson: Lesson, bookmark: Bookmark) -> Bookmark:
    """Return where the path goes on for a person who practised: past the cards, or at a card."""
    if bookmark.card_id != PRACTISING:
        return bookmark
    if bookmark.furthest > len(lesson.cards):
        return replace(bookmark, card_id=SEEN)
    return replace(bookmark, card_id="", card=min(bookmark.card, len(lesson.cards)))
