"""A gathering ends with a score for every attempt, and what is due is found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.gatherings import (
    OverError,
)
from tests.services.exercises.polls import (
    ANA,
    BEN,
    EVA,
    attempt_of,
    own,
    poll_scene,
)

if TYPE_CHECKING:
    import sqlalchemy as sa

    from bot.services.exercises.groups import Groups
    from bot.tutor.exercises.gatherings import Gathering
    from tests.services.conftest import Presses


def executed(change: str, connection: sa.Connection) -> None:
    connection.exec_driver_sql(change)


async def test_closing_scores_every_attempt_and_nothing_counts_afterwards(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    ana = await own(groups, press(ANA), poll, "a")
    await groups.join(press(BEN), poll.id)
    closed = await groups.close(poll.id)
    assert closed.closed
    assert not closed.takes_answers
    stored = await groups.attempts.get(attempt_of(ana).id)
    assert stored is not None
    assert (stored.score, stored.closed) == (1.0, True)
    for act in (own(groups, press(ANA), poll, "b"), groups.join(press(EVA), poll.id)):
        with pytest.raises(OverError, match="What you did before counts"):
            await act
    assert await groups.close(poll.id) == closed


async def test_an_attempt_that_got_nowhere_is_broken_off_with_the_gathering(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    wanted = WantedAttempt("", "poll", poll.plan, gathering=poll.id)
    begun = await groups.attempts.begin(press(ANA), wanted)
    await groups.close(poll.id)
    stored = await groups.attempts.get(begun.id)
    assert stored is not None
    assert (stored.score, stored.closed) == (None, True)
    assert await groups.attempts.results(ANA) == ()


@pytest.mark.errors_expected
async def test_a_rule_that_fails_keeps_nobody_from_the_end(
    groups: Groups, press: Presses, poll: Gathering
) -> None:
    await own(groups, press(ANA), poll, "a")
    broken = GatheringKind("poll", lambda attempt: 1 / (attempt.id - attempt.id), poll_scene)
    ill = replace(groups, kinds=(broken,))
    assert (await ill.close(poll.id)).closed
