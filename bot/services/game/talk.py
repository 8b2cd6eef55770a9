"""The game as it is played by typing: a message does what the buttons and forms would do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.tutor.game.corrections import Correction
from bot.tutor.game.hearing.asides import Aside, heard_aside
from bot.tutor.game.hearing.hear import Missing, Partly, hear
from bot.tutor.game.hearing.typed_features import heard_features
from bot.tutor.game.hearing.typed_labels import heard_sure
from bot.tutor.game.hearing.typed_rules import heard_rule, names_itself_a_rule
from bot.tutor.game.own_rule import NAMED
from bot.tutor.game.pushing import strongest
from bot.tutor.game.state import Stage
from bot.tutor.game.subjects import SUBJECTS
from bot.tutor.game.telling import hint_line, why_line
from bot.tutor.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.game.games import Games
    from bot.services.game.scenes import GameScene, SkippedScene
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class GameTalk:
    games: Games

    async def hear(self, press: Press, text: str) -> GameScene | None:
        """Take a correction that was typed in a message; ask for what it lacks.

        None when the message is no correction, or no game waits for one. Raise TutorError for a
        correction that cannot count.
        """
        attempt = await self.games.open_game(press)
        if attempt is None:
            return None
        state = self.games.replay(attempt)
        if state.stage is not Stage.CORRECT and not state.may_say_again:
            return None
        return await self._correction(press, await self.games.show(press, attempt.id), text)

    async def typed(
        self, press: Press, attempt: int, text: str, is_talk: Callable[[str], bool]
    ) -> GameScene | SkippedScene | None:
        """Take a message for the move that the game waits for; None when it seems to be none.

        A text that names a side and is no talk is a rule. Raise TutorError for a move that cannot
        count.
        """
        scene = await self.games.show(press, attempt)
        stage = scene.state.stage
        if stage is Stage.BEGIN:
            return await self._begin(press, scene, text)
        if stage is Stage.RULE:
            is_rule = names_itself_a_rule(text) or (
                not is_talk(text) and _names_a_side(scene, text)
            )
            return await self._rule(press, scene, text) if is_rule else None
        moved = await self._predicted(press, scene, text) or await self._said(press, scene, text)
        return moved or _aside(scene, text)

    async def lost(self, press: Press, attempt: int) -> GameScene | None:
        """Say what the game waits for, to somebody whose message it could make nothing of."""
        scene = await self.games.show(press, attempt)
        state = scene.state
        if state.stage not in LOST:
            return None
        note = LOST[state.stage].format(high=state.subject.high, low=state.subject.low)
        return replace(scene, note=note)

    async def _begin(
        self, press: Press, scene: GameScene, text: str
    ) -> GameScene | SkippedScene | None:
        subject = scene.state.subject
        if heard_aside(text) is Aside.SKIP:
            return await self.games.skip(press, scene.attempt)
        heard = heard_features(text, subject.reader.features, subject.labels)
        signals = [(one.naming.feature, one.side) for one in heard.whole if one.naming.feature]
        if len(signals) == NAMED:
            return await self.games.name(press, scene.attempt, scene.mark, signals)
        return replace(scene, note=name_like_this(scene)) if heard.whole else None

    async def _predicted(self, press: Press, scene: GameScene, text: str) -> GameScene | None:
        state = scene.state
        label, percent = heard_sure(text, state.subject.labels) or ("", None)
        if not label:
            return None
        if state.stage is Stage.SIDE:
            return await self.games.tell_side(press, scene.attempt, scene.mark, label)
        if state.stage is not Stage.PREDICT:
            return None
        return await self.games.predict(press, scene.attempt, scene.mark, label, percent)

    async def _said(self, press: Press, scene: GameScene, text: str) -> GameScene | None:
        waits = scene.state.stage is Stage.CORRECT
        if not waits and not scene.state.may_say_again:
            return None
        return await self._correction(press, scene, text)

    async def _correction(self, press: Press, scene: GameScene, text: str) -> GameScene | None:
        heard = hear(clean(text))
        if isinstance(heard, Correction):
            return await self.games.correct(press, scene.attempt, scene.mark, heard)
        return replace(scene, note=ASK_FOR[heard.missing]) if isinstance(heard, Partly) else None

    async def _rule(self, press: Press, scene: GameScene, text: str) -> GameScene:
        rule, breaker = heard_rule(text)
        if scene.state.mistakes == 0 and not breaker:
            return replace(scene, note=TYPE_BOTH)
        return await self.games.write_rule(press, scene.attempt, scene.mark, rule, breaker)


def _names_a_side(scene: GameScene, text: str) -> bool:
    """Whether a message reads as a rule though it does not say so: it has a side, and no "?"."""
    said = text.casefold()
    asks = said.rstrip().endswith("?")
    return not asks and any(side in said for side in scene.state.subject.labels)


def is_move(text: str) -> bool:
    """Whether a message says a label, of whatever subject, and so can only be a prediction."""
    return any(heard_sure(text, (one.high, one.low)) is not None for one in SUBJECTS)


def _aside(scene: GameScene, text: str) -> GameScene | None:
    """Answer what is no move as what it is; the round goes on waiting."""
    aside, state = heard_aside(text), scene.state
    if aside is None:
        return None
    if state.stage is not Stage.CORRECT or state.last is None:
        return None if aside is Aside.WHY else replace(scene, note=NO_RUSH[aside])
    last = state.last.sentence
    notes = LATER | {
        Aside.WHY: f"Why it is {last.label}: {why_line(state.subject, last)}",
        Aside.HINT: hint_line(state.subject, last),
    }
    return replace(scene, note=notes[aside])


def name_like_this(scene: GameScene) -> str:
    """Say how the two features are typed."""
    subject = scene.state.subject
    high, low = strongest(subject)
    return (
        "I need two features, each with its side. Type them like this: "
        f"*{high} {subject.high}, {low} {subject.low}*, with features of your own."
    )


SAY_IT_LIKE_THIS = (
    "Say it like this, with a word or feature of your own: "
    "*I think I weighted the question mark too high. I will adjust my rule.* "
    "Choose **too high** or **too low**."
)
ASK_FOR = {
    Missing.FEATURE: "Nearly: which word or feature was it? For example: *slang, too low*.",
    Missing.DIRECTION: "Nearly: was it **too high** or **too low**? For example: *slang, too low*.",
    Missing.BOTH: SAY_IT_LIKE_THIS,
}
LATER = {
    Aside.SKIP: (
        "This step is the heart of the game, so it cannot be skipped. Any word that misled you "
        "will do, with **too high** or **too low**."
    ),
    Aside.QUIT: "You can stop any time: the game keeps its place, and `/play` goes on with it.",
}
NO_RUSH = {
    Aside.SKIP: "Any answer will do: a hunch counts least. The game has no timer.",
    Aside.QUIT: LATER[Aside.QUIT],
    Aside.HINT: (
        "What do the words sound like to you? Say a side, and 60% if it is a hunch, 80% if you are "
        "fairly sure, 95% if you are sure."
    ),
}
LOST = {
    Stage.BEGIN: "I did not get that. Type two features with their sides, or press the button.",
    Stage.PREDICT: "I did not get that. Type a side and how sure you are, such as *{high}, sure*.",
    Stage.CORRECT: "I did not get that. " + SAY_IT_LIKE_THIS,
    Stage.SIDE: "I did not get that. Type **{high}** or **{low}**.",
    Stage.RULE: "Is that your rule? Then begin it with *My rule:*, please. Nothing is kept yet.",
}
TYPE_BOTH = (
    "You made no mistake, so a sentence that would break your rule belongs to it. Type the rule, "
    "and the sentence on a second line. Nothing is kept yet."
)
