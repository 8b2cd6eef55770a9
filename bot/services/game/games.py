"""The prediction game, alone: name two features, predict, say the correction, write the rule."""

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
    step_in,
)
from bot.services.game.scenes import GameScene, SkippedScene, UnseenScene
from bot.services.pictures import drawn
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Activity, Entry, WantedAttempt, mark_of
from bot.tutor.exercises.plans import Plan
from bot.tutor.game import solo
from bot.tutor.game.drawing import Round, draw_game, met_in
from bot.tutor.game.ending import ending_of, picture_of
from bot.tutor.game.replaying import after_entry, game_state
from bot.tutor.game.state import Stage
from bot.tutor.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from bot.services.exercises.attempting import Step
    from bot.services.exercises.ports import Attempts, PastAttempts
    from bot.services.game.ports import Judgements
    from bot.services.pictures import Pictures
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.game.corrections import Correction
    from bot.tutor.game.sentences import Game
    from bot.tutor.game.state import GameState
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Games:
    """Its attempts are stored under `activity`.

    Methods that take an attempt raise NotYoursError if it belongs to another person. All methods
    but `open_game` raise TutorError when the lesson or its game is gone.
    """

    course: Course
    attempts: Attempts
    history: PastAttempts
    judgements: Judgements
    pictures: Pictures
    randomness: Random
    activity: str

    async def resume(self, press: Press) -> GameScene:
        """Go on with the open game, or start a new one."""
        attempt = await self.open_game(press)
        if attempt is not None:
            return await self._shown(attempt, self.replay(attempt))
        lesson = self.course.game_lesson()
        if lesson is None:
            raise TutorError("The game is switched off while its lesson is mended. Try `/train`.")
        return await self.begin(press, lesson)

    async def begin(self, press: Press, lesson: Lesson) -> GameScene:
        """Start this lesson's game, or come back to the one that is open."""
        past = await self.history.attempts(press.person, [self.activity], lesson.id)
        plan = draw_game(_game(lesson), self.randomness, met_in(one.plan for one in past))
        attempt = await self.attempts.begin(press, WantedAttempt(lesson.id, self.activity, plan))
        return await self._shown(attempt, self.replay(attempt))

    async def show(
        self, press: Press, attempt: int, mark: str | None = None, *, ledger: bool = False
    ) -> GameScene:
        """Show where the game is; `mark` is that of the card that was pressed.

        If that card is older than the state, the scene says so. `ledger` asks for all that the
        network did at the last sentence.
        """
        own = await own_attempt(self.attempts, press, attempt)
        scene = replace(await self._shown(own, self.replay(own)), whole_ledger=ledger)
        return scene if mark in {None, scene.mark} else replace(scene, note=UPDATED)

    async def tests(self, press: Press, attempt: int) -> GameScene | UnseenScene:
        """Show the unseen sentences one by one, once the game is over, if it had any."""
        scene = await self.show(press, attempt)
        over = scene.state.stage is Stage.DONE and scene.state.in_round(Round.UNSEEN)
        return UnseenScene(scene) if over else scene

    async def switch(self, press: Press, attempt: int, mark: str, subject: str) -> GameScene:
        """Play with the sentences of another subject, as long as the game has not begun."""
        return await self._step(
            press,
            attempt,
            mark,
            lambda scene: solo.choose_subject(scene.state, scene.game, subject),
        )

    async def name(
        self, press: Press, attempt: int, mark: str, named: Sequence[tuple[str, str]]
    ) -> GameScene:
        """Name the two features that the game begins with, each with its side."""
        return await self._step(
            press, attempt, mark, lambda scene: solo.name_features(scene.state, named)
        )

    async def predict(
        self, press: Press, attempt: int, mark: str, label: str, percent: int | None = None
    ) -> GameScene:
        """Lock a prediction in with how sure it is, and only then say whether it was right."""
        return await self._step(
            press, attempt, mark, lambda scene: solo.predict(scene.state, label, percent)
        )

    async def correct(
        self, press: Press, attempt: int, mark: str, correction: Correction
    ) -> GameScene:
        """Say the correction sentence with a word or feature and a direction."""
        said = replace(correction, feature=clean(correction.feature))
        return await self._step(press, attempt, mark, lambda scene: solo.correct(scene.state, said))

    async def tell_side(self, press: Press, attempt: int, mark: str, label: str) -> GameScene:
        """Say which side the feature of the correction speaks for."""
        return await self._step(
            press, attempt, mark, lambda scene: solo.tell_side(scene.state, label)
        )

    async def write_rule(
        self, press: Press, attempt: int, mark: str, text: str, breaker: str
    ) -> GameScene:
        """Write the one rule down; it goes into the notebook and ends the game."""
        words = clean(text), clean(breaker)
        return await self._step(
            press, attempt, mark, lambda scene: solo.write_rule(scene.state, *words)
        )

    async def skip(self, press: Press, attempt: int) -> SkippedScene:
        """Leave the game out: it counts as done for its lesson. What was played stays open."""
        own = of_activity(await own_attempt(self.attempts, press, attempt), self.activity)
        lesson = lesson_in(self.course, own.lesson)
        wanted = WantedAttempt(lesson.id, Activity.GAME_SKIPPED, Plan())
        left = await self.attempts.begin(press, wanted)
        await self.attempts.close(left.id, 1.0)
        return SkippedScene(lesson)

    async def open_game(self, press: Press) -> Attempt | None:
        """Return the person's open game, unless its lesson is switched off or lost its game."""
        attempt = await self.attempts.latest(press.person, self.activity)
        lesson = None if attempt is None else self.course.lesson(attempt.lesson)
        return attempt if lesson is not None and lesson.game is not None else None

    def replay(self, attempt: Attempt) -> GameState:
        """Work out the state of a game. Raise TutorError for an attempt at anything else."""
        return game_state(self._game_of(attempt), of_activity(attempt, self.activity))

    async def _step(
        self, press: Press, attempt: int, mark: str, rule: Callable[[GameScene], Entry]
    ) -> GameScene:
        def judge(current: Attempt, state: GameState) -> Entry | None:
            scene = self._scene(current, state)
            return rule(scene) if scene.mark == mark else None

        current = await own_attempt(self.attempts, press, attempt)
        rules = self._rules(current)
        return await self._after(await step_in(self.attempts, press, current, rules, judge))

    async def _after(self, step: Step[GameState]) -> GameScene:
        scene = await self._shown(step.attempt, step.state)
        return scene if step.counted else replace(scene, note=UPDATED)

    def _rules(self, current: Attempt) -> Rules[GameState]:
        def after(state: GameState, entry: Entry) -> GameState:
            return after_entry(self._game_of(current), current, state, entry)

        return Rules(self.replay, after, _score, revision_in(self.course))

    def _game_of(self, attempt: Attempt) -> Game:
        return _game(lesson_in(self.course, attempt.lesson))

    def _scene(self, attempt: Attempt, state: GameState) -> GameScene:
        lesson = lesson_in(self.course, attempt.lesson)
        mark = mark_of(state.step, lesson.revision)
        return GameScene(lesson, _game(lesson), attempt.id, mark, state)

    async def _shown(self, attempt: Attempt, state: GameState) -> GameScene:
        """Return the scene; once everything is played, with what comes out and both curves."""
        scene = self._scene(attempt, state)
        if state.stage not in {Stage.RULE, Stage.DONE}:
            return scene
        scene = replace(scene, ending=ending_of(state))
        if state.stage is Stage.RULE:
            return scene
        picture = await drawn(self.pictures, picture_of(state), "losses.png")
        untold = [one.sentence.id for one in state.in_round(Round.UNSEEN) if one.right is None]
        crowd = await self.judgements.shares(untold, state.subject.high)
        return replace(scene, picture=picture, crowd=tuple(crowd.items()))


def _score(state: GameState) -> float | None:
    return state.score if state.stage is Stage.DONE else None


def _game(lesson: Lesson) -> Game:
    if lesson.game is None:
        raise TutorError("This lesson has no game any more. Type `/learn` to go on.")
    return lesson.game
