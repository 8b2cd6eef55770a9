"""Times as instructors type them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.classroom.dealing import dealt, sizes_of
from bot.tutor.classroom.times import MOST_AHEAD, moment_in
from bot.tutor.classroom.zones import zone_named, zones, zones_like
from bot.tutor.errors import TutorError

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)  # a Thursday, 13:00 in Berlin


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("Fri 18:00", "2026-11-27 18:00"),
        ("by Friday at 6pm", "2026-11-27 18:00"),
        ("Friday", "2026-11-27 23:59"),
        ("thu", "2026-11-26 23:59"),
        ("thu 9:00", "2026-12-03 09:00"),
        ("thu 13:30", "2026-11-26 13:30"),
        ("tomorrow 9:00", "2026-11-27 09:00"),
        ("18:00", "2026-11-26 18:00"),
        ("12:00", "2026-11-27 12:00"),
        ("12 am", "2026-11-27 00:00"),
        ("in 3 days", "2026-11-29 23:59"),
        ("in a week, 9:00", "2026-12-03 09:00"),
        ("in 2 hours", "2026-11-26 15:00"),
        ("30 Nov 18:00", "2026-11-30 18:00"),
        ("Nov 30th", "2026-11-30 23:59"),
        ("5 Nov", "2027-11-05 23:59"),
        ("2026-11-30 18:00", "2026-11-30 18:00"),
        ("2026-11-26", "2026-11-26 23:59"),
    ],
)
def test_a_time_is_read_in_the_zone_of_the_class(typed: str, local: str) -> None:
    here = moment_in(typed, BERLIN, NOW).astimezone(ZoneInfo(BERLIN))
    assert f"{here:%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize("typed", ["", "soon", "7", "30 Feb", "25:00", "13 pm", "11/12", "ma 1"])
def test_what_is_not_understood_is_answered_with_what_is(typed: str) -> None:
    with pytest.raises(TutorError, match="I understand times such as `Fri 18:00`"):
        moment_in(typed, BERLIN, NOW)


@pytest.mark.parametrize("typed", ["2026-11-25", "26 Nov 10:00", "today 9:00", "in 0 minutes"])
def test_what_is_over_is_refused(typed: str) -> None:
    with pytest.raises(TutorError, match="over already"):
        moment_in(typed, BERLIN, NOW)


def test_a_time_too_far_off_is_refused() -> None:
    with pytest.raises(TutorError, match="two years"):
        moment_in("2031-01-01", BERLIN, NOW)


def test_where_clocks_change_nobody_has_less_time_than_was_said() -> None:
    left_out = moment_in("2027-03-28 02:30", BERLIN, NOW)
    assert left_out == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)  # 3:30 there
    twice = moment_in("2027-10-31 02:30", BERLIN, NOW)
    assert twice == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)  # the second 2:30


moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
WORDS = ("fri", "18:00", "in", "3", "days", "30", "nov", "2027", "-", "at", "9", "pm", "a", ":")


@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(), moments)
def test_whatever_is_typed_is_in_the_future_or_refused_in_words(typed: str, now: datetime) -> None:
    try:
        moment = moment_in(typed, BERLIN, now)
    except TutorError:
        return
    assert now < moment <= now + MOST_AHEAD
    assert moment.tzinfo is UTC


@given(moments, st.sampled_from(zones()), st.integers(1, 10**6))
def test_a_whole_date_is_read_as_it_is_shown(now: datetime, zone: str, minutes: int) -> None:
    there = (now + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone)).replace(second=0)
    moment = moment_in(f"{there:%Y-%m-%d %H:%M}", zone, now - timedelta(minutes=1))
    shown = moment.astimezone(ZoneInfo(zone))
    assert f"{shown:%Y-%m-%d %H:%M}" == f"{there:%Y-%m-%d %H:%M}"


def test_zones_are_found_as_people_type_them() -> None:
    assert zone_named(" europe/berlin ") == BERLIN
    assert zone_named("new york") == "America/New_York"
    assert zones_like("berl") == (BERLIN,)
    with pytest.raises(TutorError, match="no time zone named"):
        zone_named("Atlantis")


@given(st.sets(st.integers(1, 10**6)), st.integers(2, 25), st.integers())
def test_people_are_dealt_evenly_once_each_and_the_same_again(
    people: set[int], groups: int, seed: int
) -> None:
    parts = dealt(sorted(people), groups, Random(seed))
    sizes = [len(part) for part in parts]
    assert len(parts) == groups
    assert sorted(person for part in parts for person in part) == sorted(people)
    assert max(sizes) - min(sizes) <= 1
    assert parts == dealt(list(people), groups, Random(seed))
    assert {str(size) for size in sizes} <= set(sizes_of(len(people), groups).split())
