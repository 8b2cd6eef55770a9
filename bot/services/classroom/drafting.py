"""What an instructor is about to post: choose it, see it as the class will, send it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.classroom.post_kind import asked_in
from bot.services.classroom.rights import instructors_classroom
from bot.services.classroom.scenes import (
    DraftPostScene,
    KeyScene,
    PanelScene,
    PickScene,
)
from bot.services.classroom.sending import Sent, sent_post, terms_at_own_pace
from bot.services.exercises.attempting import of_activity, own_attempt
from bot.services.exercises.drawing import option_pictures
from bot.tutor.classroom.posted import drawn_in, questions_in
from bot.tutor.classroom.terms import PostTerms, Review, terms_in, terms_to_plan
from bot.tutor.classroom.times import moment_in
from bot.tutor.classroom.written import WRITTEN, WRITTEN_KEY, written_question
from bot.tutor.course.asked import questions_named
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import PRACTICE, WantedAttempt
from bot.tutor.exercises.checkpoint import draw_checkpoint
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.state import draw_questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.classroom.leading import Leading
    from bot.services.exercises.groups import Groups
    from bot.tutor.classroom.classroom import Classroom
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.people import Press

DRAFT = "post-draft"
"""The activity of what an instructor is about to post."""
REPLACED = (
    "This preview is used up: it was posted already, or a newer one took its place. Nothing was "
    "posted just now. `/class now` shows what went out last."
)


@dataclass(frozen=True, slots=True)
class Drafting:
    """All methods raise NotAnInstructorError for anybody but an instructor of the server."""

    leading: Leading

    @property
    def course(self) -> Course:
        return self.leading.posts.course

    @property
    def groups(self) -> Groups:
        return self.leading.posts.groups

    async def offer(
        self, press: Press, lesson: Lesson | None, terms: PostTerms, most: int = 1
    ) -> PickScene:
        """Offer the questions of a lesson to choose from, or the lessons."""
        classroom = await self.allowed(press)
        terms = replace(terms, results=classroom.results)
        if lesson is None:
            return PickScene(self.course, None, "", (), terms, most)
        named = [f"{lesson.id}/{one.id}" for one in lesson.questions]
        return PickScene(
            *(self.course, lesson, f"Lesson {lesson.number}: {lesson.title}"),
            questions_named(self.course, named),
            *(terms, most),
        )

    async def about(self, press: Press, title: str, items: Sequence[str]) -> PickScene:
        """Offer questions about an idea. Raise TutorError when there is none."""
        classroom = await self.allowed(press)
        found = questions_named(self.course, items)
        if not found:
            raise TutorError("The course has no question about that. Try `/post question lesson:`.")
        terms = PostTerms(results=classroom.results)
        return PickScene(self.course, None, title, found, terms)

    async def preview(self, press: Press, items: Sequence[str], terms: PostTerms) -> DraftPostScene:
        """Show questions, named "lesson/question", as the class will see them."""
        classroom = await self.allowed(press)
        found = questions_named(self.course, dict.fromkeys(items))
        if not found:
            raise TutorError("These questions left their lesson. Type `/post question` once more.")
        plan = draw_questions(found, self.leading.posts.randomness)
        if len(found) > 1 and not terms.title:
            terms = replace(terms, title=self._quiz_title(found))
        return await self._kept(press, classroom, plan, terms)

    def _quiz_title(self, questions: Sequence[Question]) -> str:
        """Name a quiz by the lesson that all of its questions are of."""
        [first, *others] = dict.fromkeys(one.id.partition("/")[0] for one in questions)
        lesson = self.course.lesson(first)
        if lesson is None or others:
            return "Quiz"
        return f"Quiz of lesson {lesson.number}: {lesson.title}"

    async def checkpoint(self, press: Press, lesson: Lesson, terms: PostTerms) -> DraftPostScene:
        """Show the questions of a lesson's checkpoint, drawn anew."""
        await self.allowed(press)
        drawn = draw_checkpoint(
            lesson.questions, len(lesson.goals), (), self.leading.posts.randomness
        )
        items = [f"{lesson.id}/{item}" for item in drawn.items]
        title = f"Checkpoint of lesson {lesson.number}: {lesson.title}"
        return await self.preview(press, items, replace(terms, title=title))

    async def write(self, press: Press, stem: str, lines: str) -> DraftPostScene:
        """Show a question that was written on the spot. Raise WritingError for what is missing."""
        classroom = await self.allowed(press)
        kept = written_question(stem, lines)
        unshuffled = Plan((WRITTEN,), {WRITTEN_KEY: kept})
        [question] = questions_in(self.course, unshuffled)
        plan = draw_questions([question], self.leading.posts.randomness)
        plan = replace(plan, orders={**plan.orders, WRITTEN_KEY: kept})
        return await self._kept(press, classroom, plan, PostTerms(results=classroom.results))

    async def look(self, press: Press, draft: int, terms: PostTerms) -> DraftPostScene:
        """Show what is about to be posted, with other terms than before."""
        classroom = await self.allowed(press)
        own = await self._own(press, draft)
        return await self._scene(classroom, own, _settled(own.plan, terms))

    async def key(self, press: Press, draft: int) -> KeyScene:
        """Tell the right answers of what is about to be posted."""
        await self.allowed(press)
        own = await self._own(press, draft)
        found = questions_in(self.course, own.plan)
        return KeyScene(tuple(one.task.told(drawn_in(own.plan, one)) for one in found))

    async def post(self, press: Press, draft: int, terms: PostTerms) -> PanelScene | DraftPostScene:
        """Post a draft in the class channel, once, on these terms. Where it cannot be, it stays."""
        classroom = await self.allowed(press)
        own = await self._own(press, draft)
        if own.closed:
            raise TutorError(REPLACED)
        settled = _settled(own.plan, terms)
        what = Sent(own.id, DRAFT, own.plan)
        try:
            sent = await sent_post(self.groups, press, classroom, what, settled)
        except TutorError as error:
            return replace(await self._scene(classroom, own, settled), note=str(error))
        await self.groups.attempts.close(own.id, None)
        return await self.leading.panel(press, sent.id)

    async def following(self, press: Press, gathering: int) -> PanelScene:
        """Post the next question of a prepared set, once the one before is closed."""
        classroom = await self.allowed(press)
        terms = (await self.leading.posts.state(press, gathering)).terms
        found = questions_named(self.course, terms.following)
        if (await self.groups.show(gathering)).takes_answers:
            raise TutorError("Close this question first, then post the next one.")
        if not found:
            raise TutorError("That was the last one of this set. `/post quiz` prepares another.")
        plan = draw_questions(found, self.leading.posts.randomness)
        settled = replace(terms, number=terms.number + 1)
        what = Sent(gathering, "next", plan)
        sent = await sent_post(self.groups, press, classroom, what, settled)
        await self.leading.led.bring(gathering, sent.id)
        await self.groups.redraw(sent.id)
        return await self.leading.panel(press, sent.id)

    async def _kept(
        self, press: Press, classroom: Classroom, plan: Plan, terms: PostTerms
    ) -> DraftPostScene:
        """Keep a draft in place of an earlier one of the same person."""
        attempts = self.groups.attempts
        earlier = await attempts.latest(press.person, DRAFT, PRACTICE)
        if earlier is not None:
            await attempts.close(earlier.id, None)
        plan = replace(plan, terms=terms_to_plan(terms))
        own = await attempts.begin(press, WantedAttempt("", DRAFT, plan, PRACTICE))
        return await self._scene(classroom, own, terms)

    async def _scene(self, classroom: Classroom, own: Attempt, terms: PostTerms) -> DraftPostScene:
        found = questions_in(self.course, own.plan)
        if not found:
            raise TutorError("These questions left their lesson. Type `/post question` once more.")
        _, asked = asked_in(found[0], drawn_in(own.plan, found[0]))
        stems = tuple(asked_in(one, drawn_in(own.plan, one))[0] for one in found)
        scene = DraftPostScene(own.id, terms, found, stems, asked, classroom.channel)
        return replace(scene, pictures=await option_pictures(self.leading.posts.pictures, asked))

    async def _own(self, press: Press, draft: int) -> Attempt:
        return of_activity(await own_attempt(self.groups.attempts, press, draft), DRAFT)

    async def timed(
        self, press: Press, times: tuple[str | None, str | None], tries: int, review: Review
    ) -> PostTerms:
        """Return the terms of a quiz that opens and closes at these times of the class's zone.

        Without a closing time it is a live one. Raise TutorError for a time that cannot be read.
        """
        classroom, now = await self.allowed(press), self.groups.clock.now()
        opens, closes = (moment_in(one, classroom.zone, now) if one else None for one in times)
        terms = terms_at_own_pace(opens, closes, tries, review)
        return replace(terms, results=classroom.results)

    async def allowed(self, press: Press) -> Classroom:
        """Return the classroom of an instructor."""
        return await instructors_classroom(self.leading.classrooms, press)


def _settled(plan: Plan, toggled: PostTerms) -> PostTerms:
    """Return the terms of a draft with what its buttons may change."""
    return replace(
        terms_in(plan.terms),
        results=toggled.results,
        changeable=toggled.changeable,
        reasons=toggled.reasons,
    )
