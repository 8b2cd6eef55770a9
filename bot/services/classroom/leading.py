"""What an instructor does with a post that is out: two votes, closing it, taking it back, names.

Who is an instructor is looked at anew at every press.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.classroom.post_kind import closed_tally
from bot.services.classroom.posting import HINTS, ClassNoteScene
from bot.services.classroom.rights import instructors_classroom
from bot.services.classroom.scenes import (
    MovedPostScene,
    NamesScene,
    PanelScene,
    ReasonsScene,
    ResultsScene,
)
from bot.services.exercises.posting_anew import post_anew
from bot.services.messages import Undelivered, hint_for
from bot.services.pictures import drawn
from bot.tutor.classroom.answering import OLD_POST, shown
from bot.tutor.classroom.answers import FIRST_VOTE, TALK
from bot.tutor.classroom.classroom import Results
from bot.tutor.classroom.naming import answer_words, answers_by_name
from bot.tutor.classroom.post import LIVE_FOR, PostEntry, PostStage
from bot.tutor.classroom.terms import PostPace
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.classroom.ports import ClassPosts, Classrooms
    from bot.services.classroom.posts import Posts
    from bot.tutor.classroom.post import PostState
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Leading:
    """All methods raise NotAnInstructorError for anybody but an instructor of the post's server."""

    posts: Posts
    classrooms: Classrooms
    led: ClassPosts

    async def panel(self, press: Press, gathering: int, note: str = "") -> PanelScene:
        """Show what can be done with a post."""
        return PanelScene(await self._state(press, gathering), note)

    async def discuss(self, press: Press, gathering: int, phase: int) -> PanelScene:
        """End the first vote without showing anything of it, so that the class talks it over."""
        state = await self._state(press, gathering)
        if state.terms.pace is not PostPace.LIVE:
            raise TutorError("A second vote is of a live question. Nothing was changed.")
        if phase != FIRST_VOTE or state.stage is not PostStage.OPEN:
            return PanelScene(state, OLD_POST)
        return await self._go_on(press, gathering, phase)

    async def vote_again(self, press: Press, gathering: int, phase: int) -> PanelScene:
        """Open the second vote."""
        state = await self._state(press, gathering)
        if phase != TALK or state.stage is not PostStage.TALK:
            return PanelScene(state, OLD_POST)
        return await self._go_on(press, gathering, phase)

    async def _go_on(self, press: Press, gathering: int, phase: int) -> PanelScene:
        groups = self.posts.groups
        await groups.go_on(gathering, phase, groups.clock.now() + LIVE_FOR)
        return await self.panel(press, gathering)

    async def close(self, press: Press, gathering: int, phase: int) -> PanelScene:
        """Close a post: nothing counts any more, and its card shows what was answered."""
        state = await self._state(press, gathering)
        if state.gathering.takes_answers and state.gathering.phase != phase:
            return PanelScene(state, OLD_POST)
        await self.posts.groups.close(gathering, phase)
        return await self.panel(press, gathering)

    async def take_back(self, press: Press, gathering: int, *, sure: bool = True) -> PanelScene:
        """Take a post back: nothing of it counts. Raise OverError for a closed one.

        Whoever is not `sure` is asked whether they are.
        """
        state = await self._state(press, gathering)
        if not sure and state.gathering.takes_answers:
            return PanelScene(state, ASK_BACK, asks_back=True)
        entry = Entry(PostEntry.TAKEN_BACK, "", "", turn="taken-back")
        await self.led.take_back(press, gathering, entry)
        await self.posts.groups.phases.close(gathering, {})  # what was answered gets no score
        await self.posts.groups.redraw(gathering)
        return await self.panel(press, gathering)

    async def post_anew(self, press: Press, gathering: int) -> PanelScene:
        """Post the card once more, at the end of the channel, also where it was deleted."""
        await self._state(press, gathering)
        told = await post_anew(self.posts.groups, gathering, MovedPostScene(), press.id)
        if isinstance(told, Undelivered):
            return await self.panel(press, gathering, hint_for(told, HINTS) or UNPOSTED)
        return await self.panel(press, gathering, "The card stands at the end of the channel now.")

    async def reasons(self, press: Press, gathering: int) -> ReasonsScene:
        """Show the reasons that people wrote, with their names, to choose two of them."""
        return _reasons(await self._state(press, gathering))

    async def show_reasons(
        self, press: Press, gathering: int, chosen: Sequence[str]
    ) -> ReasonsScene | PanelScene:
        """Show two reasons to the class, without names, before it votes again."""
        state = await self._state(press, gathering)
        if state.stage not in {PostStage.OPEN, PostStage.TALK}:
            return PanelScene(state, OLD_POST)

        def judge(lead: Attempt) -> Entry:
            return shown(state, chosen, len(lead.entries))

        await self.led.lead(press, gathering, judge)
        await self.posts.groups.redraw(gathering)
        return await self.panel(press, gathering, "Both are shown once the first vote is over.")

    async def results(self, press: Press, gathering: int, place: int = 0) -> ResultsScene:
        """Show what was answered to a question of a closed post, without names."""
        state = await self._closed(press, gathering)
        if place >= len(state.questions):
            raise TutorError("There is no such question in this post any more.")
        closed = closed_tally(self.posts.course, state, state.questions[place])
        picture = await drawn(self.posts.pictures, closed.spec, "answers.png")
        return ResultsScene(state, place, closed, () if picture is None else (picture,))

    async def names(self, press: Press, gathering: int, place: int = 0) -> NamesScene:
        """Show who answered what. Raise TutorError unless the class was told before it answered."""
        state = await self._closed(press, gathering)
        if state.terms.results is not Results.NAMED:
            raise TutorError(
                "The class was told that nobody sees who answered what, so nobody does."
            )
        if place >= len(state.questions):
            raise TutorError("There is no such question in this post any more.")
        question = state.questions[place]
        return NamesScene(state, place, state.stem(question), answers_by_name(state, question))

    async def now(self, press: Press) -> PanelScene | ClassNoteScene:
        """Show the panel of the post that went out last in this server."""
        classroom = await instructors_classroom(self.classrooms, press)
        newest = await self.led.newest(classroom.guild)
        if newest is None:
            return ClassNoteScene("There are no posts here. `/post question` posts one.")
        return await self.panel(press, newest)

    async def _closed(self, press: Press, gathering: int) -> PostState:
        state = await self._state(press, gathering)
        if state.stage is not PostStage.CLOSED:
            raise TutorError("Close the post first: before that nothing is shown of its answers.")
        return state

    async def _state(self, press: Press, gathering: int) -> PostState:
        await instructors_classroom(self.classrooms, press)
        return await self.posts.state(press, gathering)


ASK_BACK = "Take it back? Then nothing counts of what was answered in it, and nobody can answer it."
UNPOSTED = "I could not post it there: I need View Channel, Send Messages and Attach Files."


def _reasons(state: PostState, note: str = "") -> ReasonsScene:
    answers = state.vote()
    told = []
    for reason in state.reasons:
        answer = answers.get(reason.author or 0)
        if answer is not None and state.question is not None:
            told.append((reason, answer_words(state, state.question, answer)))
    return ReasonsScene(state, tuple(told), note)
