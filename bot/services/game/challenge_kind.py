"""A challenge as a thing to do together: what its card shows, and how long it stands."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.game.challenge_scenes import ChallengeScene, HiddenChallengeScene
from bot.services.game.together import shared_entries
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import OverError
from bot.tutor.game.challenges import ANSWER, NETWORK, RULE, SAID
from bot.tutor.game.fooling import counts_in
from bot.tutor.game.standing import (
    GONE_FOR_GOOD,
    WHY_HIDDEN,
    ChallengeStanding,
    check_shown,
    shared_in,
    standing_of,
)
from bot.tutor.game.switches import CHALLENGES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.services.exercises.groups import Groups
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering

KIND = "challenge"
OPEN_FOR = timedelta(days=7)
SHOWN_FOR = timedelta(days=7)
"""How long the answers stay to be read after that; then the sentence is shown no more."""
ANSWERING = 0
"""The phase in which a challenge takes answers. In the one after it, it can be read."""


def answers_in(attempts: Sequence[Attempt]) -> tuple[Entry, ...]:
    """Return what people answered, in the order in which they did."""
    entries = (entry for attempt in attempts for entry in attempt.entries)
    return tuple(entry for entry in entries if entry.kind == ANSWER)


def counted(attempts: Sequence[Attempt]) -> tuple[tuple[str, int], ...]:
    """Count what people answered, by label."""
    return tuple(sorted(Counter(entry.choice for entry in answers_in(attempts)).items()))


def standing_in(gathering: Gathering, attempts: Sequence[Attempt]) -> ChallengeStanding:
    """Return where a challenge stands now, by what happened to it and in its server."""
    standing = standing_of(shared_entries(attempts))
    if gathering.host is None:  # its author was deleted, and their words go with them
        return ChallengeStanding.TAKEN_BACK
    if standing in GONE_FOR_GOOD:
        return standing
    if gathering.closed:
        return ChallengeStanding.OVER
    return ChallengeStanding.OFF if CHALLENGES in gathering.switched_off else standing


def challenge_scene(
    gathering: Gathering, attempts: Sequence[Attempt]
) -> ChallengeScene | HiddenChallengeScene:
    """Show a challenge to everybody: how many answered and, after its week, what."""
    standing = standing_in(gathering, attempts)
    if standing is not ChallengeStanding.SHOWN:
        return HiddenChallengeScene(gathering.id, standing)
    _, label, text, high, low = gathering.plan.items
    said = gathering.plan.numbers[SAID]
    wrong = low if label == high else high
    sure = {who: p if wrong == high else 1 - p for who, p in said.items()}
    by_network = sure[NETWORK] > 0.5
    return ChallengeScene(
        gathering.id,
        gathering.host,
        text,
        (high, low),
        by_network,
        wrong,
        sure[NETWORK if by_network else RULE],
        counted(attempts),
        "" if gathering.phase == ANSWERING else label,
        counts_in(shared_in(shared_entries(attempts))),
    )


async def challenge_seen(groups: Groups, gathering: int) -> tuple[Gathering, tuple[Attempt, ...]]:
    """Find a challenge with what happened in it. Raise TutorError for anything else."""
    found = await groups.show(gathering)
    if found.kind != KIND:
        raise TutorError("This button is of another card. Nothing was changed.")
    return found, await groups.phases.attempts(gathering)


async def challenge_shown(groups: Groups, gathering: int) -> Gathering:
    """Find a challenge that everybody sees. Raise TutorError, which says why, where nobody does."""
    found, attempts = await challenge_seen(groups, gathering)
    if found.closed:
        raise OverError
    check_shown(standing_in(found, attempts))
    return found


def check_switched_on(found: Gathering) -> None:
    """Raise TutorError where challenges are switched off in the server."""
    if CHALLENGES in found.switched_off:
        raise TutorError(f"{WHY_HIDDEN[ChallengeStanding.OFF]} Nothing was changed.")


def _next_due(gathering: Gathering) -> datetime | None:
    if gathering.phase != ANSWERING or gathering.due_at is None:
        return None
    return gathering.due_at + SHOWN_FOR


def _no_score(_: Attempt) -> None:
    """Return none: a challenge is no test, and counts for nobody's progress."""


CHALLENGE = GatheringKind(KIND, _no_score, challenge_scene, _next_due)
