"""Rival test sets: begin a game, join a team, pick, write, go on, and at its end read both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.game.rivals_kind import KIND, check_present, game_in, part_of
from bot.services.game.rivals_scenes import BothTestsScene, TeamPickScene
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
from bot.tutor.exercises.gatherings import ElsewhereError
from bot.tutor.game.rivals import (
    LOBBY,
    MOST_PEOPLE,
    PICKING,
    WRITING,
    NewerPickError,
    Team,
    agree,
    change_team,
    check_start,
    draw_rivals,
    pick_for,
    rivals_of,
    settle_in,
    smaller_team,
)
from bot.tutor.game.rivals_testing import result_of
from bot.tutor.game.rivals_writing import be_ready, check_onward, take_back, write_for
from bot.tutor.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from bot.services.exercises.groups import Answered, Groups
    from bot.services.scene import Scene
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.rivals import Rivals
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class RivalTests:
    """Methods raise TutorError when the game's lesson is gone, or the game is none of this mode."""

    course: Course
    groups: Groups
    randomness: Random
    activity: str

    async def open(self, press: Press) -> PrivateNoteScene:
        """Begin a game in the channel of the press; its host is in it, in the first team."""
        plan = draw_rivals(game_in(self.course), self.randomness)
        opened = await begin(self.groups, press, KIND, plan, Team.CIRCLE)
        return PrivateNoteScene(BEGUN, KIND, opened.id)

    async def join(self, press: Press, gathering: int) -> Scene:
        """Join the smaller team, also late, or come back into one's own."""
        game = await self._seen(press, gathering)
        is_new = game.gathering.member(press.person) is None
        role = smaller_team(game) if is_new else game.team_of(press.person)
        joined = await self.groups.join(press, gathering, role, MOST_PEOPLE)
        if is_new and joined.phase == LOBBY:
            # Many may join in one instant: only here are those before them known. Nothing is
            # secret yet, and whoever joins later keeps the team that they join with.
            again = replace(press, id=-press.id)  # this press joined already
            await self._enter(again, joined, LOBBY, lambda now: settle_in(now, press.person))
        return PrivateNoteScene(JOINED, KIND, gathering)

    async def leave(self, press: Press, gathering: int) -> Scene:
        """Leave; the others go on."""
        found = await of_kind(self.groups, press, gathering, KIND)
        return PrivateNoteScene(await left(self.groups, press, found))

    async def go_on(self, press: Press, gathering: int, phase: int) -> Scene:
        """Start, or go on without those who are still thinking. Raise NotYetError too early."""
        game = await self._seen(press, gathering)
        found = game.gathering
        if found.phase != phase or not found.takes_answers:
            return PrivateNoteScene(OLD_CARD)
        check_present(found, press.person)
        if phase == LOBBY:
            check_start(game)
        else:
            check_onward(game, press.person, self.groups.clock.now())
        await self.groups.advance(found)
        return await self.look(press, gathering)

    async def look(self, press: Press, gathering: int) -> Scene:
        """Show somebody what their team has, or at the end both tests."""
        game = await self._seen(press, gathering)
        if not game.gathering.takes_answers:
            return self._tests(press, game, 0)
        check_present(game.gathering, press.person)
        return part_of(game, press.person)

    async def change(self, press: Press, gathering: int) -> Scene:
        """Go over to the other team, before the start."""
        return await self._done(press, gathering, LOBBY, lambda now: change_team(now, press.person))

    async def pick(self, press: Press, gathering: int, seen: int, ids: frozenset[str]) -> Scene:
        """Replace the team's pick; one that was made on an older pick shows the newest."""
        return await self._picked(
            press, gathering, lambda now: pick_for(now, press.person, seen, ids)
        )

    async def agree(self, press: Press, gathering: int, seen: int) -> Scene:
        """Agree to the team's pick; where it was replaced meanwhile, the newest is shown."""
        return await self._picked(press, gathering, lambda now: agree(now, press.person, seen))

    async def write(self, press: Press, gathering: int, text: str, label: str) -> Scene:
        """Add a sentence to the test for the other team's network."""
        words = clean(text)
        return await self._done(
            press, gathering, WRITING, lambda now: write_for(now, press.person, words, label)
        )

    async def take_back(self, press: Press, gathering: int, step: int) -> Scene:
        """Take a sentence of one's own out of the test, before the end of the phase."""
        return await self._done(
            press, gathering, WRITING, lambda now: take_back(now, press.person, step)
        )

    async def be_ready(self, press: Press, gathering: int) -> Scene:
        """Say that one is done with writing."""
        return await self._done(press, gathering, WRITING, lambda now: be_ready(now, press.person))

    async def read(self, press: Press, gathering: int, page: int) -> Scene:
        """Show a page of both tests to who played or runs the server, once the game is over."""
        return self._tests(press, await self._seen(press, gathering), page)

    def _tests(self, press: Press, game: Rivals, page: int) -> Scene:
        if game.gathering.takes_answers:
            raise TutorError("The tests stay secret until the game is over.")
        if game.gathering.member(press.person) is None and not press.may_manage_here:
            raise TutorError("Only those who played can read the tests. Nothing was changed.")
        result = result_of(game)
        if result is None or not any(network.tested for network in result.networks):
            return PrivateNoteScene("The game is over, and there is no test in it to read.")
        return BothTestsScene(game.gathering.id, result, page)

    async def _picked(self, press: Press, gathering: int, rule: Callable[[Rivals], Entry]) -> Scene:
        try:
            return await self._done(press, gathering, PICKING, rule)
        except NewerPickError as error:
            scene = await self.look(press, gathering)
            return replace(scene, note=str(error)) if isinstance(scene, TeamPickScene) else scene

    async def _done(
        self, press: Press, gathering: int, phase: int, rule: Callable[[Rivals], Entry]
    ) -> Scene:
        """Enter what somebody does, and show how it stands then."""
        game = await self._seen(press, gathering)
        answered = await self._enter(press, game.gathering, phase, rule)
        return await self.look(press, gathering) if answered.counted else PrivateNoteScene(OLD_CARD)

    async def _enter(
        self, press: Press, found: Gathering, phase: int, rule: Callable[[Rivals], Entry]
    ) -> Answered:
        game, seen = game_in(self.course), replace(found, phase=phase)

        def judge(attempt: Attempt) -> Entry:
            return rule(rivals_of(game, seen, attempt.entries))

        return await entered(self.groups, press, (found.id, phase), self.activity, judge)

    async def _seen(self, press: Press, gathering: int) -> Rivals:
        """Return a game of this mode. Raise ElsewhereError for one of another server."""
        found = await of_kind(self.groups, press, gathering, KIND)
        if press.guild not in {None, found.guild}:
            raise ElsewhereError
        entries = shared_entries(await self.groups.phases.attempts(gathering))
        return rivals_of(game_in(self.course), found, entries)
