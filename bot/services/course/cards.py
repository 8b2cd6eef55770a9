"""The cards of a lesson: show one, take its try, tell it the second way, do its step by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.course.ahead import may_go_ahead
from bot.services.course.drawing import once_drawn, pictured
from bot.services.course.own import own_bookmark
from bot.services.course.scenes import CardScene, FoundWhen, StepScene
from bot.services.exercises.attempting import UPDATED, lesson_in, own_attempt
from bot.services.pictures import with_numbers
from bot.tutor.by_hand.steps.train import TrainTask
from bot.tutor.course.bookmarks import leads_back, place_at
from bot.tutor.course.cards import ChoiceTry, NumberTry
from bot.tutor.course.tries import (
    LOOK,
    UNREADABLE,
    answer_try,
    done_line,
    found_entry,
    letter_of,
    tries_state,
    try_entry,
)
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Activity, WantedAttempt
from bot.tutor.exercises.plans import Plan

if TYPE_CHECKING:
    from bot.services.course.ports import Bookmarks
    from bot.services.exercises.ports import Attempts
    from bot.services.pictures import Pictures
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.course.tries import TryTold
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.people import Press

LOST = "I do not find this card any more: the lesson was changed. Type `/learn` to go on with it."


@dataclass(frozen=True, slots=True)
class CardPressed:
    """The card that somebody pressed, by its id, as it was shown to them.

    `again` says that it was told the second way as well; `anew` that its try is made once more.
    `state` is that of its hands-on step, "" for its beginning. A press on a `public` card is
    answered with the person's own private copy.
    """

    bookmark: int
    card: str
    again: bool = False
    anew: bool = False
    state: str = ""
    public: bool = False


@dataclass(frozen=True, slots=True)
class _Seat:
    """One person's place at a card, and what they did in its lesson."""

    lesson: Lesson
    card: Card
    tries: Attempt
    pressed: CardPressed
    read: bool = False
    ahead: bool = False

    @property
    def anew(self) -> bool:
        """Whether the try is made once more, which is for those who read the lesson again."""
        given = tries_state(self.tries.entries).given
        return self.pressed.anew and self.read and self.card.id in given


