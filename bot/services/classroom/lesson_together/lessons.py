"""A lesson together: open it in a channel, join, read, try, answer twice, go on, leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.classroom.lesson_together.kind import LESSON_TOGETHER, state_of
from bot.services.classroom.lesson_together.opening import opened
from bot.services.classroom.lesson_together.scenes import LeftScene, OwnPartScene
from bot.services.course.cards import LOST, CardPressed, revision_of
from bot.services.exercises.questions import are_shown
from bot.tutor.classroom.lesson_together.doing import (
    answer_letters,
    answer_typed,
    read_it,
    try_letter,
    try_number,
)
from bot.tutor.classroom.lesson_together.state import MOVED_PAST, LessonTogether, check_may_go_on
from bot.tutor.classroom.lesson_together.way import MOST_TOGETHER, LessonStage, draw_lesson
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.gatherings import ElsewhereError, NotAMemberError, WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.inputs import UnfitReplyError
from bot.tutor.game.together import LASTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from bot.services.course.cards import Cards
    from bot.services.course.lessons import Lessons
    from bot.services.course.scenes import CardScene
    from bot.services.exercises.groups import Groups
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press

    Seen = tuple[int, int]
    Rule = Callable[[LessonTogether], Entry]

ACTIVITY = "lesson-together"
IN_A_SERVER = (
    "A lesson together needs others, so it needs a server: type `/learn together:True` in a "
    "channel or thread there. Here `/learn` opens your own lesson."
)
BEGUN = "The lesson stands in the channel now, and you are in it."
JOINED = "You are in."
LEFT = (
    "You left the lesson. What you answered stays in the counts, and **Join** on its card brings "
    "you back."
)
OVER_ALREADY = "This lesson is over already. What you answered stays in the counts."
ALREADY = "You did that already, and what you did first counts."
KEPT = "Kept."
WENT_ON = "The card in the channel goes on."
EDITED = (
    "The text of this lesson was changed meanwhile, so nothing was counted. Press the card as it "
    "is now, please."
)


@dataclass(frozen=True, slots=True)
class LessonsTogether:
    """Methods that take a gathering raise TutorError when it is unknown or no lesson.

    They raise ElsewhereError for one of another server, and NotAMemberError for somebody who is not
    in it. `seen` is the gathering and the phase of the card that was pressed.
    """

    groups: Groups
    cards: Cards
    lessons: Lessons
    randomness: Random

    async def begin(self, press: Press, typed: str | None) -> OwnPartScene:
        """Open a lesson in the channel of the press: the named one, or the one to go on with."""
        if press.guild is None or press.channel is None:
            raise TutorError(IN_A_SERVER)
        lesson = await self.lessons.chosen(press, typed)
        due, plan = self.groups.clock.now() + LASTS, draw_lesson(lesson, self.randomness)
        wanted = WantedGathering(LESSON_TOGETHER, plan, due, press.channel)
        found = await opened(self.groups, press, wanted)
        return await self._part(press, found, BEGUN)

    async def join(self, press: Press, gathering: int) -> OwnPartScene:
        """Join, also late, or come back. Raise OverError or FullError."""
        await self._found(press, gathering)
        found = await self.groups.join(press, gathering, most=MOST_TOGETHER)
        return await self._part(press, found, JOINED)

    async def leave(self, press: Press, gathering: int) -> LeftScene:
        """Leave; what one answered stays, and the others go on."""
        found = await self._found(press, gathering)
        if found.member(press.person) is None:
            raise NotAMemberError
        if not found.takes_answers:
            return LeftScene(OVER_ALREADY)
        await self.groups.leave(press, gathering)
        return LeftScene(LEFT)

    async def look(self, press: Press, gathering: int, note: str = "") -> OwnPartScene:
        """Show somebody their own part, and the cards so far."""
        return await self._part(press, await self._found(press, gathering), note)

    async def pick(self, press: Press, seen: Seen, revision: str, picked: str = "") -> OwnPartScene:
        """Show somebody their own part with these letters picked; nothing is sent yet."""
        scene = await self.look(press, seen[0])
        state = scene.state
        if state.phase != seen[1] or state.question is None:
            return replace(scene, note=MOVED_PAST)
        if revision != revision_of(state.lesson):
            return replace(scene, note=EDITED)
        kept = picked if are_shown(state.asked(state.question), picked) else ""
        return replace(scene, picked=kept)

    async def go_on(self, press: Press, gathering: int, phase: int) -> OwnPartScene:
        """Go on from a phase. Raise NotYetError where somebody may not yet."""
        scene = await self.look(press, gathering)
        if scene.state.phase != phase or scene.state.stage is LessonStage.DONE:
            return replace(scene, note=MOVED_PAST)
        check_may_go_on(scene.state, press.person, self.groups.clock.now())
        await self.groups.advance(scene.state.gathering)
        await self.groups.settle(gathering)
        return await self.look(press, gathering, WENT_ON)

    async def read(self, press: Press, seen: Seen) -> OwnPartScene:
        """Note that somebody has read what the card shows."""
        return await self._move(press, seen, read_it)

    async def try_letter(
        self, press: Press, seen: Seen, revision: str, letter: str
    ) -> OwnPartScene:
        """Give the answer to a try beside a letter, LOOK without an idea."""
        return await self._move(press, seen, lambda state: try_letter(state, letter), revision)

    async def answer(self, press: Press, seen: Seen, revision: str, letters: str) -> OwnPartScene:
        """Answer the question with letters. One that cannot count is told so on the card."""
        try:
            return await self._move(
                press, seen, lambda state: answer_letters(state, letters), revision
            )
        except UnfitReplyError as error:
            return replace(await self.pick(press, seen, revision, letters), note=str(error))

    async def send(self, press: Press, seen: Seen, typed: str) -> OwnPartScene:
        """Give what was typed: a number as a try, or a line as the answer to a question."""

        def rule(state: LessonTogether) -> Entry:
            send = try_number if state.stage is LessonStage.TRY else answer_typed
            return send(state, typed)

        return await self._move(press, seen, rule)

    async def own_card(self, press: Press, gathering: int, card: str) -> CardScene:
        """Open the person's own card of the lesson, on which its step by hand is done."""
        found = await self._found(press, gathering)
        lesson = state_of(self.cards.course, found, ()).lesson
        if not card or lesson.card(card) is None:
            raise TutorError(LOST)
        bookmark = await self.cards.bookmarks.open(press, lesson.id, lesson.revision)
        return await self.cards.show(press, CardPressed(bookmark.id, card))

    async def _move(
        self, press: Press, seen: Seen, rule: Rule, revision: str | None = None
    ) -> OwnPartScene:
        found = await self._found(press, seen[0])
        _check_member(found, press)
        # Only what is of the phase that was seen is stored, so that is the one to judge by.
        state = state_of(self.cards.course, replace(found, phase=seen[1]), ())
        if found.phase != seen[1]:
            return await self._part(press, found, MOVED_PAST)
        if revision not in {None, revision_of(state.lesson)}:
            await self.groups.redraw(found.id)
            return await self._part(press, found, EDITED)

        def judge(_: Attempt) -> Entry:
            return replace(rule(state), revision=state.lesson.revision)

        wanted = WantedAttempt("", ACTIVITY, Plan(), gathering=found.id, joins=False)
        answered = await self.groups.answer(press, seen[1], wanted, judge)
        scene = await self.look(press, seen[0])
        if answered.counted:
            return replace(scene, note=KEPT)
        again = scene.state.phase == seen[1] and scene.state.own(press.person, seen[1]) is not None
        return replace(scene, note=ALREADY if again else MOVED_PAST)

    async def _part(self, press: Press, found: Gathering, note: str = "") -> OwnPartScene:
        _check_member(found, press)
        attempts = await self.groups.phases.attempts(found.id)
        return OwnPartScene(state_of(self.cards.course, found, attempts), press.person, note)

    async def _found(self, press: Press, gathering: int) -> Gathering:
        found = await self.groups.show(gathering)
        if found.guild != press.guild:
            raise ElsewhereError
        if found.kind != LESSON_TOGETHER:
            raise TutorError("This button is of something else. Nothing was changed.")
        return found


def _check_member(found: Gathering, press: Press) -> None:
    member = found.member(press.person)
    if member is None or (member.left_at is not None and found.takes_answers):
        raise NotAMemberError
