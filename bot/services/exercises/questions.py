"""Questions of a checkpoint, of a practice, or of one's mistakes: start them, get help, answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.services.exercises.asking import Asking, questions_in
from bot.services.exercises.attempting import (
    UPDATED,
    Rules,
    close_if_done,
    step_in,
)
from bot.services.exercises.drawing import with_options, with_picture
from bot.services.exercises.present_keys import PresentKeys
from bot.services.exercises.scenes import MendingScene
from bot.services.exercises.seen import SeenQuestions
from bot.tutor.course.asked import questions_named
from bot.tutor.course.tries import LOOK, answer_try
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS, PRACTICE, Activity, EntryKind, WantedAttempt
from bot.tutor.exercises.checkpoint import draw_checkpoint
from bot.tutor.exercises.questions.answering import answer, hint, reply_of, split
from bot.tutor.exercises.questions.inputs import TypeIn
from bot.tutor.exercises.questions.state import after_entry, draw_questions, final_score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from bot.services.exercises.ports import Attempts, Rejudging
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.pictures import Pictures
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.exercises.questions.state import QuestionsState
    from bot.tutor.exercises.replies import Reply
    from bot.tutor.people import Press

    Judge = Callable[[QuestionsState, tuple[Question, ...]], Entry]


@dataclass(frozen=True, slots=True)
class Questions:
    """Methods that take an attempt raise NotYoursError if it belongs to another person.

    All methods raise TutorError when the lesson or its questions are gone. Without `pictures`, what
    they would show is told in words.
    """

    course: Course
    attempts: Attempts
    rejudging: Rejudging
    randomness: Random
    pictures: Pictures | None = None
    seen: SeenQuestions = field(default_factory=SeenQuestions)

    @property
    def asking(self) -> Asking:
        return Asking(self.course)

    @property
    def keys(self) -> PresentKeys:
        return PresentKeys(self.course, self.attempts, self.rejudging)

    async def begin(self, press: Press, lesson: Lesson, seen: Iterable[str] = ()) -> QuestionScene:
        """Start the lesson's checkpoint, or come back to its first question that is open.

        `seen` are ids of its questions asked earlier, which are not asked before the others are.
        """
        bank, goals = questions_in(lesson), len(lesson.goals)
        plan = draw_checkpoint(bank, goals, seen, self.randomness)
        return await self._begin(press, WantedAttempt(lesson.id, Activity.QUESTIONS, plan))

    async def practise(self, press: Press, lesson: Lesson, items: Iterable[str]) -> QuestionScene:
        """Start a practice of these questions of a lesson, or come back to the open one."""
        wanted = set(items)
        chosen = [question for question in questions_in(lesson) if question.id in wanted]
        if not chosen:
            raise TutorError("There is nothing to practise here just now. Type `/learn` to go on.")
        plan = draw_questions(chosen, self.randomness)
        practice = WantedAttempt(lesson.id, Activity.QUESTIONS, plan, PRACTICE)
        return await self._begin(press, practice)

    async def redo(self, press: Press, items: Iterable[str]) -> QuestionScene:
        """Ask questions of any lessons again, named "lesson/question"; or come back to them."""
        chosen = questions_named(self.course, dict.fromkeys(items))
        if not chosen:
            raise TutorError("There is nothing to do again just now. Type `/learn` to go on.")
        plan = draw_questions(chosen, self.randomness)
        return await self._begin(press, WantedAttempt("", Activity.MISTAKES, plan, PRACTICE))

    async def show(
        self,
        press: Press,
        attempt: int,
        confidence: int | None = None,
        mark: str | None = None,
        picked: str = "",
    ) -> QuestionScene:
        """Show the current question; `confidence` is how sure the person is, in percent.

        `mark` is that of the card that was pressed, and `picked` the letters that were picked on it
        so far. If that card is older than the state, the scene says so and nothing is picked.
        """
        scene = await self.keys.look(press, attempt)
        if mark not in {None, scene.mark}:
            return await self._drawn(await self.keys.told(press, replace(scene, note=UPDATED)))
        kept = picked if are_shown(scene.asked, picked) else ""
        scene = replace(scene, confidence=confidence, picked=kept)
        return await self._drawn(await self.keys.told(press, scene))

    async def last(self, press: Press, attempt: int) -> QuestionScene:
        """Show the question that was answered last, with what was said about the answer."""
        own = await self.keys.own(press, attempt)
        return await self._drawn(self.asking.judged(own, await self.keys.state(own)))

    async def read_card(
        self, press: Press, attempt: int, mark: str
    ) -> MendingScene | QuestionScene:
        """Show the card that mends the answer given last; on an older card, where they are now.

        It is told as to somebody who asked to be shown: with its picture, and with what fits.
        """
        scene = await self.last(press, attempt)
        if scene.mark != mark:
            return replace(scene, note=UPDATED)
        if scene.help.card is None:
            raise TutorError("The lesson has no card about this any more. Go on, please.")
        mending, tried = scene.help.card, scene.help.card.tried
        told = answer_try(tried, LOOK).line if tried else ""
        return await with_picture(self.pictures, MendingScene(scene.lesson, mending, attempt, told))

    async def choose(
        self,
        press: Press,
        attempt: int,
        mark: str,
        letters: str,
        confidence: int | None,
        by: tuple[type[Input], ...] = (),
    ) -> QuestionScene:
        """Answer with letters as they are shown, or with a text where one is typed: see `answer`.

        An order is all letters in this order; pairs are one letter for each line on the left. `by`
        are the inputs of which one gave them, () for any.
        """
        return await self._step(
            press,
            attempt,
            mark,
            lambda state, asked: answer(
                state, asked, reply_of(state, asked, letters, by), confidence
            ),
        )

    async def answer(
        self, press: Press, attempt: int, mark: str, reply: Reply, confidence: int | None
    ) -> QuestionScene:
        """Judge one reply, store it, and only then say whether it was right.

        It answers what the question asks now: itself, its follow-up, or one of its steps.
        `confidence` is in percent. A press on an older card changes nothing. Raise UnfitReplyError
        for a reply that cannot count; then nothing is stored.
        """
        return await self._step(
            press, attempt, mark, lambda state, asked: answer(state, asked, reply, confidence)
        )

    async def hint(
        self,
        press: Press,
        attempt: int,
        mark: str,
        confidence: int | None = None,
        picked: str = "",
    ) -> QuestionScene:
        """Show the next hint, and note that it was seen. Nothing picked so far is lost.

        Raise TutorError when there is none left.
        """
        scene = await self._step(press, attempt, mark, hint)
        kept = picked if are_shown(scene.asked, picked) and UPDATED not in scene.note else ""
        return replace(scene, confidence=confidence, picked=kept)

    async def split(self, press: Press, attempt: int, mark: str) -> QuestionScene:
        """Ask the current question in steps. Raise TutorError when it has none."""
        return await self._step(press, attempt, mark, split)

    async def _begin(self, press: Press, wanted: WantedAttempt) -> QuestionScene:
        attempt = await self.keys.judged(press, await self.attempts.begin(press, wanted))
        state = self.asking.replay(attempt)
        if not state.drawn and not attempt.closed:  # an edit took all of its questions away
            await self.attempts.close(attempt.id, None)
            attempt = await self.attempts.begin(press, wanted)
            state = self.asking.replay(attempt)
        await close_if_done(self.attempts, attempt, final_score(state))
        return await self._drawn(await self.keys.told(press, self.asking.scene(attempt, state)))

    async def _step(self, press: Press, attempt: int, mark: str, rule: Judge) -> QuestionScene:
        def judge(current: Attempt, state: QuestionsState) -> Entry | None:
            if state.finished or self.asking.mark(current, state) != mark:
                return None
            return rule(state, self.asking.questions(current))

        rules = Rules(self.asking.replay, after_entry, final_score, self.asking.revision)
        current = await self.keys.own(press, attempt)
        step = await step_in(self.attempts, press, current, rules, judge)
        scene = self.asking.judged(step.attempt, step.state)
        scene = replace(scene, note="" if step.counted else UPDATED)
        if any(entry.kind == EntryKind.REJUDGED for entry in step.attempt.entries):
            scene = await self.keys.told(press, scene)
        return await self._drawn(scene)

    async def _drawn(self, scene: QuestionScene) -> QuestionScene:
        self.seen.note(scene)
        return await with_options(self.pictures, scene)


def are_shown(asked: Input, letters: str) -> bool:
    """Tell whether letters may stand for what is picked so far: each is shown, none twice."""
    shown = "" if isinstance(asked, TypeIn) else LETTERS[: len(asked.options)]
    return set(letters) <= set(shown) and len(set(letters)) == len(letters)
