"""The game of a group: start it, lock, reveal together, adjust, take the test, enter the arena."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.game.group_scenes import GroupGameScene, GroupPartScene
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
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.gatherings import NotAMemberError
from bot.tutor.exercises.replies import Paired
from bot.tutor.game import group
from bot.tutor.game.arena import ArenaRule, arena
from bot.tutor.game.drawing import draw_game
from bot.tutor.game.group_scores import answer_of, group_test
from bot.tutor.game.group_state import ARENA, GroupEntry, GroupStage, GroupState, is_complete
from bot.tutor.game.own_rule import begun_with
from bot.tutor.game.together import LASTS, check_going_on
from bot.tutor.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import timedelta
    from random import Random

    from bot.services.exercises.groups import Groups
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.corrections import Correction
    from bot.tutor.game.group_scores import GroupAnswer
    from bot.tutor.game.sentences import Game
    from bot.tutor.people import Press

MODE = "group"
ALREADY = "You did that already, and what you did first counts."


@dataclass(frozen=True, slots=True)
class GroupGames:
    """Methods raise TutorError when the game of the course is switched off."""

    course: Course
    groups: Groups
    randomness: Random
    activity: str

    async def begin(self, press: Press) -> PrivateNoteScene:
        """Open a game in the channel of the press. Raise what `together.begin` raises."""
        plan = draw_game(game_of(self.course), self.randomness)
        opened = await begin(self.groups, press, MODE, plan)
        return PrivateNoteScene(BEGUN, MODE, opened.id)

    async def join(self, press: Press, gathering: int) -> PrivateNoteScene:
        """Join, also late. Raise OverError or FullError."""
        await of_kind(self.groups, press, gathering, MODE)
        await self.groups.join(press, gathering, most=group.MOST_PLAYERS)
        return PrivateNoteScene(JOINED, MODE, gathering)

    async def leave(self, press: Press, gathering: int) -> PrivateNoteScene:
        """Leave; what one did stays, and the others go on."""
        found = await of_kind(self.groups, press, gathering, MODE)
        return PrivateNoteScene(await left(self.groups, press, found))

    async def look(self, press: Press, gathering: int) -> GroupPartScene:
        """Show somebody their own part. Raise NotAMemberError for a stranger."""
        return _part(await self._seen(press, gathering), press)

    async def start(self, press: Press, gathering: int, subject: str) -> GroupPartScene:
        """Begin with the sentences of a subject; anyone who is in it may."""
        return await self._move(
            press, (gathering, 0), lambda state: group.start(state, subject), "The game begins."
        )

    async def go_on(self, press: Press, gathering: int, phase: int) -> GroupPartScene:
        """Go on from a phase, without those who are still thinking. Raise NotYetError."""
        state = await self._seen(press, gathering)
        if state.gathering.phase != phase or state.stage is GroupStage.DONE:
            return _part(state, press, OLD_CARD)
        if state.stage is GroupStage.LOBBY:
            return await self.start(press, gathering, state.game.subjects[0].id)
        check_going_on(state.gathering, state.turnout, press.person, self.groups.clock.now())
        await self.groups.advance(state.gathering)
        await self.groups.settle(gathering)
        return await self.look(press, gathering)

    async def name(
        self, press: Press, gathering: int, phase: int, named: Sequence[tuple[str, str]]
    ) -> GroupPartScene:
        """Name the two features of one's own rule."""
        return await self._move(
            press, (gathering, phase), lambda state: group.name_features(state, named)
        )

    async def predict(
        self, press: Press, seen: tuple[int, int], label: str, percent: int
    ) -> GroupPartScene:
        """Lock the sentence that is played now; `seen` is the gathering and its phase."""
        return await self._move(press, seen, lambda state: group.predict(state, label, percent))

    async def answer_test(
        self, press: Press, seen: tuple[int, int], place: int, answer: tuple[str, int]
    ) -> GroupPartScene:
        """Lock an unseen sentence by its place; `answer` is a label and how sure, in percent."""

        def judge(state: GroupState) -> Entry:
            entry = group.answer_test(state, place, *answer)
            return replace(entry, turn=f"{seen[1]}.{entry.item}")

        return await self._move(press, seen, judge)

    async def correct(
        self, press: Press, seen: tuple[int, int], correction: Correction, side: str
    ) -> GroupPartScene:
        """Say the correction of a mistake; it moves one's own rule."""
        said = replace(correction, feature=clean(correction.feature))
        return await self._move(
            press, seen, lambda state: group.correct(state, press.person, said, side)
        )

    async def enter_arena(
        self,
        press: Press,
        seen: tuple[int, int],
        picked: Sequence[tuple[str, str]],
        words: str,
        *,
        by_name: bool,
    ) -> GroupPartScene:
        """Send a rule to the arena; one's own words go into the notebook."""
        return await self._move(
            press,
            seen,
            lambda state: group.enter_arena(state, picked, clean(words), by_name=by_name),
        )

    async def _move(
        self,
        press: Press,
        seen: tuple[int, int],
        rule: Callable[[GroupState], Entry],
        note: str = "",
    ) -> GroupPartScene:
        found = await of_kind(self.groups, press, seen[0], MODE)
        # Only what is of the phase that was seen is stored, so that is the one to judge by.
        found, game = replace(found, phase=seen[1]), game_of(self.course)

        def judge(attempt: Attempt) -> Entry:
            return rule(GroupState(game, found, attempt.entries))

        answered = await entered(self.groups, press, seen, self.activity, judge)
        scene = await self.look(press, seen[0])
        if answered.counted:
            return replace(scene, note=note)
        again = scene.state.gathering.phase == seen[1]
        return replace(scene, note=ALREADY if again else OLD_CARD)

    async def _seen(self, press: Press, gathering: int) -> GroupState:
        found = await of_kind(self.groups, press, gathering, MODE)
        member = found.member(press.person)
        if member is None or (member.left_at is not None and found.takes_answers):
            raise NotAMemberError
        entries = shared_entries(await self.groups.phases.attempts(gathering))
        return GroupState(game_of(self.course), found, entries)


