"""Doing something together: open it, join, answer at the same time, go on, leave, close it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.services.messages import Delivered, MessagePlace
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.services.exercises.ports import Attempts, Gatherings, Phases
    from bot.services.messages import Messages, Undelivered
    from bot.services.scene import Scene
    from bot.tutor.exercises.attempts import Attempt, Entry, WantedAttempt
    from bot.tutor.exercises.gatherings import Due, Gathering, WantedGathering
    from bot.tutor.people import Press

    Judge = Callable[[Attempt], Entry]

log = logging.getLogger(__name__)

MOST_MEMBERS = 500


@dataclass(frozen=True, slots=True)
class GatheringKind:
    """A thing to do together.

    `score` is that of an attempt (0 to 1) when the gathering closes, None for one that got nowhere,
    which is then broken off. `scene` is what its card shows to everybody, also when it is closed.
    `next_due` says until when the next phase lasts once the present one is over by itself, None
    where it closes then.
    """

    name: str
    score: Callable[[Attempt], float | None]
    scene: Callable[[Gathering, tuple[Attempt, ...]], Scene]
    next_due: Callable[[Gathering], datetime | None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer: the attempt as it is stored now, and whether the answer counted."""

    attempt: Attempt
    counted: bool


@dataclass(frozen=True, slots=True)
class Groups:
    """Methods that take a gathering raise TutorError when it is unknown.

    `kinds` are all the kinds of gatherings that there are. The card of a gathering follows what
    its members do; `places` remembers where it is.
    """

    gatherings: Gatherings
    phases: Phases
    attempts: Attempts
    messages: Messages
    kinds: tuple[GatheringKind, ...]
    places: dict[int, MessagePlace] = field(default_factory=dict)

    async def open(self, press: Press, wanted: WantedGathering) -> Gathering:
        """Open a gathering; the same press again returns it. Raise ValueError for no known kind."""
        self._kind(wanted.kind)
        return await self.gatherings.open(press, wanted)

    async def post(self, gathering: int) -> Delivered | Undelivered:
        """Post the card of a gathering in its channel, and keep where it is."""
        found = await self.show(gathering)
        if found.channel is None:
            raise ValueError(f"Gathering {gathering} was opened without a channel.")
        place = MessagePlace(found.guild, found.channel, found.message)
        told = await self.messages.deliver(place, await self._scene(found), f"group-{gathering}")
        if isinstance(told, Delivered) and told.place.message is not None:
            await self.gatherings.posted(gathering, told.place.channel, told.place.message)
            self.places[gathering] = told.place
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
        await self._refresh(gathering)
        return joined

    async def leave(self, press: Press, gathering: int) -> Gathering:
        """Leave; what one answered stays, and the others go on."""
        await self.gatherings.leave(press, gathering)
        await self._refresh(gathering)
        return await self.show(gathering)

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
            await self._refresh(wanted.gathering)
        return answered

    async def go_on(self, gathering: int, seen: int, due_at: datetime) -> Gathering:
        """Go on to the phase after the one that was seen; a second press changes nothing."""
        if await self.phases.turn(gathering, seen, seen + 1, due_at):
            await self._refresh(gathering)
        return await self.show(gathering)

    async def close(self, gathering: int) -> Gathering:
        """Close a gathering, which may be closed already, and give every attempt its score.

        Nothing more is taken before the attempts are read, so that every answer that was told to
        be stored is in the scores. It may be called again after it was broken off anywhere.
        """
        found = await self.show(gathering)
        if found.closed:
            return found
        await self.phases.stop(gathering)
        attempts = await self.phases.attempts(gathering)
        scores = {a.id: self._score(found, a) for a in attempts if not a.closed}
        await self.phases.close(gathering, scores)
        await self._refresh(gathering)
        return await self.show(gathering)

    async def end(self, due: Due) -> None:
        """Do what follows when the time of a phase is over: the next one, or closing."""
        gathering = due.id
        found = await self.show(gathering)
        known = {kind.name: kind for kind in self.kinds}
        # One of a kind that an older program knew must come to its end as well.
        goes_on = found.takes_answers and found.kind in known
        due_at = known[found.kind].next_due(found) if goes_on else None
        if due_at is None:
            await self.close(gathering)
        else:
            await self.go_on(gathering, found.phase, due_at)

    async def resume(self) -> None:
        """At a start: let the card of every open gathering show what was answered before."""
        for gathering in await self.phases.still_open():
            await self._refresh(gathering)

    async def _refresh(self, gathering: int) -> None:
        """Have the card show how things are, once it is posted."""
        place = self.places.get(gathering)
        if place is None:
            found = await self.show(gathering)
            if found.channel is None or found.message is None:
                return
            place = MessagePlace(found.guild, found.channel, found.message)
            self.places[gathering] = place

        async def draw() -> Scene:
            return await self._scene(await self.show(gathering))

        self.messages.refresh(place, draw)

    async def _scene(self, gathering: Gathering) -> Scene:
        kind = self._kind(gathering.kind)
        return kind.scene(gathering, await self.phases.attempts(gathering.id))

    def _kind(self, name: str) -> GatheringKind:
        known = {kind.name: kind for kind in self.kinds}
        if name not in known:
            raise ValueError(f"There is no gathering named {name!r}; known are {', '.join(known)}.")
        return known[name]

    def _score(self, gathering: Gathering, attempt: Attempt) -> float | None:
        """Score one attempt; one that cannot be scored must not keep the others from their end."""
        try:
            return self._kind(gathering.kind).score(attempt)
        except Exception:  # a rule that fails would keep the gathering open for ever
            log.exception("Attempt %s of gathering %s has no score.", attempt.id, gathering.id)
            return None
