"""Human Backpropagation for two, one method for each thing that one of the two may do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.game.partner_kind import PARTNER, game_lesson, game_scene, subject_of
from bot.services.game.partner_scenes import PartnerHowScene, PartnerPartScene
from bot.services.game.together import PrivateNoteScene, begin, entered, of_kind
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.game import partner_moves as moves
from bot.tutor.game.partner import Seat, partner_state
from bot.tutor.game.partner_drawing import draw_partner
from bot.tutor.game.partner_words import (
    ACCEPTED,
    BEGUN,
    CLOSED,
    DECLINED,
    HANDED,
    LEFT,
    NO_RETURN,
    NOT_INVITED,
    PASSED,
    PICKED,
    REFUSED,
    TAKEN_BACK,
    THROUGH,
    WRITTEN,
    answer_note,
    locked_note,
    marked_note,
)
from bot.tutor.game.switches import INVITATIONS
from bot.tutor.game.together import MOVED_ON
from bot.tutor.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from bot.services.exercises.groups import Groups
    from bot.services.game.ports import Switches
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.corrections import Correction
    from bot.tutor.game.partner import PartnerState
    from bot.tutor.people import Press

    Rule = Callable[[PartnerState, int], Entry]
    Seen = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PartnerGames:
    """Its attempts are stored under `activity`.

    A phase is one move; `seen` is the gathering and the phase of the card that was pressed. All but
    `how` raise TutorError when the game is gone, for what is refused, and for a stranger.
    """

    course: Course
    groups: Groups
    switches: Switches
    randomness: Random
    activity: str

    async def how(self) -> PartnerHowScene:
        """Say how somebody is invited."""
        return PartnerHowScene()

    async def invite(self, press: Press, person: int, *, is_bot: bool = False) -> PrivateNoteScene:
        """Invite a person (a Discord id) to a game in the channel of the press."""
        moves.check_invitation(press.person, person, is_bot=is_bot)
        if INVITATIONS in await self.switches.off_for(person):
            raise TutorError(NOT_INVITED)
        plan = draw_partner(subject_of(game_lesson(self.course)), self.randomness)
        invited = {person: Seat.SECOND.value}
        await begin(self.groups, press, PARTNER, plan, Seat.FIRST, invited)
        return PrivateNoteScene(BEGUN)

    async def accept(self, press: Press, seen: Seen) -> PartnerPartScene:
        """Accept an invitation; then the game begins."""
        return await self._move(press, seen, moves.accept, lambda _: ACCEPTED)

    async def decline(self, press: Press, gathering: int) -> PrivateNoteScene:
        """Say no to an invitation, which closes it."""
        await self._check_invited(press, gathering)
        await self.groups.leave(press, gathering)
        return PrivateNoteScene(DECLINED)

    async def take_back(self, press: Press, gathering: int) -> PrivateNoteScene:
        """Take an invitation back, which closes it."""
        _, state = await self._seen_by(press, gathering)
        moves.check_inviter(state, press.person)
        await self.groups.leave(press, gathering)
        return PrivateNoteScene(TAKEN_BACK)

    async def refuse(self, press: Press, gathering: int) -> PrivateNoteScene:
        """Say no to this and to all that would come."""
        await self._check_invited(press, gathering)
        await self.switches.turn_own(press, INVITATIONS, on=False)
        # Each press is noted once; those of Discord have ids above zero.
        await self.groups.leave(replace(press, id=-press.id), gathering)
        return PrivateNoteScene(REFUSED)

    async def pick(self, press: Press, seen: Seen, number: int, place: int) -> PartnerPartScene:
        """Choose the sentence of a round, by its place among the two."""
        return await self._move(
            press, seen, lambda state, who: moves.pick(state, who, number, place), lambda _: PICKED
        )

    async def lock(
        self, press: Press, seen: Seen, number: int, label: str, percent: int
    ) -> PartnerPartScene:
        """Lock in a prediction with how sure it is, in percent."""
        return await self._move(
            press,
            seen,
            lambda state, who: moves.lock(state, who, number, label, percent),
            lambda _: locked_note(label, percent),
        )

    async def mark(self, press: Press, seen: Seen, *, right: bool) -> PartnerPartScene:
        """Mark a prediction; a wrong mark is refused, and nothing of it is stored."""
        return await self._move(
            press,
            seen,
            lambda state, who: moves.mark(state, who, right=right),
            lambda _: marked_note(right=right),
        )

    async def correct(
        self, press: Press, seen: Seen, correction: Correction, side: str
    ) -> PartnerPartScene:
        """Say the correction; its answer is told to the learner alone."""
        heard = replace(correction, feature=clean(correction.feature))

        def told(part: PartnerPartScene) -> str:
            return answer_note(part.game.state, part.seat)

        return await self._move(
            press, seen, lambda state, who: moves.correct(state, who, heard, side), told
        )

    async def write_rule(self, press: Press, seen: Seen, text: str) -> PartnerPartScene:
        """Write one rule down, which goes into the notebook."""
        words = clean(text)
        return await self._end(
            press, seen, lambda state, who: moves.write_rule(state, who, words), WRITTEN
        )

    async def finish(self, press: Press, seen: Seen) -> PartnerPartScene:
        """End without a rule."""
        return await self._end(press, seen, moves.finish, THROUGH)

    async def go_on(self, press: Press, gathering: int, phase: int) -> PartnerPartScene:
        """Let Nudge be the trainer, once nobody moved for ten minutes."""
        found = await of_kind(self.groups, press, gathering, PARTNER)

        def rule(state: PartnerState, _: int) -> Entry:
            return moves.take_over(state, found, self.groups.clock.now())

        return await self._move(press, (gathering, phase), rule, lambda _: HANDED)

    async def pass_over(self, press: Press, seen: Seen) -> PartnerPartScene:
        """Pass over the rest of a half, once its learner made no move for ten minutes."""
        found = await of_kind(self.groups, press, seen[0], PARTNER)

        def rule(state: PartnerState, who: int) -> Entry:
            return moves.pass_over(state, found, who, self.groups.clock.now())

        return await self._move(press, seen, rule, lambda _: PASSED)

    async def join(self, press: Press, gathering: int) -> PartnerPartScene:
        """Show their part to one of the two; nobody else joins, and nobody comes back."""
        found = await of_kind(self.groups, press, gathering, PARTNER)
        member = found.member(press.person)
        if member is not None and member.left_at is not None:
            raise TutorError(NO_RETURN)
        return await self.look(press, gathering)

    async def leave(self, press: Press, gathering: int) -> PrivateNoteScene:
        """Leave; before it was accepted this takes the invitation back, or declines it."""
        found, state = await self._seen_by(press, gathering)
        if not found.takes_answers:
            raise TutorError(CLOSED)
        await self.groups.leave(press, gathering)
        if state.accepted:
            return PrivateNoteScene(LEFT)
        invited = state.seat(press.person) is Seat.SECOND
        return PrivateNoteScene(DECLINED if invited else TAKEN_BACK)

    async def look(self, press: Press, gathering: int) -> PartnerPartScene:
        """Show one of the two their own part."""
        await self._seen_by(press, gathering)
        return await self._part(press, gathering)

    async def _check_invited(self, press: Press, gathering: int) -> None:
        _, state = await self._seen_by(press, gathering)
        moves.check_invited(state, press.person)

    async def _seen_by(self, press: Press, gathering: int) -> tuple[Gathering, PartnerState]:
        found = await of_kind(self.groups, press, gathering, PARTNER)
        moves.check_seat(found, press.person)
        attempts = await self.groups.phases.attempts(gathering)
        return found, game_scene(self.course, found, attempts).state

    async def _move(
        self, press: Press, seen: Seen, rule: Rule, note: Callable[[PartnerPartScene], str]
    ) -> PartnerPartScene:
        """Enter a move; judged on what is stored, so that of two in one instant one counts."""
        gathering, phase = seen
        found = await of_kind(self.groups, press, gathering, PARTNER)
        moves.check_seat(found, press.person)
        subject = subject_of(game_lesson(self.course))

        def judge(attempt: Attempt) -> Entry:
            entry = rule(partner_state(subject, found, attempt.entries), press.person)
            moves.check_turn(entry, attempt.entries, found.phase, phase)
            return entry

        counted = (await entered(self.groups, press, seen, self.activity, judge)).counted
        part = await self._part(press, gathering, MOVED_ON)
        return replace(part, note=note(part)) if counted else part

    async def _end(self, press: Press, seen: Seen, rule: Rule, note: str) -> PartnerPartScene:
        """Enter what ends the game for one of the two, in an attempt of their own."""
        gathering, phase = seen
        _, state = await self._seen_by(press, gathering)
        wanted = WantedAttempt("", self.activity, Plan(), gathering=gathering, joins=False)

        def judge(own: Attempt) -> Entry:
            if own.entries:
                raise TutorError(moves.THROUGH_ALREADY)
            return rule(state, press.person)

        counted = (await self.groups.answer(press, phase, wanted, judge)).counted
        return await self._part(press, gathering, note if counted else MOVED_ON)

    async def _part(self, press: Press, gathering: int, note: str = "") -> PartnerPartScene:
        found = await of_kind(self.groups, press, gathering, PARTNER)
        member = found.member(press.person)
        if member is None:
            raise TutorError(MOVED_ON)
        attempts = await self.groups.phases.attempts(gathering)
        return PartnerPartScene(game_scene(self.course, found, attempts), Seat(member.role), note)
