"""Stand-ins for what others did: nobody did anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.tutor.exercises.attempts import Attempt, Scored, Touched
    from bot.tutor.game.crowd import CrowdShare


class NoHistory:
    """Nobody did anything so far."""

    async def scores(self, _person: int) -> tuple[Scored, ...]:
        return ()

    async def attempts(
        self, _person: int, _activities: Sequence[str], _lesson: str | None = None
    ) -> tuple[Attempt, ...]:
        return ()

    async def touched(self, _person: int) -> Touched | None:
        return None


class NoJudgements:
    """Nobody judged a sentence without a label."""

    async def shares(self, _sentences: Sequence[str], _label: str) -> Mapping[str, CrowdShare]:
        return {}