def game_of(course: Course) -> Game:
    """Return the game of the course. Raise TutorError when it is switched off."""
    lesson = course.game_lesson()
    if lesson is None or lesson.game is None:
        raise TutorError("The game is switched off while its lesson is mended. Try `/train`.")
    return lesson.game


def group_kind(course: Course) -> GatheringKind:
    """Return how the game of a group is played together."""

    def state_of(found: Gathering, attempts: Sequence[Attempt]) -> GroupState:
        return GroupState(game_of(course), found, shared_entries(attempts))

    def lasts(found: Gathering) -> timedelta | None:
        return LASTS if found.phase < ARENA else None

    return GatheringKind(
        MODE,
        share_right,
        lambda found, attempts: public_scene(state_of(found, attempts)),
        complete=lambda found, attempts: is_complete(state_of(found, attempts)),
        lasts=lasts,
    )


def _part(state: GroupState, press: Press, note: str = "") -> GroupPartScene:
    return GroupPartScene(state, press.person, _revealed(state), note)


def _revealed(state: GroupState) -> GroupAnswer | None:
    """Return what the group made of the sentence that was revealed.

    None while it is secret, and where too few of a larger group locked it: who did not is known,
    so that counts would tell what they answered, of which nobody was warned.
    """
    if state.stage is not GroupStage.TALK or state.sentence is None or state.locked_by_few:
        return None
    return answer_of(state.subject, state.sentence, state.locks(state.sentence.id))


def public_scene(state: GroupState) -> GroupGameScene:
    """Work out the card that everybody sees."""
    if state.stage is not GroupStage.DONE:
        return GroupGameScene(state, _revealed(state))
    shown = (*state.rounds.first, *state.rounds.unseen)
    rows = arena(state.subject, rules_in(state), state.learnt, shown)
    return GroupGameScene(state, test=group_test(state), rows=rows)


def rules_in(state: GroupState) -> tuple[ArenaRule, ...]:
    """Return the rules that were sent to the arena, in the order of coming.

    One of which nothing is left, as its author was deleted, does not play.
    """
    kinds = {EntryKind.RULE, GroupEntry.ARENA_RULE}
    sent = (_arena_rule(state, entry) for entry in state.entries if entry.kind in kinds)
    return tuple(one for one in sent if one.rule.weights)


def _arena_rule(state: GroupState, entry: Entry) -> ArenaRule:
    pairs = entry.reply.pairs if isinstance(entry.reply, Paired) else ()
    features = tuple(pair for pair in pairs if pair[0] != group.BY_NAME)
    owner = entry.author if len(features) < len(pairs) else None
    return ArenaRule(begun_with(state.subject, features), owner)


def share_right(attempt: Attempt) -> float | None:
    """Return the share of predictions that were right, 0 to 1; None where nobody predicted."""
    judged = [one.right for one in attempt.entries if one.kind == EntryKind.PREDICTION]
    return sum(map(bool, judged)) / len(judged) if judged else None
