"""Doing something together: open it, join, answer at the same time, go on, leave, close it."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.services.exercises.gathering_kinds import score_of
from bot.services.messages import Delivered, MessagePlace
from bot.services.newest import Newest
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import CLOSING

if TYPE_CHECKING:
    from asyncio import Future
    from collections.abc import Callable
    from datetime import datetime

    from bot.services.clock import Clock
    from bot.services.exercises.gathering_kinds import GatheringKind
    from bot.services.exercises.ports import Attempts, Gatherings, Phases
    from bot.services.messages import Messages, Undelivered
    from bot.services.scene import Scene
    from bot.tutor.exercises.attempts import Attempt, Entry, WantedAttempt
    from bot.tutor.exercises.gatherings import Due, Gathering, WantedGathering
    from bot.tutor.people import Press

    Judge = Callable[[Attempt], Entry]

log = logging.getLogger(__name__)

MOST_MEMBERS = 500
MOST_MET = 1000  # gatherings that are remembered, those met last: others are read again
SHOWN_AGAIN = timedelta(days=1)  # a card closed since then is drawn again at a start


@dataclass(frozen=True, slots=True)
class Answered:
    """The attempt as it is stored now, and whether the answer counted; None where it did not."""

    attempt: Attempt | None
    counted: bool


@dataclass(frozen=True, slots=True)
class Groups:
    """Methods that take a gathering raise TutorError when it is unknown.

    `kinds` are all the kinds of gatherings that there are. The card of a gathering follows what
    its members do; `places` remembers where it is, and `posting` which are on their way. `unpaced`
    are gatherings, as far as they were met, that never go on by themselves.
    """

    gatherings: Gatherings
    phases: Phases
    attempts: Attempts
    messages: Messages
    clock: Clock
    kinds: tuple[GatheringKind, ...]
    places: Newest[int, MessagePlace] = field(default_factory=lambda: Newest(MOST_MET))
    posting: dict[int, Future[Delivered | Undelivered]] = field(default_factory=dict)
    unpaced: Newest[int, bool] = field(default_factory=lambda: Newest(MOST_MET))

    async def open(self, press: Press, wanted: WantedGathering) -> Gathering:
        """Open a gathering; the same press again returns it. Raise ValueError for no known kind."""
        self._kind(wanted.kind)
        return await self.gatherings.open(press, wanted)

    async def post(self, gathering: int) -> Delivered | Undelivered:
        """Post the card of a gathering in its channel, once, and keep where it is.

        Whoever asks for it while it is being posted waits for the same post.
        """
        running = self.posting.get(gathering)
        if running is None:
            running = self.posting[gathering] = asyncio.ensure_future(self._post(gathering))
            running.add_done_callback(lambda _: self.posting.pop(gathering, None))
        return await asyncio.shield(running)

    async def _post(self, gathering: int) -> Delivered | Undelivered:
        found = await self.show(gathering)
        if found.channel is None:
            raise ValueError(f"Gathering {gathering} was opened without a channel.")
        place = MessagePlace(found.guild, found.channel, found.message)
        posted = await self.scene(found)
        told = await self.messages.deliver(place, posted, f"group-{gathering}")
        if isinstance(told, Delivered) and told.place.message is not None:
            await self.gatherings.posted(gathering, told.place.channel, told.place.message)
            self.places[gathering] = told.place
            await self.redraw(gathering, shown=posted)  # somebody may have been faster
        return told

    async def show(self, gathering: int) -> Gathering:
        found = await self.gatherings.get(gathering)
        if found is None:
            raise TutorError("I do not know this one any more. Type `/help` to see what there is.")
        return found

    async def join(
        self, press: Press, gathering: int, role: str = "", most: int = MOST_MEMBERS
    ) -> Gathering:
        """Join, or come back in one's former role. Raise OverError or FullError."""
        await self.show(gathering)
        joined = await self.gatherings.join(press, gathering, role, most)
        await self.redraw(gathering)
        return joined

    async def leave(self, press: Press, gathering: int) -> Gathering:
        """Leave; what one answered stays, and the others go on."""
        await self.gatherings.leave(press, gathering)
        await self.redraw(gathering)
        return await self.settle(gathering)

    async def answer(
        self, press: Press, phase: int, wanted: WantedAttempt, judge: Judge
    ) -> Answered:
        """Judge one answer and store it, in the member's own attempt or in that of the group.

        Each member has one entry a turn, however many act in the same instant. The turn is the
        phase unless `judge` names another. Nothing counts on a card of another phase than the
        present. Raise OverError once the gathering takes nothing more, NotAMemberError for somebody
        who is not in it, and what `judge` raises.
        """
        if wanted.gathering is None:
            raise ValueError("An answer in a group needs the gathering that it is for.")

        def signed(attempt: Attempt) -> Entry:
            entry = judge(attempt)
            return replace(entry, author=press.person, turn=entry.turn or str(phase))

        answered = Answered(*await self.attempts.enter(press, wanted, phase, signed))
        if answered.counted:
            await self.redraw(wanted.gathering)
        if wanted.gathering not in self.unpaced:  # else reading all members would be for nothing
            await self.settle(wanted.gathering)
        return answered

    async def settle(self, gathering: int) -> Gathering:
        """Go on from each phase in which nothing is waited for any more."""
        found = await self.show(gathering)
        while await self._is_complete(found):
            found = await self.advance(found)
        return found

    async def _is_complete(self, found: Gathering) -> bool:
        kind = {kind.name: kind for kind in self.kinds}.get(found.kind)
        if kind is None or kind.complete is None:
            self.unpaced[found.id] = True
            return False
        try:
            attempts = await self.phases.attempts(found.id) if found.takes_answers else ()
            return found.takes_answers and kind.complete(found, attempts)
        except TutorError as error:  # what it is played with is switched off for now
            log.warning("Gathering %s does not go on: %s", found.id, error)
            return False

    async def advance(self, seen: Gathering) -> Gathering:
        """End the phase in which a gathering was seen: go on to the next one, or close."""
        kind = self._kind(seen.kind)
        lasts = kind.lasts(seen)
        if lasts is None or kind.ends(seen, await self.phases.attempts(seen.id)):
            return await self.close(seen.id, seen.phase)
        return await self.go_on(seen.id, seen.phase, self.clock.now() + lasts)

    async def go_on(self, gathering: int, seen: int, due_at: datetime) -> Gathering:
        """Go on to the phase after the one that was seen; a second press changes nothing."""
        if await self.phases.turn(gathering, seen, seen + 1, due_at):
            await self.redraw(gathering)
        return await self.show(gathering)

    async def close(self, gathering: int, seen: int | None = None) -> Gathering:
        """Close a gathering, which may be closed already, and give every attempt its score.

        Nothing more is taken before the attempts are read, so that every answer that was told to
        be stored is in the scores. It may be called again after it was broken off anywhere. With
        `seen` it closes only while it is in that phase.
        """
        found = await self.show(gathering)
        if not await self.phases.stop(gathering, seen):
            return await self.show(gathering)
        attempts = await self.phases.attempts(gathering)
        scores = {a.id: score_of(self.kinds, found, a) for a in attempts if not a.closed}
        await self.phases.close(gathering, scores)
        await self.redraw(gathering)
        return await self.show(gathering)

    async def end(self, due: Due) -> None:
        """Do what follows when the time of a phase is over: the next one, or closing.

        Nothing follows when somebody went on meanwhile, so that the time of the phase now is not
        over.
        """
        found = await self.gatherings.get(due.id)
        if found is None or found.due_at is None or found.due_at > due.due_at:
            return
        known = {kind.name: kind for kind in self.kinds}
        # One of a kind that an older program knew must come to its end as well.
        goes_on = found.takes_answers and found.kind in known
        due_at = known[found.kind].next_due(found) if goes_on else None
        if due_at is None:
            await self.close(due.id, found.phase)
        else:
            await self.go_on(due.id, found.phase, due_at)

    async def resume(self) -> None:
        """At a start: let each card show what was answered before, and that it was closed."""
        for gathering in await self.phases.shown(self.clock.now() - SHOWN_AGAIN):
            try:
                await self._resumed(await self.settle(gathering))
            except Exception:  # a newer program wrote it; the others must be shown all the same
                log.exception("Gathering %s cannot be shown.", gathering)

    async def _resumed(self, found: Gathering) -> None:
        """Show how a gathering is; one whose closing was broken off is closed first."""
        if not found.closed and found.phase == CLOSING:
            await self.close(found.id)
        await self.redraw(found.id)

    async def redraw(self, gathering: int, shown: Scene | None = None) -> None:
        """Have the card show how things are, once it is posted; it shows `shown` already."""
        place = self.places.get(gathering)
        if place is None:
            found = await self.show(gathering)
            if found.channel is None or found.message is None:
                return
            place = MessagePlace(found.guild, found.channel, found.message)
            self.places[gathering] = place

        async def draw() -> Scene | None:
            found = await self.gatherings.get(gathering)
            if found is None:  # deleted meanwhile: its card stays as it is
                return None
            scene = await self.scene(found)
            return None if scene == shown else scene

        self.messages.refresh(place, draw)

    async def scene(self, gathering: Gathering) -> Scene:
        kind = self._kind(gathering.kind)
        scene = kind.scene(gathering, await self.phases.attempts(gathering.id))
        return scene if kind.drawn is None else await kind.drawn(scene)

    def _kind(self, name: str) -> GatheringKind:
        known = {kind.name: kind for kind in self.kinds}
        if name not in known:
            raise ValueError(f"There is no gathering named {name!r}; known are {', '.join(known)}.")
        return known[name]
