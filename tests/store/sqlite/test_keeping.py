"""What is kept of backups hangs on their numbers and never on a clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.sqlite.copies import Copy
from bot.store.sqlite.keeping import DAYS, HOURS, MOST_DELETED, WEEKS, needless

BEGUN = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the time zone is beside it


def copy_of(number: int, made: datetime, before: str = "") -> Copy:
    return Copy(Path(f"{number}"), made, number, before)


def kept_after(rounds: list[Copy]) -> list[Copy]:
    """Make backups one after another, each followed by a round of deleting."""
    kept: list[Copy] = []
    for made in rounds:
        kept.append(made)
        old = needless(kept, made)
        assert len(old) <= MOST_DELETED
        assert made not in old
        kept = [copy for copy in kept if copy not in old]
    return kept


def hourly(many: int, begun: datetime = BEGUN, first: int = 1) -> list[Copy]:
    return [copy_of(first + hour, begun + hour * HOUR) for hour in range(many)]


def test_a_bot_that_runs_for_months_keeps_twenty_four_hours_seven_days_four_weeks() -> None:
    rounds = hourly(24 * 70)
    kept = [copy.made for copy in kept_after(rounds)]
    newest = rounds[-1].made
    assert kept[-HOURS:] == [newest - hour * HOUR for hour in reversed(range(HOURS))]
    assert {made.date() for made in kept} >= {(newest - n * 24 * HOUR).date() for n in range(DAYS)}
    weeks = {made.isocalendar()[:2] for made in kept}
    assert weeks == {(newest - n * 7 * 24 * HOUR).isocalendar()[:2] for n in range(WEEKS)}
    assert len(kept) <= HOURS + DAYS + WEEKS
    assert newest - kept[0] < timedelta(days=35)  # what is deleted is gone from backups by then


def test_every_backup_is_kept_until_there_are_too_many() -> None:
    assert len(kept_after(hourly(HOURS))) == HOURS


@given(wrong=MOMENTS, right=st.integers(0, 60))
def test_a_clock_that_jumps_once_costs_one_place_of_each_kind(wrong: datetime, right: int) -> None:
    before = kept_after(hourly(24 * 40))
    after = hourly(right, BEGUN + 24 * 40 * HOUR, 100_000)
    kept = kept_after([*before, copy_of(99_999, wrong), *after])
    usual = kept_after([*before, *after])
    assert len([copy for copy in usual if copy not in kept]) <= 3


@given(st.lists(MOMENTS, min_size=1, max_size=60))
def test_whatever_the_clock_says_the_newest_stay_and_few_go_at_once(
    moments: list[datetime],
) -> None:
    kept = kept_after([copy_of(number, made) for number, made in enumerate(moments, 1)])
    assert kept[-1].number == len(moments)
    assert len(kept) >= min(len({made.timetuple()[:4] for made in moments}), HOURS)


@given(st.lists(MOMENTS, min_size=2, max_size=80, unique=True), st.data())
def test_the_newest_sound_one_is_never_deleted(
    moments: list[datetime], data: st.DataObject
) -> None:
    copies = [copy_of(number, made) for number, made in enumerate(moments, 1)]
    sound = data.draw(st.sampled_from(copies))
    old = needless(copies, sound)
    assert sound not in old
    assert copies[-1] not in old
    assert len(old) <= MOST_DELETED


@given(st.lists(st.tuples(MOMENTS, st.booleans()), min_size=1, max_size=80))
def test_the_order_in_which_files_are_found_changes_nothing(
    made: list[tuple[datetime, bool]],
) -> None:
    copies = [copy_of(n, when, "0017" * upgrade) for n, (when, upgrade) in enumerate(made, 1)]
    assert needless(copies, copies[-1]) == needless(copies[::-1], copies[-1])


@pytest.mark.parametrize(
    "wrong", [datetime(2031, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC)]
)
def test_a_day_with_a_wrong_clock_does_not_make_others_old(wrong: datetime) -> None:
    before = kept_after(hourly(24 * 40))
    kept = kept_after([*before, *hourly(24, wrong, 50_000)])
    weeks = {copy.made.isocalendar()[:2] for copy in kept if copy.number < 50_000}
    days = {copy.made.date() for copy in kept if copy.number < 50_000}
    assert len(weeks) >= WEEKS - 2  # a new year may begin a week of its own in that day
    assert len(days) >= DAYS - 2


def test_what_was_made_before_an_upgrade_stays_as_long_as_anything_of_its_age() -> None:
    upgrade = copy_of(31, BEGUN + 30 * HOUR, "0017")
    rounds = [*hourly(30), upgrade, *hourly(24 * 20, BEGUN + 31 * HOUR, 32)]
    assert upgrade in kept_after(rounds)
    rounds += hourly(24 * 30, rounds[-1].made + HOUR, rounds[-1].number + 1)
    assert upgrade not in kept_after(rounds)
