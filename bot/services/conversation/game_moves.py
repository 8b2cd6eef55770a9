"""Short messages beside the prediction game: moves, half-said corrections, and what is no move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.conversation.move_scenes import ByeScene, CorrectionHelpScene
from bot.services.game.talk import LATER
from bot.tutor.conversation.asked import AskedBack, AskKind
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import Open
from bot.tutor.errors import TutorError
from bot.tutor.game.corrections import Direction
from bot.tutor.game.hearing.asides import Aside
from bot.tutor.game.hearing.hear import Partly, added, hear
from bot.tutor.game.sentences import found_in
from bot.tutor.game.state import Stage
from bot.tutor.text import clean

if TYPE_CHECKING:
    from bot.services.conversation.last_words import LastWords
    from bot.services.conversation.place import Meant, Place
    from bot.services.conversation.ports import Talks
    from bot.services.game.scenes import GameScene
    from bot.services.game.talk import GameTalk
    from bot.services.scene import Scene
    from bot.tutor.game.hearing.hear import Heard
    from bot.tutor.people import Press

ASIDES = {
    Intent.HINT: Aside.HINT,
    Intent.DONT_KNOW: Aside.HINT,
    Intent.TOO_HARD: Aside.HINT,
    Intent.GIVE_ANSWER: Aside.HINT,
    Intent.COMPUTED: Aside.HINT,
    Intent.WHY: Aside.WHY,
    Intent.SKIP: Aside.SKIP,
    Intent.CONTINUE: Aside.SKIP,
    Intent.STOP: Aside.QUIT,
}
SHOWN = frozenset({Intent.BACK, Intent.DIFFERENTLY, Intent.WAS_RIGHT, Intent.NO})
NO_VERDICT = "I say no side before yours is in: {high} or {low}? A hunch will do, with 60%."
LOCKED = "What you predicted is locked: that is what makes a mistake worth something. On it goes."
EDITED = "You changed your message after it counted. What you said first stays."


@dataclass(frozen=True, slots=True)
class GameMoves:
    talk: GameTalk
    talks: Talks
    words: LastWords

    async def act(self, press: Press, place: Place, meant: Meant) -> Scene | None:
        """Do what is meant with the game that is open; None when it means nothing there.

        Raise TutorError for a move that cannot count.
        """
        attempt = place.below if meant.below else place.attempt
        stage = place.stage if meant.below else place.open
        if attempt is None:
            return None
        if meant.intent is Intent.ANSWER:
            return await self._answer(press, place, attempt.id, stage, meant)
        if stage is Open.CORRECTION and meant.intent in {Intent.SKIP, Intent.CONTINUE}:
            return await self._offered(press, attempt.id)
        return await self._other(press, attempt.id, stage, meant.intent)

    async def lost(self, press: Press, place: Place) -> GameScene | None:
        """Say what the game waits for, to somebody whose message it could make nothing of."""
        return None if place.attempt is None else await self.talk.lost(press, place.attempt.id)

    async def pause(self, press: Press, attempt: int) -> ByeScene:
        """Leave the game as it is; it goes on where it was. Raise as `Games.show` does."""
        await self.talk.games.show(press, attempt)
        return ByeScene("game")

    async def edited(self, press: Press, attempt: int) -> GameScene:
        return replace(await self.talk.games.show(press, attempt), note=EDITED)

    async def _answer(
        self, press: Press, place: Place, attempt: int, stage: Open, meant: Meant
    ) -> Scene | None:
        if stage is Open.CORRECTION:
            return await self._correction(press, place, attempt, meant)
        moved = await self.talk.typed(press, attempt, meant.text)
        return moved or await self.talk.lost(press, attempt)

    async def _correction(self, press: Press, place: Place, attempt: int, meant: Meant) -> Scene:
        """Put together what was said in several messages; ask for what is missing."""
        now = hear(clean(meant.text)) or hear(clean(meant.reply))
        scene = await self.talk.games.show(press, attempt)
        before = self._said_before(press, place, scene)
        heard = now if before is None else added(before, now)
        if heard is None:
            return await self.talk.lost(press, attempt) or scene
        await self._remember(press, place, scene, heard)
        return await self.talk.corrected(press, attempt, heard)

    def _said_before(self, press: Press, place: Place, scene: GameScene) -> Partly | None:
        asked = place.talk.asked
        here = (asked.attempt, asked.mark) == (scene.attempt, scene.mark)
        direction = next((one for one in Direction if one.value == asked.reply), None)
        feature = self.words.of(press.person, scene.attempt, scene.mark)
        if asked.kind is not AskKind.FEATURE or not here:
            direction = None
        return Partly(feature, direction) if feature or direction else None

    async def _remember(self, press: Press, place: Place, scene: GameScene, heard: Heard) -> None:
        """Keep a direction that waits for its feature; a feature is kept as words, not stored."""
        told, asked = place.talk.asked.told, place.talk.asked
        now = AskedBack(told=told)
        if isinstance(heard, Partly) and heard.direction is not None:
            now = AskedBack(AskKind.FEATURE, scene.attempt, scene.mark, heard.direction.value, told)
        elif isinstance(heard, Partly) and heard.feature:
            self.words.keep(press.person, scene.attempt, scene.mark, heard.feature)
        if now != asked:
            await self.talks.keep(press, replace(place.talk, asked=now))

    async def _other(self, press: Press, attempt: int, stage: Open, intent: Intent) -> Scene | None:
        if intent in ASIDES:
            onward = stage is Open.BEGIN and intent is Intent.CONTINUE
            return await self.talk.aside(press, attempt, Aside.HINT if onward else ASIDES[intent])
        scene = await self.talk.games.show(press, attempt)
        if intent in {Intent.IS_IT, Intent.CHANGE}:
            return replace(scene, note=_held(scene, intent))
        return scene if intent in SHOWN else None

    async def _offered(self, press: Press, attempt: int) -> CorrectionHelpScene:
        """Offer what can be named, or to pause: a correction cannot be left out."""
        scene = await self.talk.games.show(press, attempt)
        state = scene.state
        if state.last is None:
            raise TutorError("The game waits for nothing here. Type `/play` to go on with it.")
        found = found_in(state.subject.reader, state.last.sentence.text)
        names = tuple(one.signal.name for one in found)
        return CorrectionHelpScene(scene, LATER[Aside.SKIP], names)


def _held(scene: GameScene, intent: Intent) -> str:
    subject, stage = scene.state.subject, scene.state.stage
    if intent is Intent.IS_IT and stage in {Stage.PREDICT, Stage.SIDE}:
        return NO_VERDICT.format(high=subject.high, low=subject.low)
    return LOCKED
