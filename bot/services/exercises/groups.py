"""Doing something together: open it, join, answer at the same time, go on, leave, close it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import kind_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.services.exercises.ports import Attempts, Gatherings, Phases
    from bot.tutor.exercises.attempts import Attempt, Entry, WantedAttempt
    from bot.tutor.exercises.gatherings import Gathering, GatheringKind, WantedGathering
    from bot.tutor.people import Press

    Judge = Callable[[Attempt], Entry]

log = logging.getLogger(__name__)

MOST_MEMBERS = 500


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of an answer: the attempt as it is stored now, and whether the answer counted."""

    attempt: Attempt
    counted: bool


@dataclass(frozen=True, slots=True)
class Groups:
    """Methods that take a gathering raise TutorError when it is unknown.

    `kinds` are all the kinds of gatherings that there are.
    """

    gatherings: Gatherings
    phases: Phases
    attempts: Attempts
    kinds: tuple[GatheringKind, ...] = ()

    async def open(self, press: Press, wanted: WantedGathering) -> Gathering:
        """Open a gathering; the same press again returns it. Raise ValueError for no known kind."""
        kind_named(self.kinds, wanted.kind)
        return await self.gatherings.open(press, wanted)

    async def posted(self, gathering: int, channel: int, message: int) -> None:
        """Keep where the card of a gathering is."""
        await self.gatherings.posted(gathering, channel, message)

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
        return await self.gatherings.join(press, gathering, role, most)

    async def leave(self, press: Press, gathering: int) -> Gathering:
        """Leave; what one answered stays, and the others go on."""
        await self.gatherings.leave(press, gathering)
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

        return Answered(*await self.attempts.enter(press, wanted, phase, signed))

    async def go_on(self, gathering: int, seen: int, due_at: datetime) -> Gathering:
        """Go on to the phase after the one that was seen; a second press changes nothing."""
        await self.phases.turn(gathering, seen, seen + 1, due_at)
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
        scores = {attempt.id: self._score(found, attempt) for attempt in await self._open(found)}
        await self.phases.close(gathering, scores)
        return await self.show(gathering)

    async def _open(self, gathering: Gathering) -> tuple[Attempt, ...]:
        attempts = await self.phases.attempts(gathering.id)
        return tuple(attempt for attempt in attempts if not attempt.closed)

    def _score(self, gathering: Gathering, attempt: Attempt) -> float | None:
        """Score one attempt; one that cannot be scored must not keep the others from their end."""
        try:
            return kind_named(self.kinds, gathering.kind).score(attempt)
        except Exception:  # a rule that fails would keep the gathering open for ever
            log.exception("Attempt %s of gathering %s has no score.", attempt.id, gathering.id)
            return None