@dataclass(frozen=True, slots=True)
class Cards:
    """What was tried and found is kept in one attempt for each person and lesson, not graded.

    Methods that take a CardPressed raise NotYoursError for another person's private card, and
    TutorError when the card or its lesson is gone, or when what was given cannot be kept.
    """

    course: Course
    bookmarks: Bookmarks
    attempts: Attempts
    pictures: Pictures

    async def open(self, press: Press, lesson: Lesson, bookmark: int, number: int) -> CardScene:
        """Show a person their own card, counted from 1, as they left it."""
        card = lesson.cards[number - 1]
        if card.tried is None and card.hands_on is None:
            return await pictured(self.pictures, CardScene(lesson, bookmark, number))
        tries = await self._tries(press, lesson)
        return await self._scene(press, _Seat(lesson, card, tries, CardPressed(bookmark, card.id)))

    async def shared(self, lesson: Lesson, bookmark: int, number: int) -> CardScene:
        """Show a card for everybody to read along, with nothing of anybody's own."""
        return await pictured(self.pictures, CardScene(lesson, bookmark, number, shared=True))

    async def turn_shared(
        self, press: Press, bookmark_id: int, number: int, *, back: bool = False
    ) -> CardScene | None:
        """Turn a shared card, for its owner; None past the last card, where answers begin.

        Their bookmark goes with it, unless they read further on by now.

        A number further on was that of a card which the lesson has no more: its last one is shown.
        """
        bookmark = await own_bookmark(self.bookmarks, press, bookmark_id)
        lesson = lesson_in(self.course, bookmark.lesson)
        if number == len(lesson.cards) + 1 and not back:
            return None
        pressed = number + 1 if back else number - 1
        number = max(1, min(number, len(lesson.cards)))
        if not leads_back(lesson, bookmark, number, pressed):
            await self.bookmarks.turn(press, bookmark.id, place_at(lesson, number))
        return await self.shared(lesson, bookmark.id, number)

    async def show(self, press: Press, pressed: CardPressed) -> CardScene:
        """Show a card the way that was asked for, with its hands-on step in this state.

        What the step was to find is kept once it is found.
        """
        return await self._scene(press, await self._seat(press, pressed), keep=True)

    async def choose(
        self, press: Press, pressed: CardPressed, revision: str, letter: str
    ) -> CardScene:
        """Take the answer beside a letter, or LOOK. On a card of an older text nothing is kept."""
        seat = await self._seat(press, pressed)
        if revision != revision_of(seat.lesson):
            return replace(await self._scene(press, seat), note=UPDATED)
        if letter == LOOK or not isinstance(seat.card.tried, ChoiceTry):
            return await self._given(press, seat, letter)
        return await self._given(press, seat, letter_of(seat.card.tried, letter))

    async def asked(self, press: Press, pressed: CardPressed) -> str:
        """Return what a number is typed for. Raise TutorError where the card asks for none."""
        tried = (await self._seat(press, pressed)).card.tried
        if not isinstance(tried, NumberTry):
            raise TutorError(LOST)
        return tried.ask

    async def type_in(self, press: Press, pressed: CardPressed, typed: str) -> CardScene:
        """Take a number as it was typed. Raise TutorError for what is none."""
        if not typed.strip():
            raise TutorError(UNREADABLE)
        return await self.give(press, pressed, typed)

    async def give(self, press: Press, pressed: CardPressed, answer: str) -> CardScene:
        """Take a number as it was typed, the id of an answer, or LOOK."""
        return await self._given(press, await self._seat(press, pressed), answer)

    async def _given(self, press: Press, seat: _Seat, given: str) -> CardScene:
        """Keep a try, unless one was made on this card before and it is not tried anew."""
        entry, state = try_entry(seat.card, given), tries_state(seat.tries.entries)
        turn = f"{entry.kind} {entry.item}"
        if seat.anew:
            turn = f"{turn} again {state.times[seat.card.id]}"
            seat = await self._kept(press, seat, entry, turn)
        elif seat.card.id not in state.given:
            seat = await self._kept(press, seat, entry, turn)
        answered = replace(seat.pressed, anew=False)
        return await self._scene(press, replace(seat, pressed=answered))

    async def _seat(self, press: Press, pressed: CardPressed) -> _Seat:
        public = pressed.public
        bookmark = await own_bookmark(self.bookmarks, press, pressed.bookmark, public=public)
        lesson = lesson_in(self.course, bookmark.lesson)
        card = lesson.card(pressed.card)
        if card is None:
            raise TutorError(LOST)
        read = not pressed.public and bookmark.furthest > len(lesson.cards)
        ahead = not pressed.public and await may_go_ahead(self.attempts, lesson, card, bookmark)
        return _Seat(lesson, card, await self._tries(press, lesson), pressed, read, ahead)

    async def _tries(self, press: Press, lesson: Lesson) -> Attempt:
        return await self.attempts.begin(press, WantedAttempt(lesson.id, Activity.TRIES, Plan()))

    async def _kept(self, press: Press, seat: _Seat, entry: Entry, turn: str) -> _Seat:
        # Of many presses in the same instant, which are of one turn, the store keeps one.
        entry = replace(entry, author=press.person, turn=turn, revision=seat.lesson.revision)
        if await self.attempts.add(press, seat.tries, entry, None):
            return replace(seat, tries=replace(seat.tries, entries=(*seat.tries.entries, entry)))
        return replace(seat, tries=await own_attempt(self.attempts, press, seat.tries.id))

    async def _scene(self, press: Press, seat: _Seat, *, keep: bool = False) -> CardScene:
        card, state = seat.card, tries_state(seat.tries.entries)
        first = _told(card, state.given.get(card.id))
        told = None if seat.anew else _told(card, state.latest.get(card.id))
        changed = first is not None and told is not None and first.answer != told.answer
        scene = CardScene(
            seat.lesson,
            await self._own_bookmark(press, seat),
            seat.lesson.cards.index(card) + 1,
            again=seat.pressed.again,
            told=told,
            first=first.answer if first is not None and changed else "",
            anew=seat.anew,
            read=seat.read,
            ahead=seat.ahead,
        )
        scene = await pictured(self.pictures, scene)
        if card.hands_on is None or scene.asks:
            return scene
        return replace(scene, step=await self._step(press, seat, keep=keep))

    async def _own_bookmark(self, press: Press, seat: _Seat) -> int:
        """Return the bookmark of whoever pressed, which is another one than a shared card's."""
        if not seat.pressed.public:
            return seat.pressed.bookmark
        return (await self.bookmarks.open(press, seat.lesson.id, seat.lesson.revision)).id

    async def _step(self, press: Press, seat: _Seat, *, keep: bool) -> StepScene | None:
        hands_on = seat.card.hands_on
        if hands_on is None:
            return None
        task = hands_on.task
        if isinstance(task, TrainTask):  # a lesson shows trainings of one seed
            task = task.seeded(seat.lesson.seed)
        view = task.view(state := seat.pressed.state or task.begin())
        drawn = await with_numbers(self.pictures, view.picture)
        view = once_drawn(view, drawn)
        line = "" if view.found is None else done_line(hands_on, view.found)
        if keep and line and seat.card.id not in tries_state(seat.tries.entries).found:
            entry = found_entry(seat.card, line)
            seat = await self._kept(press, seat, entry, f"{entry.kind} {entry.item}")
        kept = tries_state(seat.tries.entries).found.get(seat.card.id, "")
        picture = replace(drawn.picture, file_name="step.png") if drawn else None
        undrawn = view.picture is not None and drawn is None
        now = FoundWhen.NOTED if view.noted else FoundWhen.NOW
        found = now if kept and line else FoundWhen.EARLIER
        done = line if found is not FoundWhen.EARLIER else kept
        return StepScene(state, view.text, view.moves, done, found, picture, undrawn)


def revision_of(lesson: Lesson) -> str:
    """Name the text that a card was drawn from, so that a letter stands for what it stood for."""
    return lesson.revision[:4]


def _told(card: Card, given: str | None) -> TryTold | None:
    return None if card.tried is None or given is None else answer_try(card.tried, given)
