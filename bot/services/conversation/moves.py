"""Acts on a short message by what is open: the card, the question, the pairs, the game."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.conversation.behind import behind_button
from bot.services.conversation.move_scenes import ByeScene, PrivateScene
from bot.services.conversation.place import Meant
from bot.services.conversation.scenes import HeardScene
from bot.services.course.scenes import CardScene
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.conversation.asked import AskKind
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import GRADED, IN_GAME, TRAINING, Open
from bot.tutor.conversation.moves.heard import heard_move
from bot.tutor.conversation.moves.move import HERE
from bot.tutor.course.path import LessonPart
from bot.tutor.course.standing import next_lesson
from bot.tutor.errors import NotYoursError
from bot.tutor.exercises.attempts import Activity
from bot.tutor.game.state import said_last

if TYPE_CHECKING:
    from bot.services.conversation.card_moves import CardMoves
    from bot.services.conversation.game_moves import GameMoves
    from bot.services.conversation.locking import Locking
    from bot.services.conversation.moments import Moments
    from bot.services.conversation.place import Place
    from bot.services.conversation.question_moves import QuestionMoves
    from bot.services.course.lessons import Lessons
    from bot.services.scene import Scene
    from bot.tutor.conversation.moves.move import HeardMove
    from bot.tutor.course.standing import Position
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.people import Press

ASKED = GRADED | {Open.ANSWERED}
NAMES = {
    Open.CARD: "lesson",
    Open.TRY: "lesson",
    Open.MATCHING: "matching",
    Open.ANSWERED: "questions",
    **dict.fromkeys(GRADED, "question"),
    **dict.fromkeys(IN_GAME, "game"),
}
"""What the open thing is called where others read along, and in a farewell."""
COUNTS = frozenset({Intent.ANSWER, Intent.IS_IT, Intent.CHANGE})
REPLIES = COUNTS | {Intent.YES, Intent.NO}
YES_OR_NO = frozenset({AskKind.LOCK, AskKind.WHICH, AskKind.STOP})
REPLIED_TO = GRADED | TRAINING
NOT_THERE = "There is no {letter} here, so nothing was counted. Type a letter that stands there."


@dataclass(frozen=True, slots=True)
class TalkMoves:
    """Does with what is open what a message means there. Others must not read what it shows."""

    moments: Moments
    lessons: Lessons
    cards: CardMoves
    questions: QuestionMoves
    games: GameMoves
    locking: Locking

    async def act(self, press: Press, place: Place, meant: Meant) -> Scene | None:
        """Return what is shown next; None when it means nothing beside what is open.

        Where others read along nothing is judged and nothing private is shown: there is a button
        to it. Raise TutorError for an answer that cannot count.
        """
        if not press.in_dm:
            return await self._in_server(press, place, meant)
        return await self._alone(press, place, meant)

    async def alone(self, press: Press, place: Place, intent: Intent) -> Scene | None:
        """Do what an intent means beside what is open, for somebody who alone sees it."""
        return await self._alone(press, place, Meant(intent))

    async def _alone(self, press: Press, place: Place, meant: Meant) -> Scene | None:
        if meant.intent is Intent.STOP and place.open is not Open.RUN:
            return ByeScene(NAMES.get(place.open, ""))
        if meant.below or place.open in IN_GAME:
            return await self.games.act(press, place, meant)
        return await self._in_course(press, place, meant)

    async def _in_course(self, press: Press, place: Place, meant: Meant) -> Scene | None:
        if place.open is Open.ANSWERED and meant.intent is Intent.SKIP:
            meant = replace(meant, intent=Intent.CONTINUE)  # what was answered is not left open
        if place.open in ASKED and not _goes_past(place, meant.intent):
            return await self.questions.act(press, place, meant)
        if place.open in {Open.CARD, Open.TRY}:
            return await self.cards.act(press, place, meant)
        if place.open is Open.MATCHING and place.attempt is not None:
            return await self._pairing(press, place.attempt, meant)
        return await self._onward(press, place, meant)

    async def not_there(self, press: Press, place: Place, letter: str) -> Scene | None:
        """Say that no answer stands beside a letter, and show again what is asked."""
        if not press.in_dm:
            return PrivateScene(press.person, NAMES[place.open])
        shown = await self.again(press, place)
        note = NOT_THERE.format(letter=letter)
        return replace(shown, note=note) if isinstance(shown, QuestionScene | CardScene) else shown

    async def forget(self, press: Press) -> None:
        """Forget what was asked back: the talk went on to something else."""
        await self.locking.over(press)

    async def go_past(self, press: Press, place: Place, heard: HeardMove | None) -> None:
        """Forget what was asked back, unless this is a reply to it, or an answer in its place."""
        replies = heard is not None and heard.intent in REPLIES and press.in_dm
        if place.talk.asked.kind in YES_OR_NO and not (replies and place.open in REPLIED_TO):
            await self.locking.over(press)

    async def lost(self, press: Press, place: Place) -> Scene | None:
        """Say what an open game waits for, where that was touched last; None elsewhere."""
        return await self.games.lost(press, place) if place.open in IN_GAME else None

    def card_of(self, place: Place) -> str:
        """Return the card that is open and read, as "lesson/card", "" off the cards."""
        return self.cards.name_of(place) if place.open is Open.CARD else ""

    async def again(self, press: Press, place: Place) -> Scene | None:
        """Show again what is open, or was before a training; None where nothing is."""
        attempt, parts = place.attempt, self.lessons.parts
        if attempt is None or attempt.closed:
            return await self.cards.show(press, place) or await self._resumed(press, place)
        if attempt.activity == Activity.MATCHING:
            return await parts.matching.show(press, attempt.id)
        if attempt.activity == parts.games.activity:
            return await parts.games.show(press, attempt.id)
        return await parts.questions.show(press, attempt.id)

    async def edited(self, press: Press, text: str) -> Scene | None:
        """Say that the first answer counts, where an edited message was one that counted.

        `press` is that of the message as it was sent first. None for any other message: it may be
        answered anew.
        """
        if not press.in_dm or not await self.moments.talks.counted(press):
            return None
        moment, place = await self.moments.of(press)
        heard = heard_move(text, moment)
        if heard is None or heard.intent not in COUNTS or place.attempt is None:
            return None
        if place.open in ASKED:
            return await self.questions.edited(press, place.attempt)
        in_game = place.open in IN_GAME
        return await self.games.edited(press, place.attempt.id) if in_game else None

    async def look(self, press: Press, person: int, reply: str) -> Scene:
        """Show somebody privately what they wrote to, with the reply they typed picked.

        Raise NotYoursError for another person.
        """
        if person != press.person:
            raise NotYoursError
        moment, place = await self.moments.of(press)
        heard = heard_move(reply, moment) if reply else None
        picks = heard is not None and moment.open in {Open.CHOICE, Open.NUMBER} and not place.unseen
        if heard is not None and picks and heard.intent in COUNTS and place.attempt is not None:
            scene = await self.lessons.parts.questions.keys.look(press, place.attempt.id)
            asked = replace(heard, intent=Intent.ANSWER)
            return await self.locking.ask(press, place, scene, asked)
        shown = await self.again(press, place) or ByeScene()
        await self.locking.note_shown(press, shown, alone=True)
        return shown

    async def _in_server(self, press: Press, place: Place, meant: Meant) -> Scene | None:
        if meant.intent is Intent.STOP and place.open is not Open.RUN:
            return ByeScene()
        here = place.stage if meant.below else place.open
        if meant.heard is None or here not in NAMES:
            return None
        corrects = here is Open.CORRECTION or (here is Open.GAME and meant.reply == meant.text)
        if corrects and meant.intent is Intent.ANSWER:
            return await self._heard_there(press, meant.text)
        return behind_button(press, here, NAMES[here], meant)

    async def _heard_there(self, press: Press, text: str) -> Scene | None:
        """Take a correction, and show nothing else of the game."""
        game = await self.games.talk.hear(press, text)
        if game is None:
            return None
        return HeardScene(game.attempt, None if game.note else said_last(game.state), game.note)

    async def _pairing(self, press: Press, attempt: Attempt, meant: Meant) -> Scene | None:
        matching = self.lessons.parts.matching
        if meant.intent is Intent.ANSWER:
            return await matching.typed(press, attempt.id, meant.text)
        shows = {Intent.BACK, Intent.DIFFERENTLY, Intent.CONTINUE, Intent.SKIP, Intent.HINT}
        return await matching.show(press, attempt.id) if meant.intent in shows else None

    async def _onward(self, press: Press, place: Place, meant: Meant) -> Scene | None:
        """Go on after the end of an exercise, or from an ending or a training that was shown."""
        attempt, position, intent = place.attempt, place.position, meant.intent
        if meant.reply == HERE or place.open in TRAINING:
            shows = intent in {Intent.BACK, Intent.CONTINUE}
            return await self._returned(press, place) if shows else None
        if attempt is not None:
            return await self._after(press, attempt, intent)
        if position is None or intent is not Intent.CONTINUE:
            return None
        return await self._past(press, position)

    async def _returned(self, press: Press, place: Place) -> Scene | None:
        """Show again what was open before a training; what is written next is about that."""
        shown = await self.again(press, place)
        if shown is not None and place.run:
            self.moments.returns.leave(press.person, place.run)
        return shown

    async def _after(self, press: Press, attempt: Attempt, intent: Intent) -> Scene | None:
        played = attempt.activity == self.lessons.parts.games.activity
        if played and intent is Intent.GIVE_ANSWER:
            return await self.lessons.debrief(press, attempt.lesson)
        if intent is not Intent.CONTINUE:
            return None
        if attempt.activity == Activity.MISTAKES:
            return await self.lessons.parts.practice.redone(press, attempt.id)
        return await self.lessons.open(press, attempt.lesson)

    async def _past(self, press: Press, position: Position) -> Scene | None:
        bookmark, lesson = position.bookmark, position.lesson
        if position.part is LessonPart.DEBRIEF:
            return await self.lessons.finish(press, bookmark.id)
        if position.part in {LessonPart.RESULT, LessonPart.PRACTICE}:
            return await self.lessons.past(press, bookmark.id)
        following = next_lesson(self.lessons.course, lesson, position.standing)
        if position.part is LessonPart.DONE and following is not None:
            return await self.lessons.open(press, following.id)
        return None

    async def _resumed(self, press: Press, place: Place) -> Scene | None:
        return await self.lessons.resume(press) if place.position is not None else None


def _goes_past(place: Place, intent: Intent) -> bool:
    """Whether somebody goes on from questions that are all answered."""
    ended = place.attempt is not None and place.attempt.closed
    return place.open is Open.ANSWERED and ended and intent is Intent.CONTINUE
