"""Carries out what a message wishes where nothing that is open has a say in it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.conversation.move_scenes import ByeScene
from bot.services.conversation.scenes import BEHIND, OffersScene, TrainDoorScene
from bot.tutor.conversation.intents import ASKS, Intent
from bot.tutor.conversation.wish import LABELS, STANDS_FOR, USUAL, Wish
from bot.tutor.course.bookmarks import number_in
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.services.conversation.answers import CourseAnswers
    from bot.services.conversation.said import WhySaid
    from bot.services.conversation.training_talk import TrainingTalk
    from bot.services.course.guide import Guide
    from bot.services.course.lessons import Lessons
    from bot.services.course.looking import Looking
    from bot.services.course.notebook import NotebookPages
    from bot.services.course.progress import ProgressPage
    from bot.services.scene import Scene
    from bot.tutor.people import Press

FIXED = {
    Intent.GREET: "greet",
    Intent.THANKS: "thanks",
    Intent.REPORT: "report",
    Intent.WHO: "real-person",
}
PRIVATE = frozenset(
    {
        Intent.CONTINUE,
        Intent.QUIZ,
        Intent.PRACTISE,
        Intent.PLAY,
        Intent.PROGRESS,
        Intent.NOTEBOOK,
        Intent.BACK,
        Intent.HINT,
        Intent.SKIP,
        Intent.WAS_RIGHT,
        Intent.DIFFERENTLY,
    }
)
"""What others must not read along; where they would, a button leads to it."""
NOTHING_OPEN = (
    "Nothing of yours is open that I could say more about. Ask me about a word or an idea of the "
    "lessons, or take one of these:"
)


@dataclass(frozen=True, slots=True)
class Wishes:
    lessons: Lessons
    looking: Looking
    progress: ProgressPage
    notebook: NotebookPages
    guide: Guide
    trainings: TrainingTalk
    answers: CourseAnswers
    said: WhySaid

    async def carry_out(self, press: Press, wish: Wish, *, alone: bool = False) -> Scene:
        """Return what is shown. Where others read along, what is private stands behind a button.

        `alone` says that nobody does, though it is in a server: such a button was pressed.
        Raise TutorError for what cannot be done now.
        """
        wish = Wish(STANDS_FOR.get(wish.intent, wish.intent), wish.card, wish.lesson)
        if not (press.in_dm or alone) and wish.intent in PRIVATE:
            return OffersScene(BEHIND, (wish,))
        if wish.intent in FIXED:
            return await self.answers.fixed(FIXED[wish.intent])
        if wish.intent in ASKS:
            return await self._look(press, wish)
        return await self._rooms.get(wish.intent, self._nothing)(press, wish)

    @property
    def _rooms(self) -> Mapping[Intent, Callable[[Press, Wish], Awaitable[Scene]]]:
        return {
            Intent.CONTINUE: self._lesson,
            Intent.QUIZ: self._question,
            Intent.PRACTISE: self._practice,
            Intent.PLAY: lambda press, _: self.lessons.parts.games.resume(press),
            Intent.PROGRESS: lambda press, _: self.progress.report(press),
            Intent.NOTEBOOK: lambda press, _: self.notebook.open(press),
            Intent.CURVE: lambda press, _: self.trainings.curve(press),
            Intent.SAID: lambda press, _: self.said.told(press),
            Intent.TRAIN: self._train,
            Intent.STOP: self._bye,
            Intent.HELP: self._help,
        }

    async def _lesson(self, press: Press, wish: Wish) -> Scene:
        if wish.lesson:
            return await self.lessons.ask_for(press, wish.lesson)
        return await self.lessons.resume(press)

    async def _question(self, press: Press, wish: Wish) -> Scene:
        """Ask about the card that was meant; where there is no question, practise its lesson."""
        lesson, _, card = wish.card.partition("/")
        if not card:
            return await self._asked_here(press, wish)
        try:
            return await self.looking.ask(press, lesson, card)
        except TutorError:
            return await self.lessons.parts.practice.ask_for(press, lesson)

    async def _asked_here(self, press: Press, wish: Wish) -> Scene:
        """Ask about the last card read about which there is a question; else practise."""
        bookmark = next(iter(await self.lessons.bookmarks.all_of(press.person)), None)
        lesson = self.lessons.course.lesson(bookmark.lesson) if bookmark else None
        if bookmark is None or lesson is None:
            return await self._practice(press, wish)
        for card in reversed(lesson.cards[: number_in(lesson, bookmark)]):
            with contextlib.suppress(TutorError):
                return await self.looking.ask(press, lesson.id, card.id)
        return await self._practice(press, wish)

    async def _practice(self, press: Press, wish: Wish) -> Scene:
        return await self.lessons.parts.practice.ask_for(press, wish.lesson or None)

    async def _look(self, press: Press, wish: Wish) -> Scene:
        lesson, _, card = wish.card.partition("/")
        return await self.looking.look(press, lesson, card)

    async def _train(self, _press: Press, _wish: Wish) -> Scene:
        return TrainDoorScene()

    async def _help(self, _press: Press, _wish: Wish) -> Scene:
        return self.guide.help()

    async def _bye(self, _press: Press, _wish: Wish) -> Scene:
        return ByeScene()

    async def _nothing(self, _press: Press, _wish: Wish) -> Scene:
        return OffersScene(NOTHING_OPEN, tuple(Wish(one) for one in USUAL if one in LABELS))
