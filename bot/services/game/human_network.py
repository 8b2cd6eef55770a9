"""A network of people in a channel: hold a weight, run it forward, nudge, see the step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.game.human_network_scenes import (
    MODE,
    HumanNetworkScene,
    OwnWeightScene,
    SentenceShown,
)
from bot.services.game.together import (
    BEGUN,
    JOINED,
    OLD_CARD,
    PrivateNoteScene,
    begin,
    entered,
    left,
    of_kind,
    shared_entries,
)
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import NotAMemberError, OverError
from bot.tutor.game.human_network import seats
from bot.tutor.game.human_network.drawing import case_of, draw_network, hints
from bot.tutor.game.human_network.state import (
    LAST_PHASE,
    NetworkStage,
    network_state,
    stage_in,
    turnout_in,
)
from bot.tutor.game.human_network.wiring import MOST
from bot.tutor.game.together import LASTS, check_going_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta
    from random import Random

    from bot.services.exercises.groups import Groups
    from bot.services.scene import Scene
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.human_network.wiring import Case
    from bot.tutor.game.sentences import Subject
    from bot.tutor.people import Press

KIND = MODE
SUBJECT = "formal-or-casual"
GONE_ON = {
    NetworkStage.GATHER: "It starts. The card in the channel shows who holds which weight.",
    NetworkStage.FORWARD: "It ran forward. Press **My weight** on the card in the channel.",
    NetworkStage.NUDGE: "The card in the channel shows the step now.",
    NetworkStage.REVEAL: "The card in the channel shows what comes next.",
}
NO_WEIGHT = (
    "You hold no weight in this game, so you can watch it here. Once somebody leaves, **Join** "
    "gives you their weight."
)


@dataclass(frozen=True, slots=True)
class HumanNetworks:
    """Methods that take a gathering raise TutorError for one of another game."""

    course: Course
    groups: Groups
    randomness: Random
    activity: str

    async def begin(self, press: Press) -> Scene:
        """Begin a game in the channel of the press, with its host in it."""
        subject = subject_in(self.course)
        if subject is None:
            raise TutorError("The game is switched off while its lesson is mended. Try `/train`.")
        opened = await begin(self.groups, press, KIND, draw_network(subject, self.randomness))
        await self._hold(press, opened)
        return PrivateNoteScene(BEGUN)

    async def join(self, press: Press, gathering: int) -> Scene:
        """Join and ask for a weight. Raise NoSeatError once it started and none is free."""
        found = await of_kind(self.groups, press, gathering, KIND)
        entries = await self._entries(found)
        if found.takes_answers and not _may_take_part(found, entries, press.person):
            raise seats.NoSeatError
        joined = await self.groups.join(press, gathering, most=MOST)
        try:
            await self._hold(press, joined)
        except seats.SeatedError as seated:
            was_in = found.member(press.person) in found.present
            return PrivateNoteScene(str(seated) if was_in else JOINED, MODE, gathering)
        return PrivateNoteScene(JOINED, MODE, gathering)

    async def leave(self, press: Press, gathering: int) -> Scene:
        found = await of_kind(self.groups, press, gathering, KIND)
        return PrivateNoteScene(await left(self.groups, press, found))

    async def go_on(self, press: Press, gathering: int, phase: int) -> Scene:
        """Start, run forward, show the step, or go on to the next sentence."""
        found = await of_kind(self.groups, press, gathering, KIND)
        stage = _checked_stage(found, press.person)
        if found.phase != phase:
            return PrivateNoteScene(OLD_CARD, MODE, gathering)
        if stage is NetworkStage.GATHER:
            return await self._start(press, found)
        if stage is NetworkStage.NUDGE:
            turnout = turnout_in(found, await self._entries(found))
            check_going_on(found, turnout, press.person, self.groups.clock.now())
        await self.groups.advance(found)
        return PrivateNoteScene(GONE_ON[stage], MODE, gathering)

    async def look(self, press: Press, gathering: int) -> Scene:
        """Show somebody the weight that they hold, with its blame once it is known."""
        found = await of_kind(self.groups, press, gathering, KIND)
        if found.member(press.person) is None:
            raise NotAMemberError
        return self._own(press.person, found, await self._entries(found))

    async def nudge(self, press: Press, gathering: int, phase: int, choice: str) -> Scene:
        """Lock the nudge of one's own weight. Raise TutorError for a second one, or no weight."""
        found = await of_kind(self.groups, press, gathering, KIND)
        if _checked_stage(found, press.person) is not NetworkStage.NUDGE or found.phase != phase:
            return PrivateNoteScene(OLD_CARD, MODE, gathering)

        def judge(attempt: Attempt) -> Entry:
            return seats.nudge(attempt.entries, press.person, phase, choice)

        answered = await entered(self.groups, press, (gathering, phase), self.activity, judge)
        if not answered.counted or answered.attempt is None:
            return PrivateNoteScene(OLD_CARD, MODE, gathering)
        return self._own(press.person, found, answered.attempt.entries)

    def _own(self, person: int, found: Gathering, entries: Sequence[Entry]) -> Scene:
        seat = seats.seat_of(entries, person)
        if seats.wiring_in(entries) is None and found.takes_answers:
            return PrivateNoteScene("You are in. Once it starts, you get a weight to hold.")
        if seat is None:
            return PrivateNoteScene(NO_WEIGHT)
        state = network_state(found, entries)
        nudge = seats.own_nudge(entries, person, found.phase)
        return OwnWeightScene(found.id, found.phase, state, seat, nudge)

    async def _start(self, press: Press, found: Gathering) -> Scene:
        present = frozenset(member.person for member in found.present)

        def judge(attempt: Attempt) -> Entry:
            return seats.start(attempt.entries, present)

        seen = found.id, found.phase
        answered = await entered(self.groups, press, seen, self.activity, judge)
        text = GONE_ON[NetworkStage.GATHER] if answered.counted else OLD_CARD
        return PrivateNoteScene(text, MODE, found.id)

    async def _hold(self, press: Press, joined: Gathering) -> None:
        """Enter that somebody who is in wants a weight. Raise SeatedError or NoSeatError."""
        present = frozenset(member.person for member in joined.present)

        def judge(attempt: Attempt) -> Entry:
            return seats.hold(attempt.entries, press.person, present, joined.phase)

        # The press itself is noted as that of joining, and ids of presses are above zero.
        second = replace(press, id=-press.id)
        answered = await entered(
            self.groups, second, (joined.id, joined.phase), self.activity, judge
        )
        if not answered.counted:  # the game went on in this very instant, or a press came twice
            now = await self.groups.show(joined.id)
            if now.takes_answers and now.phase != joined.phase:
                await self._hold(press, now)

    async def _entries(self, found: Gathering) -> tuple[Entry, ...]:
        return shared_entries(await self.groups.phases.attempts(found.id))


