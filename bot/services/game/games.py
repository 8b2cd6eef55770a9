"""The prediction game, alone: predict, say the correction, write the rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.exercises.attempting import (
    UPDATED,
    Rules,
    lesson_in,
    of_activity,
    own_attempt,
    revision_in,
    step_from,
    take_step,
)
from bot.services.game.scenes import GameScene
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import EntryKind, WantedAttempt, mark_of
from bot.tutor.game.corrections import heard_correction
from bot.tutor.game.solo import (
    Stage,
    after_entry,
    correct,
    draw_game,
    game_state,
    predict,
    write_rule,
)
from bot.tutor.game.typed_moves import heard_label, heard_rule, names_itself_a_rule
from bot.tutor.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.exercises.attempting import Step
    from bot.services.exercises.ports import Attempts
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.game.corrections import Correction
    from bot.tutor.game.sentences import Game, Label
    from bot.tutor.game.solo import GameState
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Games:
    """Its attempts are stored under `activity`.

    Methods that take an attempt raise NotYoursError if it belongs to another person. All methods
    but `hear` raise TutorError when the lesson or its game is gone.
    """

    course: Course
    attempts: Attempts
    activity: str

    async def resume(self, press: Press) -> GameScene:
        """Go on with the open game, or start a new one."""
        attempt = await self._open(press)
        if attempt is not None:
            return self._scene(attempt, self._replay(attempt))
        lesson = self.course.game_lesson()
        if lesson is None:
            raise TutorError("The game is switched off while its lesson is mended. Try `/train`.")
        return await self.begin(press, lesson)

    async def begin(self, press: Press, lesson: Lesson) -> GameScene:
        """Start this lesson's game, or come back to the one that is open."""
        plan = draw_game(_game(lesson))
        attempt = await self.attempts.begin(press, WantedAttempt(lesson.id, self.activity, plan))
        return self._scene(attempt, self._replay(attempt))

    async def show(self, press: Press, attempt: int, mark: str | None = None) -> GameScene:
        """Show where the game is; `mark` is that of the card that was pressed.

        If that card is older than the state, the scene says so.
        """
        own = await own_attempt(self.attempts, press, attempt)
        scene = self._scene(own, self._replay(own))
        return scene if mark in {None, scene.mark} else replace(scene, note=UPDATED)

    async def predict(self, press: Press, attempt: int, mark: str, label: Label) -> GameScene:
        """Lock a prediction in, and only then say whether it was right."""
        return await self._step(
            press, attempt, mark, lambda scene: predict(scene.state, scene.game, label)
        )

    async def correct(
        self, press: Press, attempt: int, mark: str, correction: Correction
    ) -> GameScene:
        """Say the correction sentence with a word or feature and a direction."""
        said = replace(correction, feature=clean(correction.feature))
        return await self._step(press, attempt, mark, lambda scene: correct(scene.state, said))

    async def hear(self, press: Press, correction: Correction | None) -> GameScene | None:
        """Take a correction that was typed in a message, None if the message is no such sentence.

        Return None when no game waits for a correction. Raise TutorError as `correct` does.
        """
        attempt = await self._open(press)
        if attempt is None:
            return None
        state = self._replay(attempt)
        if state.stage is not Stage.CORRECT:
            return None
        if correction is None:
            return replace(self._scene(attempt, state), note=SAY_IT_LIKE_THIS)

        entry = correct(state, correction)
        return self._after(
            await step_from(self.attempts, press, attempt, state, self._rules, entry)
        )

    async def typed(
        self, press: Press, attempt: int, text: str, is_talk: Callable[[str], bool]
    ) -> GameScene | None:
        """Take a message for the move that the game waits for; None when it seems to be none.

        Any text that is no talk is a rule. Raise TutorError for a move that cannot count.
        """
        scene = await self.show(press, attempt)
        stage, label = scene.state.stage, heard_label(text)
        if stage is Stage.PREDICT and label is not None:
            return await self.predict(press, attempt, scene.mark, label)
        correction = heard_correction(clean(text)) if stage is Stage.CORRECT else None
        if correction is not None:
            return await self.correct(press, attempt, scene.mark, correction)
        is_rule = names_itself_a_rule(text) or not is_talk(text)
        return await self._rule(press, scene, text) if stage is Stage.RULE and is_rule else None

    async def _rule(self, press: Press, scene: GameScene, text: str) -> GameScene:
        rule, breaker = heard_rule(text)
        if scene.state.mistakes == 0 and not breaker:
            return replace(scene, note=TYPE_BOTH)
        return await self.write_rule(press, scene.attempt, scene.mark, rule, breaker)

    async def write_rule(
        self, press: Press, attempt: int, mark: str, text: str, breaker: str
    ) -> GameScene:
        """Write the one rule down; it goes into the notebook and ends the game."""
        return await self._step(
            press,
            attempt,
            mark,
            lambda scene: write_rule(scene.state, clean(text), clean(breaker)),
        )

    async def _open(self, press: Press) -> Attempt | None:
        """Return the person's open game, unless its lesson is switched off or lost its game."""
        attempt = await self.attempts.latest(press.person, self.activity)
        lesson = None if attempt is None else self.course.lesson(attempt.lesson)
        return attempt if lesson is not None and lesson.game is not None else None

    async def _step(
        self, press: Press, attempt: int, mark: str, rule: Callable[[GameScene], Entry]
    ) -> GameScene:
        def judge(current: Attempt, state: GameState) -> Entry | None:
            scene = self._scene(current, state)
            return rule(scene) if scene.mark == mark else None

        return self._after(await take_step(self.attempts, press, attempt, self._rules, judge))

    def _after(self, step: Step[GameState]) -> GameScene:
        scene = self._scene(step.attempt, step.state)
        return scene if step.counted else replace(scene, note=UPDATED)

    @property
    def _rules(self) -> Rules[GameState]:
        return Rules(self._replay, after_entry, _score, revision_in(self.course))

    def _replay(self, attempt: Attempt) -> GameState:
        attempt = of_activity(attempt, self.activity)
        game = _game(lesson_in(self.course, attempt.lesson))
        return game_state(game, attempt.plan, attempt.entries)

    def _scene(self, attempt: Attempt, state: GameState) -> GameScene:
        lesson = lesson_in(self.course, attempt.lesson)
        game = _game(lesson)
        mark = mark_of(state.step, lesson.revision)
        scene = GameScene(lesson, game, attempt.id, mark, state)
        last = attempt.entries[-1] if attempt.entries else None
        if last is None or last.item not in state.predictions:
            return scene
        return replace(
            scene,
            judged=game.sentence(last.item),
            predicted=state.predictions[last.item],
            said=last.choice if last.kind == EntryKind.CORRECTION else None,
        )


SAY_IT_LIKE_THIS = (
    "Nearly. Say it like this, with a word or feature of your own: "
    "*I think I weighted the question mark too high. I will adjust my rule.* "
    "Choose **too high** or **too low**."
)

TYPE_BOTH = (
    "You made no mistake, so a sentence that would break your rule belongs to it. Type the rule, "
    "and the sentence on a second line. Nothing is kept yet."
)


def _score(state: GameState) -> float | None:
    return state.score if state.stage is Stage.DONE else None


def _game(lesson: Lesson) -> Game:
    if lesson.game is None:
        raise TutorError("This lesson has no game any more. Type `/learn` to go on.")
    return lesson.game
