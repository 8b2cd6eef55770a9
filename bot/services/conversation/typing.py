"""Taking the course by typing: a message does what the buttons of the open card would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.game.talk import is_move
from bot.tutor.conversation.onward import is_onward
from bot.tutor.conversation.understanding import is_command
from bot.tutor.course.card_words import CardWord, card_word
from bot.tutor.course.path import LessonPart
from bot.tutor.course.standing import Position, Standing, next_lesson
from bot.tutor.exercises.attempts import FIRST, PRACTICE, Activity
from bot.tutor.game.hearing.typed_rules import names_itself_a_rule

if TYPE_CHECKING:
    from bot.services.course.lessons import Lessons
    from bot.services.course.parts import LessonParts
    from bot.services.course.reading import Reading
    from bot.services.exercises.ports import Attempts
    from bot.services.game.talk import GameTalk
    from bot.services.scene import Scene
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Typing:
    """What was touched last counts: an exercise, or else the lesson where its bookmark lies."""

    lessons: Lessons
    reading: Reading
    talk: GameTalk
    attempts: Attempts

    async def take(self, press: Press, text: str) -> Scene | None:
        """Do what a message says with what is open; None when it seems to be about nothing there.

        Others must not read along. Raise TutorError for an answer that cannot count.
        """
        return await self._with_open(press, text) or await self._in_game(press, text)

    async def lost(self, press: Press) -> Scene | None:
        """Say what an open game waits for, where that was touched last; None elsewhere."""
        touched = await self.lessons.history.touched(press.person)
        position = await self._position(press)
        if touched is None or touched.attempt.closed:
            return None
        at_cards = position is not None and position.bookmark.touched_at > touched.at
        if at_cards or touched.attempt.activity != self._parts.games.activity:
            return None
        return await self.talk.lost(press, touched.attempt.id)

    async def _with_open(self, press: Press, text: str) -> Scene | None:
        touched = await self.lessons.history.touched(press.person)
        position = await self._position(press)
        if touched is not None and touched.attempt.activity != Activity.TRIES:
            at_cards = position is not None and position.bookmark.touched_at > touched.at
            if not at_cards:
                return await self._with(press, touched.attempt, text)
        return None if position is None else await self._in_lesson(press, position, text)

    async def _in_game(self, press: Press, text: str) -> Scene | None:
        """Take what can only be a move of the game, though something else was touched since."""
        if not is_move(text) and not names_itself_a_rule(text):
            return None
        game = await self.attempts.latest(press.person, self._parts.games.activity)
        return None if game is None else await self._with(press, game, text)

    async def _with(self, press: Press, attempt: Attempt, text: str) -> Scene | None:
        """Make a move in an exercise, or go on after its end."""
        if attempt.lesson and self.lessons.course.lesson(attempt.lesson) is None:
            return None
        if attempt.closed:
            return await self._after(press, attempt, text)
        if attempt.activity == Activity.MATCHING:
            return await self._parts.matching.typed(press, attempt.id, text)
        return await self._said(press, attempt, text)

    async def _said(self, press: Press, attempt: Attempt, text: str) -> Scene | None:
        """Make a move that may be one in the person's own words."""
        if attempt.activity == self._parts.games.activity:
            return await self.talk.typed(press, attempt.id, text, is_command)
        if attempt.activity in {Activity.QUESTIONS, Activity.MISTAKES}:
            return await self._parts.questions.typed(press, attempt.id, text, is_command)
        return None

    async def _after(self, press: Press, attempt: Attempt, text: str) -> Scene | None:
        played = attempt.activity == self._parts.games.activity
        if played and card_word(text) is CardWord.SHOW_ME:
            return await self.lessons.debrief(press, attempt.lesson)
        if not is_onward(text):
            return None
        if attempt.activity == Activity.MISTAKES:
            return await self._parts.practice.redone(press, attempt.id)
        return await self.lessons.open(press, attempt.lesson)

    async def _in_lesson(self, press: Press, position: Position, text: str) -> Scene | None:
        if position.part is LessonPart.CARDS:
            return await self.reading.typed(press, text)
        open_one = await self._exercise(press, position)
        if open_one is not None:
            return await self._with(press, open_one, text)
        return await self._onward(press, position) if is_onward(text) else None

    async def _onward(self, press: Press, position: Position) -> Scene | None:
        """Go on from an ending that was shown."""
        bookmark, lesson = position.bookmark, position.lesson
        if position.part is LessonPart.DEBRIEF:
            return await self.lessons.finish(press, bookmark.id)
        if position.part in {LessonPart.RESULT, LessonPart.PRACTICE}:
            return await self.lessons.past(press, bookmark.id)
        following = next_lesson(self.lessons.course, lesson, position.standing)
        if position.part is LessonPart.DONE and following is not None:
            return await self.lessons.open(press, following.id)
        return None

    async def _exercise(self, press: Press, position: Position) -> Attempt | None:
        """Return the exercise that is open where a bookmark lies."""
        activity, scope = {
            LessonPart.MATCHING: (str(Activity.MATCHING), FIRST),
            LessonPart.QUESTIONS: (str(Activity.QUESTIONS), FIRST),
            LessonPart.PRACTICE: (str(Activity.QUESTIONS), PRACTICE),
            LessonPart.GAME: (self._parts.games.activity, FIRST),
        }.get(position.part, ("", FIRST))
        found = await self.attempts.latest(press.person, activity, scope) if activity else None
        return found if found is not None and found.lesson == position.lesson.id else None

    async def _position(self, press: Press) -> Position | None:
        """Return where the bookmark lies that was touched last; None without one that counts."""
        person = press.person
        bookmarks = await self.lessons.bookmarks.all_of(person)
        lesson = self.lessons.course.lesson(bookmarks[0].lesson) if bookmarks else None
        if lesson is None:
            return None
        scored = await self.lessons.history.scores(person)
        return Position(lesson, bookmarks[0], Standing(bookmarks, scored))

    @property
    def _parts(self) -> LessonParts:
        return self.lessons.parts
