"""What somebody of a class does with a post: say that they are here, answer, say why, look back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.services.classroom.own_part import (
    NOT_BEGUN,
    finished_scene,
    left_in,
    own_attempts,
    part_scene,
)
from bot.services.classroom.post_kind import state_in
from bot.services.classroom.posting import ClassNoteScene
from bot.services.classroom.scenes import AnswerScene, FinishedScene
from bot.services.exercises.drawing import option_pictures
from bot.services.newest import Newest
from bot.tutor.classroom.answering import OLD_POST, judged, mark_of, reasoned
from bot.tutor.classroom.answers import CLASS_ANSWER, POST
from bot.tutor.classroom.post import PostStage, PostState
from bot.tutor.classroom.posted import drawn_in, questions_in
from bot.tutor.classroom.terms import PostPace, terms_in
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.gatherings import ElsewhereError
from bot.tutor.exercises.plans import Plan
from bot.tutor.exercises.questions.state import draw_questions

if TYPE_CHECKING:
    from random import Random

    from bot.services.exercises.groups import Groups
    from bot.services.pictures import Pictures
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.exercises.replies import Reply
    from bot.tutor.people import Press

    Part = AnswerScene | FinishedScene | ClassNoteScene

MOST_KNOWN = 256
REORDERED = (
    "This card showed other options or another order than the question has now, so nothing was "
    "counted. Answer on the newest card, please."
)
GONE = "This question left its lesson, so it takes no answers any more. Nothing was counted."
HERE = "You are counted as here. Answer in the channel, or press **My answer** there."


@dataclass(frozen=True, slots=True)
class Posts:
    """Methods that take a gathering raise TutorError for an unknown one, or of another server.

    `known` keeps what never changes of a post, so that an answer need not read it first.
    """

    course: Course
    groups: Groups
    pictures: Pictures
    randomness: Random
    known: Newest[int, Gathering] = field(default_factory=lambda: Newest(MOST_KNOWN))

    async def here(self, press: Press, gathering: int) -> ClassNoteScene:
        """Count somebody as here. Raise OverError for a closed post."""
        await self.found(press, gathering)
        await self.groups.join(press, gathering)
        return ClassNoteScene(HERE, gathering)

    async def begin(self, press: Press, gathering: int, phase: int) -> Part:
        """Open one's own part. At one's own pace that begins the first try, or goes on."""
        state = await self.state(press, gathering)
        if state.terms.pace is PostPace.LIVE or state.stage is not PostStage.OPEN:
            return await self._drawn(part_scene(state, press.person))
        if state.gathering.phase == phase and not own_attempts(state, press.person):
            await self._begin_try(press, state, 1)
        return await self.following(press, gathering)

    async def try_again(self, press: Press, gathering: int, tried: int) -> Part:
        """Begin a new try after so many, where one is allowed and the last one is done."""
        state = await self.state(press, gathering)
        made = own_attempts(state, press.person)
        may = state.stage is PostStage.OPEN and 0 < tried == len(made) < state.terms.tries
        if may and not left_in(state, made[-1]):
            await self._begin_try(press, state, tried + 1)
        return await self.following(press, gathering)

    async def _begin_try(self, press: Press, state: PostState, number: int) -> None:
        """Keep what is drawn for a try before it is shown, so that it is judged as shown."""
        await self.groups.attempts.begin(press, self._try(state, number))
        await self.groups.redraw(state.gathering.id)

    async def following(self, press: Press, gathering: int) -> Part:
        """Show the next question of a try that is open, or that the try is done."""
        state = await self.state(press, gathering)
        tried = own_attempts(state, press.person)
        left = left_in(state, tried[-1]) if tried else []
        if state.stage is PostStage.OPEN and tried and not left:
            return finished_scene(state, press.person)
        first = next(iter((*left, *state.places)), 0)
        return await self._drawn(part_scene(state, press.person, first))

    async def mine(self, press: Press, gathering: int, place: int = 0) -> Part:
        """Show somebody their own answer to a question, with its feedback once it may be told."""
        state = await self.state(press, gathering)
        return await self._drawn(part_scene(state, press.person, place))

    async def pick(
        self, press: Press, seen: tuple[int, int], asked: tuple[int, str], letters: str
    ) -> Part:
        """Show the question with letters picked that are not sent yet; all as in `answer`."""
        place, mark = asked
        state = await self.state(press, seen[0])
        scene = part_scene(state, press.person, place)
        if isinstance(scene, AnswerScene) and state.gathering.phase == seen[1]:
            fits = scene.own.mark == mark
            scene = replace(scene, picked=letters) if fits else replace(scene, note=REORDERED)
        return await self._drawn(scene)

    async def answer(
        self, press: Press, seen: tuple[int, int], asked: tuple[int, str], given: str | Reply
    ) -> Part:
        """Answer a question of a post with letters as shown, or with a reply.

        `seen` is the gathering and the phase of the card that was pressed, `asked` the place of the
        question in the post and the mark of its options there, "" for none. Raise what `judged`
        and `Groups.answer` raise; then nothing was counted.
        """
        place, mark = asked
        found = await self.found(press, seen[0])
        terms, questions = terms_in(found.plan.terms), questions_in(self.course, found.plan)
        question = PostState(found, questions, ()).at(place)
        if question is None:
            raise TutorError(GONE)
        wanted = await self._wanted(press, found)
        own_pace = terms.pace is PostPace.OWN

        def judge(attempt: Attempt) -> Entry:
            drawn = drawn_in(attempt.plan if own_pace else found.plan, question)
            if mark and mark_of(question, drawn) != mark:
                raise TutorError(REORDERED)
            reply = question.task.shown(drawn).reply(given) if isinstance(given, str) else given
            where = seen[1], place
            entry = judged((question, drawn), attempt, where, reply, changeable=terms.changeable)
            return replace(entry, revision=self._revision(question))

        answered = await self.groups.answer(press, seen[1], wanted, judge)
        if not answered.counted:
            scene = await self.mine(press, seen[0], place)
            return replace(scene, note=OLD_POST) if isinstance(scene, AnswerScene) else scene
        state = PostState(replace(found, phase=seen[1]), questions, (_made(answered.attempt),))
        return await self._drawn(part_scene(state, press.person, place, told=True))

    async def reason(self, press: Press, seen: tuple[int, int], text: str) -> Part:
        """Keep why somebody answered as they did; a later reason replaces it."""
        state = await self.state(press, seen[0])
        question = state.question
        if question is None or not state.terms.reasons:
            raise TutorError("This post asks for no reasons. Nothing was kept.")
        if state.stage not in {PostStage.OPEN, PostStage.TALK}:
            raise TutorError("Reasons are read before the second vote. Yours came too late.")
        wanted = WantedAttempt("", CLASS_ANSWER, Plan(), gathering=seen[0])
        phase = state.gathering.phase
        answered = await self.groups.answer(
            press, phase, wanted, lambda attempt: reasoned(question, attempt, 0, text)
        )
        scene = await self.mine(press, seen[0])
        note = "Your reason is kept." if answered.counted else OLD_POST
        return replace(scene, note=note) if isinstance(scene, AnswerScene) else scene

    async def found(self, press: Press, gathering: int) -> Gathering:
        """Find a post, as far as it never changes: its kind, server and plan."""
        found = self.known.get(gathering)
        if found is None:
            found = await self.groups.show(gathering)
            if found.kind == POST:
                self._keep(found)
        if found.kind != POST:
            raise TutorError("This button is of another card. Nothing was changed.")
        if press.guild != found.guild:
            raise ElsewhereError
        return found

    async def state(self, press: Press, gathering: int) -> PostState:
        """Read how a post stands now."""
        await self.found(press, gathering)
        fresh = await self.groups.show(gathering)
        if press.guild not in {None, fresh.guild}:  # what is known may be of a deleted one
            raise ElsewhereError
        return state_in(self.course, fresh, await self.groups.phases.attempts(gathering))

    async def _wanted(self, press: Press, found: Gathering) -> WantedAttempt:
        """Say in which attempt an answer is entered: at one's own pace, in the latest try."""
        terms = terms_in(found.plan.terms)
        if terms.pace is PostPace.LIVE:
            return WantedAttempt("", CLASS_ANSWER, Plan(), gathering=found.id)
        state = await self.state(press, found.id)
        tried = own_attempts(state, press.person)
        if not tried:
            raise TutorError(NOT_BEGUN)
        return self._try(state, len(tried))

    def _try(self, state: PostState, number: int) -> WantedAttempt:
        found, drawn = state.gathering, draw_questions(state.questions, self.randomness)
        # All are given the same numbers, so that their answers can be counted together.
        plan = replace(drawn, numbers=found.plan.numbers)
        return WantedAttempt("", CLASS_ANSWER, plan, f"try-{number}", gathering=found.id)

    def _keep(self, found: Gathering) -> None:
        self.known[found.id] = replace(found, members=())

    def _revision(self, question: Question) -> str:
        lesson = self.course.lesson(question.id.partition("/")[0])
        return "" if lesson is None else lesson.revision

    async def _drawn(self, scene: Part) -> Part:
        if not isinstance(scene, AnswerScene):
            return scene
        return replace(scene, pictures=await option_pictures(self.pictures, scene.own.shown))


def _made(attempt: Attempt | None) -> Attempt:
    if attempt is None:
        raise TutorError(OLD_POST)
    return attempt