def _may_take_part(found: Gathering, entries: Sequence[Entry], person: int) -> bool:
    """Whether somebody may join: before the start, into a free weight, or back into their own."""
    present = frozenset(member.person for member in found.present)
    if seats.wiring_in(entries) is None or seats.seat_of(entries, person) is not None:
        return True
    return seats.free_seat(entries, present) is not None


def _checked_stage(found: Gathering, person: int) -> NetworkStage:
    """Return the stage. Raise OverError once it is closed, NotAMemberError for a stranger."""
    if not found.takes_answers:
        raise OverError
    if person not in {member.person for member in found.present}:
        raise NotAMemberError
    return stage_in(found)


def subject_in(course: Course) -> Subject | None:
    """Return what is judged; None while the lesson of the game is switched off."""
    lesson = course.game_lesson()
    return None if lesson is None or lesson.game is None else lesson.game.subject(SUBJECT)


def human_network_kind(course: Course) -> GatheringKind:
    """Return how a network of people is played, with the sentences of a course."""

    def scene(gathering: Gathering, attempts: tuple[Attempt, ...]) -> HumanNetworkScene:
        state = network_state(gathering, shared_entries(attempts))
        shown = None if state.shown is None else sentence_shown(course, state.shown.case)
        return HumanNetworkScene(gathering.id, gathering.phase, state, shown)

    def complete(gathering: Gathering, attempts: tuple[Attempt, ...]) -> bool:
        entries, stage = shared_entries(attempts), stage_in(gathering)
        if stage is NetworkStage.GATHER:
            return seats.wiring_in(entries) is not None
        return stage is NetworkStage.NUDGE and turnout_in(gathering, entries).is_over

    def lasts(gathering: Gathering) -> timedelta | None:
        return LASTS if gathering.phase < LAST_PHASE else None

    return GatheringKind(KIND, lambda _: None, scene, complete=complete, lasts=lasts)


def sentence_shown(course: Course, case: Case) -> SentenceShown | None:
    """Return a sentence with its hints; without them where an edit changed how many it has."""
    subject = subject_in(course)
    sentence = None if subject is None else subject.sentence(case.sentence)
    if subject is None or sentence is None:
        return None
    if case_of(subject, sentence).inputs != case.inputs:
        return SentenceShown(sentence.text, (), ())
    high, low = (
        tuple((one.signal.name, one.words) for one in side)
        for side in hints(subject, sentence.text)
    )
    return SentenceShown(sentence.text, high, low)
