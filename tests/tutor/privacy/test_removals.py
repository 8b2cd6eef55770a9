"""Each hour counts one refusal, whatever the clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.tutor.privacy.removals import Removal, was_refused_just_now

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("refused_at", "is_too_soon"),
    [
        (None, False),
        (NOW, True),
        (NOW - timedelta(minutes=59), True),
        (NOW - timedelta(hours=1), False),
        (datetime(1970, 1, 1, tzinfo=UTC), False),
        (NOW + timedelta(seconds=1), False),
        (datetime(2040, 1, 1, tzinfo=UTC), False),
    ],
)
def test_a_refusal_within_the_last_hour_holds_and_one_in_the_future_does_not(
    refused_at: datetime | None, is_too_soon: bool
) -> None:
    one = Removal(1, None, 7, 8, 9, NOW - timedelta(days=1), refused_at)
    assert was_refused_just_now(one, NOW) is is_too_soon
