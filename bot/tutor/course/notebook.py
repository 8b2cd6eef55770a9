"""A person's notebook: their own notes, what they thought and found on the cards, and their rules.

What is oldest matters most in it: "on that day you thought …". Nothing in it is graded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.tries import number_fits
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.questions.typed_numbers import readings
from bot.tutor.text import clean, plain, seen, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from bot.tutor.course.cards import Card, Try
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.game.notebook import Rule

NOTE_MOST = 500  # characters
MOST_NOTES = 200  # a person's
PAGE_WEIGHT, PAGE_NOTES = 1300, 5
ASK_SHOWN, RULE_SHOWN = 160, 200
NOTES, RULES = "Your own notes", "Your rules from the game"


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote down for themselves. `person` is their Discord id."""

    id: int
    person: int
    text: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class KeptTry:
    """What a person gave or found on a card first, and when. `kind` is TRY or HANDS_ON."""

    lesson: str
    kind: str
    card: str
    choice: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing in the notebook, under a heading. `note` is the id of an own note, else None."""

    heading: str
    text: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class NotebookPage:
    """A page of the notebook, counted from 1; `leaves` is empty where nothing was written yet."""

    leaves: tuple[Leaf, ...]
    number: int = 1
    total: int = 1


def checked_note(text: str) -> str:
    """Make a note safe to keep, line by line. Raise TutorError for one that is empty or too long.

    Discord counts the length of some signs in another way than Python does.
    """
    lines = [clean(line).rstrip() for line in text.strip().splitlines()]
    kept = "\n".join(lines).strip()
    if not seen(kept):
        raise TutorError("There were no words in that note, so nothing was kept. Try once more.")
    if len(kept) > NOTE_MOST:
        raise TutorError(
            f"A note has at most {NOTE_MOST} characters, and this one has {len(kept)}. "
            "Nothing was kept: make two of it, please."
        )
    return kept


def check_room(notes: Sequence[Note]) -> None:
    """Raise TutorError where no more notes fit."""
    if len(notes) >= MOST_NOTES:
        raise TutorError(
            f"Your notebook holds {MOST_NOTES} notes, which is all that fit. Nothing was kept: "
            "delete one that you need no more, and write it again."
        )


def leaves_of(
    course: Course, notes: Iterable[Note], tries: Sequence[KeptTry], rules: Iterable[Rule]
) -> tuple[Leaf, ...]:
    """Put the notebook together: own notes, then the lessons, then rules; what is new comes first.

    `notes` and `rules` come newest first. In a lesson beliefs come before other tries, and these
    before what was found by hand. What belongs to a card that left the course is not told.
    """
    own = [Leaf(NOTES, _note_text(note), note.id) for note in notes]
    begun = {one.lesson: one.at for one in sorted(tries, key=_moment)}
    lessons = sorted(begun, key=lambda name: begun[name], reverse=True)
    learned = [
        leaf
        for name in lessons
        if (lesson := course.lesson(name)) is not None
        for leaf in _lesson_leaves(lesson, [one for one in tries if one.lesson == name])
    ]
    return (*own, *learned, *(Leaf(RULES, _rule_text(rule)) for rule in rules))


def page_of(leaves: Sequence[Leaf], wanted: int) -> NotebookPage:
    """Return a page, counted from 1; a number beyond the last page is the last page."""
    pages: list[list[Leaf]] = [[]]
    for leaf in leaves:
        full = sum(len(one.text) + len(one.heading) for one in pages[-1]) + len(leaf.text)
        notes = sum(one.note is not None for one in (*pages[-1], leaf))
        if pages[-1] and (full > PAGE_WEIGHT or notes > PAGE_NOTES):
            pages.append([])
        pages[-1].append(leaf)
    number = max(1, min(wanted, len(pages)))
    return NotebookPage(tuple(pages[number - 1]), number, len(pages))


def day_of(at: datetime) -> str:
    """Write a day so that Discord shows it in the reader's own time and language."""
    return f"<t:{int(at.timestamp())}:D>"


def _moment(one: KeptTry) -> datetime:
    return one.at


def _note_text(note: Note) -> str:
    lines = "\n".join(f"> {plain(line)}" for line in note.text.splitlines())
    return f"{day_of(note.written_at)}\n{lines}"


def _rule_text(rule: Rule) -> str:
    broken = shortened(plain(rule.breaker), RULE_SHOWN)
    breaker = f"\n-# would break it: {broken}" if rule.breaker else ""
    return f"{day_of(rule.written_at)}\n> {shortened(plain(rule.text), RULE_SHOWN)}{breaker}"


def _lesson_leaves(lesson: Lesson, tries: Iterable[KeptTry]) -> Iterator[Leaf]:
    heading = f"Lesson {lesson.number}: {lesson.title}"
    told: list[tuple[int, datetime, str]] = []
    for one in tries:
        text = _told(lesson.card(one.card), one)
        if text:
            told.append((_rank(lesson.card(one.card), one), one.at, text))
    for _, _, text in sorted(told):
        yield Leaf(heading, text)


def _rank(card: Card | None, one: KeptTry) -> int:
    if one.kind == EntryKind.HANDS_ON:
        return 2
    tried = None if card is None else card.tried
    return 0 if isinstance(tried, ChoiceTry) and tried.belief else 1


def _told(card: Card | None, one: KeptTry) -> str:
    """Tell what was thought or found; "" for a look, and for what the card does not know now."""
    if one.kind == EntryKind.HANDS_ON:
        return f"{day_of(one.at)}, by hand: {one.choice}"
    if card is None or card.tried is None or not one.choice:
        return ""
    said, fits = _answer(card.tried, one.choice)
    if not said:
        return ""
    asked = shortened(card.tried.ask, ASK_SHOWN)
    is_belief = isinstance(card.tried, ChoiceTry) and card.tried.belief
    verb = "thought" if is_belief else "said"
    rest = f"\n-# What fits: {fits}" if fits else ""
    return f"On {day_of(one.at)} you {verb}: **{said}**\n-# {asked}{rest}"


def _answer(tried: Try, choice: str) -> tuple[str, str]:
    """Return what was given, in words, and what fits where that was something else.

    What was given is "" for an answer to an earlier wording.
    """
    if not isinstance(tried, ChoiceTry):
        if not readings(choice):
            return "", ""
        return plain(choice), "" if number_fits(tried, choice) else f"{tried.answer:g}"
    said = next((answer.text for answer in tried.answers if answer.id == choice), "")
    fitting = next((answer for answer in tried.answers if answer.fits), None)
    other = fitting is not None and fitting.id != choice
    return said, fitting.text if fitting is not None and other else ""
