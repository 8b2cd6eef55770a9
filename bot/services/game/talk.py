"""The game as it is played by typing: a message does what the buttons and forms would do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.tutor.game.corrections import Correction
from bot.tutor.game.hearing.asides import Aside
from bot.tutor.game.hearing.hear import Missing, Partly, hear
from bot.tutor.game.hearing.typed_features import heard_features
from bot.tutor.game.hearing.typed_labels import heard_sure
from bot.tutor.game.hearing.typed_rules import heard_rule
from bot.tutor.game.own_rule import NAMED
from bot.tutor.game.pushing import strongest
from bot.tutor.game.state import Stage
from bot.tutor.game.telling import hint_line, why_line
from bot.tutor.text import clean

if TYPE_CHECKING:
    from bot.services.game.games import Games
    from bot.services.game.scenes import GameScene, SkippedScene
    from bot.tutor.game.hearing.hear import Heard
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

    async def typed(self, press: Press, attempt: int, text: str) -> GameScene | SkippedScene | None:
        """Take a message for the move that the game waits for; None when it seems to be none.

        Where the rule is awaited, any text is one. Raise TutorError for a move that cannot count.
        """
        scene = await self.games.show(press, attempt)
        stage = scene.state.stage
        if stage is Stage.BEGIN:
            return await self._begin(press, scene, text)
        if stage is Stage.RULE:
            return await self._rule(press, scene, text)
        return await self._predicted(press, scene, text) or await self._said(press, scene, text)

    async def corrected(self, press: Press, attempt: int, heard: Heard) -> GameScene:
        """Take a correction as it was heard; ask for what it lacks, and nothing is counted then."""
        scene = await self.games.show(press, attempt)
        if isinstance(heard, Correction):
            return await self.games.correct(press, attempt, scene.mark, heard)
        return replace(scene, note=ASK_FOR[heard.missing])

    async def aside(self, press: Press, attempt: int, aside: Aside) -> GameScene | SkippedScene:
        """Answer what is no move as what it is; the round goes on waiting.

        Whoever skips before the beginning leaves the game out.
        """
        scene = await self.games.show(press, attempt)
        stage = scene.state.stage
        if stage is Stage.BEGIN and aside is Aside.SKIP:
            return await self.games.skip(press, attempt)
        if stage is Stage.BEGIN and aside is not Aside.QUIT:
            return replace(scene, note=name_like_this(scene))
        return replace(scene, note=_aside_line(scene, aside))

    async def lost(self, press: Press, attempt: int) -> GameScene | None:
        """Say what the game waits for, to somebody whose message it could make nothing of."""
        scene = await self.games.show(press, attempt)
        state = scene.state
        if state.stage not in LOST:
            return None
        note = LOST[state.stage].format(high=state.subject.high, low=state.subject.low)
        return replace(scene, note=note)

    async def _begin(self, press: Press, scene: GameScene, text: str) -> GameScene | None:
        subject = scene.state.subject
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


def _aside_line(scene: GameScene, aside: Aside) -> str:
    state = scene.state
    last = state.last
    if state.stage is Stage.RULE and aside is not Aside.QUIT:
        return RULE_HELP
    told = last is not None and last in state.learnt_from
    if last is None or (state.stage is not Stage.CORRECT and not (told and aside is Aside.WHY)):
        return NO_RUSH[aside]
    sentence = last.sentence
    notes = LATER | {
        Aside.WHY: f"Why it is {sentence.label}: {why_line(state.subject, sentence)}",
        Aside.HINT: hint_line(state.subject, sentence),
    }
    return notes[aside]


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
    Aside.WHY: "That comes after your answer: the game says why as soon as it is locked.",
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
RULE_HELP = (
    "One sentence will do: what did you look at, and what does it point to? It may be as rough as "
    "it was while you played. Begin it with *My rule:*."
)
TYPE_BOTH = (
    "You made no mistake, so a sentence that would break your rule belongs to it. Type the rule, "
    "and the sentence on a second line. Nothing is kept yet."
)
