"""Who asked an engine for a job, as far as it matters for whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """`place` is the server where a job was asked for, 0 for all DMs together.

    Turns go round the places, so that none waits for all that another one asked for. `starts`
    counts how often workers began the job before, under an earlier start of the bot.
    """

    place: int = 0
    starts: int = 0


SOMEBODY = Asked()
