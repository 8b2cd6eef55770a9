"""Taking the course: open a lesson, turn its cards, go on to what comes next, finish it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.course.noting import PRACTICE_KEPT, UPDATED, has_room, noted, stays_at
from bot.services.course.own import own_bookmark
from bot.services.course.scenes import (
    CardScene,
    CourseDoneScene,
    DebriefScene,
    DoneScene,
    NeedsScene,
)
from bot.services.exercises.attempting import lesson_in, lesson_named
from bot.tutor.course.bookmarks import (
    PRACTISING,
    SEEN,
    CardPlace,
    is_on_card,
    is_updated,
    leads_back,
    number_in,
    place_at,
    turned,
)
from bot.tutor.course.path import LessonPart, as_of_now, is_known, off_practice, part_of
from bot.tutor.course.standing import (
    Position,
    Standing,
    lesson_to_continue,
    missing_for,
    passed,
    tried_of,
)
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import FIRST, Activity

if TYPE_CHECKING:
    from bot.services.course.parts import LessonParts
    from bot.services.course.ports import Bookmarks
    from bot.services.course.rescoring import Rescoring
    from bot.services.exercises.ports import PastAttempts
    from bot.services.scene import Scene
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Lessons:
    """Methods that take a bookmark raise NotYoursError if it belongs to another person.

    They raise TutorError if there is no such bookmark. All methods raise TutorError if the lesson
    is not loaded.
    """

    course: Course
    bookmarks: Bookmarks
    history: PastAttempts
    parts: LessonParts
    rescoring: Rescoring

    async def resume(self, press: Press) -> Scene:
        """Go on in the lesson where the person left off; a newcomer starts at the first one.

        A practice stays open, and is left: the lesson goes on where it was.
        """
        standing = await self._standing(press)
        chosen = lesson_to_continue(self.course, standing)
        if chosen is None:
            return await self.parts.endings.course_done(press, standing)
        kept = standing.bookmark(chosen)
        if kept is not None and kept.card_id == PRACTISING:
            scene = await self._left(press, Position(chosen, kept, standing))
        else:
            scene = await self.open(press, chosen.id)
        if not standing.bookmarks and isinstance(scene, CardScene):
            return replace(scene, jump=_jump_from(self.course, chosen))
        practised = bool(standing.bookmarks) and standing.bookmarks[0].card_id == PRACTISING
        waiting = await self.parts.practice.opened(press) if practised else None
        return noted(scene, PRACTICE_KEPT) if waiting else scene

    async def ask_for(self, press: Press, typed: str) -> Scene:
        """Open a lesson by name or number. One that builds on unpassed lessons says so first.

        Its checkpoint may be taken at once from the first card.
        """
        standing, lesson = await self._standing(press), lesson_named(self.course, typed)
        missing = missing_for(self.course, lesson, standing)
        if missing and standing.bookmark(lesson) is None:
            return NeedsScene(lesson, missing, tried_of(missing, standing))
        scene = await self.open(press, lesson.id)
        if isinstance(scene, CardScene):
            taken = Activity.QUESTIONS in standing.first_scores(lesson)
            first = scene.number == 1
            return replace(scene, ahead=first and bool(lesson.questions) and not taken)
        return scene

    async def share(self, press: Press, typed: str | None) -> CardScene:
        """Open a card to read together: that of the bookmark, or the first if all are read."""
        chosen = await self.chosen(press, typed)
        kept = (await self._standing(press)).bookmark(chosen)
        revision = chosen.revision if kept is None else kept.revision
        bookmark = await self.bookmarks.open(press, chosen.id, revision)
        number = number_in(chosen, bookmark)
        number = number if number <= len(chosen.cards) else 1
        return await self.parts.cards.shared(chosen, bookmark.id, number)

    async def chosen(self, press: Press, typed: str | None) -> Lesson:
        """Return the named lesson, else the one to go on with, or the first if all are read."""
        if typed:
            return lesson_named(self.course, typed)
        standing = await self._standing(press)
        chosen = lesson_to_continue(self.course, standing)
        return chosen or (await self.parts.endings.course_done(press, standing)).lessons[0]

    async def open(self, press: Press, lesson_id: str) -> Scene:
        """Open a lesson where its bookmark lies, whatever it builds on."""
        lesson, standing = lesson_in(self.course, lesson_id), await self._standing(press)
        kept = standing.bookmark(lesson)
        bookmark = await self._touched(press, lesson, standing)
        scene = await self._at(press, lesson, bookmark, standing)
        return await self._noted(press, lesson, kept, scene)

    async def again(self, press: Press, lesson_id: str) -> Scene:
        """Go back to the first card of a lesson that was opened before."""
        lesson = lesson_in(self.course, lesson_id)
        kept = (await self._standing(press)).bookmark(lesson)
        if kept is None:
            return await self.open(press, lesson_id)
        return await self._put(press, lesson, kept, place_at(lesson, 1))

    async def turn(self, press: Press, bookmark_id: int, card: int, *, back: bool = False) -> Scene:
        """Turn to a card, counted from 1; past the last one the next part begins.

        It is the one after the pressed card, or `back` before it. Who is further on only looks.
        """
        kept = await own_bookmark(self.bookmarks, press, bookmark_id)
        lesson = lesson_in(self.course, kept.lesson)
        pressed = card + 1 if back else card - 1
        if not 1 <= card <= len(lesson.cards) + (0 if back else 1):
            card = len(lesson.cards)
        if leads_back(lesson, kept, card, pressed):
            return await self._look_back(press, lesson, kept, card)
        return await self._put(press, lesson, kept, turned(lesson, kept, card))

    async def read(self, press: Press, bookmark_id: int, card_id: str) -> Scene:
        """Turn to a card by its id, or look at it only; TutorError where there is no such card."""
        kept = await own_bookmark(self.bookmarks, press, bookmark_id)
        lesson = lesson_in(self.course, kept.lesson)
        ids = [card.id for card in lesson.cards]
        if not card_id or card_id not in ids:
            raise TutorError("That card left the lesson. Type `/learn` to go on.")
        number = ids.index(card_id) + 1
        if is_on_card(lesson, kept) and number < number_in(lesson, kept):
            return await self._look_back(press, lesson, kept, number)
        return await self._put(press, lesson, kept, place_at(lesson, number))

    async def past(self, press: Press, bookmark_id: int) -> Scene:
        """Go on after the result of a checkpoint, a practice, or a card that was read again."""
        kept = await own_bookmark(self.bookmarks, press, bookmark_id)
        lesson = lesson_in(self.course, kept.lesson)
        if kept.furthest <= len(lesson.cards):  # there is more to read first
            number = number_in(lesson, off_practice(lesson, kept))
            return await self._put(press, lesson, kept, place_at(lesson, number))
        end = CardPlace(len(lesson.cards) + 1, SEEN, lesson.revision)
        return await self._put(press, lesson, kept, end)

    async def debrief(self, press: Press, lesson_id: str) -> DebriefScene:
        """Show a lesson's closing words, also to somebody who only played its game."""
        lesson = lesson_in(self.course, lesson_id)
        return await self.parts.endings.debrief(press, lesson, await self._standing(press))

    async def finish(self, press: Press, bookmark_id: int) -> DoneScene | CourseDoneScene:
        """Close the lesson and point to the next one. Raise TutorError if a part is still open."""
        kept = await own_bookmark(self.bookmarks, press, bookmark_id)
        lesson, standing = lesson_in(self.course, kept.lesson), await self._standing(press)
        placed = off_practice(lesson, await self._placed(press, lesson, kept))
        part = part_of(lesson, placed, standing.first_scores(lesson))
        if part not in {LessonPart.DEBRIEF, LessonPart.DONE}:
            raise TutorError("This lesson still has open parts. Type `/learn` to go on with them.")
        finished = await self.bookmarks.finish(press, kept.id)
        return await self.parts.endings.done(press, lesson, standing.after(finished))

    async def _put(self, press: Press, lesson: Lesson, kept: Bookmark, place: CardPlace) -> Scene:
        bookmark = await self.bookmarks.turn(press, kept.id, place)
        scene = await self._at(press, lesson, bookmark, await self._standing(press))
        return await self._noted(press, lesson, kept, scene)

    async def _look_back(self, press: Press, lesson: Lesson, kept: Bookmark, card: int) -> Scene:
        """Show an earlier card to somebody whose bookmark stays where it is."""
        looked = replace(kept, card=card, card_id=lesson.cards[card - 1].id)
        scene = await self._at(press, lesson, looked, await self._standing(press))
        return noted(scene, stays_at(lesson, kept))

    async def _touched(self, press: Press, lesson: Lesson, standing: Standing) -> Bookmark:
        """Open the bookmark; one of an older program gets a place, a known lesson is finished."""
        kept, closed = standing.bookmark(lesson), standing.first_scores(lesson)
        if kept is not None and not kept.revision:
            placed = await self._placed(press, lesson, kept)
            return await self.bookmarks.turn(press, kept.id, place_at(lesson, placed.card))
        known = kept and is_known(lesson, kept, closed, passed=passed(lesson, standing))
        if kept is not None and known:
            return await self.bookmarks.finish(press, kept.id)
        return await self.bookmarks.open(press, lesson.id, lesson.revision)

    async def _placed(self, press: Press, lesson: Lesson, kept: Bookmark) -> Bookmark:
        """Return a bookmark where it lies in the lesson as it is now."""
        if kept.revision:
            return kept
        past = [Activity.MATCHING, Activity.QUESTIONS]
        begun = await self.history.attempts(press.person, past, lesson.id)
        return as_of_now(lesson, kept, [one.activity for one in begun if one.scope == FIRST])

    async def _at(
        self, press: Press, lesson: Lesson, bookmark: Bookmark, standing: Standing
    ) -> Scene:
        position = Position(lesson, bookmark, standing.after(bookmark))
        return await self.parts.at(press, position)

    async def _noted(
        self, press: Press, lesson: Lesson, kept: Bookmark | None, scene: Scene
    ) -> Scene:
        """Say once what changed since the person was here."""
        if kept is None or not has_room(scene):
            return scene
        updated = UPDATED if is_updated(lesson, kept) else ""
        return noted(scene, updated, await self.rescoring.news(press, lesson))

    async def _left(self, press: Press, place: Position) -> Scene:
        """Leave a practice for its lesson, which it may have shown to be known."""
        lesson, kept = place.lesson, place.bookmark
        if is_known(lesson, kept, place.scores, passed=place.passed):
            kept = await self.bookmarks.finish(press, kept.id)
        if kept.finished_at is None:
            return await self.past(press, kept.id)
        return await self.parts.endings.done(press, lesson, place.standing.after(kept))

    async def _standing(self, press: Press) -> Standing:
        person = press.person
        return Standing(await self.bookmarks.all_of(person), await self.history.scores(person))


def _jump_from(course: Course, lesson: Lesson) -> Lesson | None:
    target = course.game_lesson()
    return target if target is not None and target.id != lesson.id else None
