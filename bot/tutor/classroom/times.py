"""Reads a time as instructors type it, such as "Fri 18:00", in the time zone of their class.

A date without a time means its last minute. Where clocks are put back, a time that comes twice
means the later of the two; where they are put forward, a time that is left out means as much
later. So nobody has less time than was said.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.tutor.errors import TutorError
from bot.tutor.text import clean

LAST_MINUTE = time(23, 59)
MOST_AHEAD = timedelta(days=2 * 366)
FORMS = (
    "I understand times such as `Fri 18:00`, `Friday`, `tomorrow 9:00`, `18:00`, `in 3 days`, "
    "`30 Nov 18:00` and `2026-11-30 18:00`. A day without a time means its last minute."
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
SHORTEST = 3  # letters that name a weekday or a month

_TIME = re.compile(r"(?:^|\s)(?:at )?(\d{1,2})(?::(\d{2}))? ?(am|pm)?$")
_WHOLE_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)(?: (\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_LATER = re.compile(r"in (\d{1,4}|an?|one) (minute|hour|day|week)s?")
_HALVES = {"am": 0, "pm": 12}


def moment_in(text: str, zone: str, now: datetime) -> datetime:
    """Return the moment that a text means in a zone (its IANA name), in UTC.

    Raise TutorError, which says what to type, for what is not understood or not in the future.
    """
    typed = " ".join(clean(text).casefold().replace(",", " ").split())
    typed = re.sub(r"^(?:by|on|until|at) ", "", typed)
    place = ZoneInfo(zone)
    try:
        moment = _soon(typed, now) or _on_a_day(typed, place, now)
    except (ValueError, OverflowError):  # such as 30 February
        moment = None
    if moment is None:
        raise TutorError(f"I could not read that time, so nothing was done. {FORMS}")
    if moment <= now:
        raise TutorError(f"That time is over already, so nothing was done. {FORMS}")
    if moment - now > MOST_AHEAD:
        raise TutorError("That is more than two years from now, so nothing was done.")
    return moment


def _soon(typed: str, now: datetime) -> datetime | None:
    """Read so many minutes or hours from now."""
    match = _LATER.fullmatch(typed)
    if match is None or match[2] not in {"minute", "hour"}:
        return None
    return now.astimezone(UTC) + timedelta(**{f"{match[2]}s": _count(match[1])})


def _on_a_day(typed: str, place: ZoneInfo, now: datetime) -> datetime | None:
    """Read a day, a time, or both; the time comes last."""
    here = now.astimezone(place)
    day = _day(typed, here)
    if day is not None:
        return _later_of(day, LAST_MINUTE, place)
    match = _TIME.search(typed)
    at = _time(match) if match else None
    if match is None or at is None:
        return None
    return _at_a_time(typed[: match.start()].strip(), at, place, now)


def _at_a_time(named: str, at: time, place: ZoneInfo, now: datetime) -> datetime | None:
    """Return a time on a day, or the next such time; on a weekday, in a week if it is over."""
    here = now.astimezone(place)
    day = _day(named, here) if named else here.date()
    if day is None:
        return None
    moment = _later_of(day, at, place)
    if moment > now or (named and _weekday(named) is None):
        return moment
    return _later_of(day + timedelta(7 if named else 1), at, place)


def _later_of(day: date, at: time, place: ZoneInfo) -> datetime:
    local = datetime.combine(day, at, place)
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def _time(match: re.Match[str]) -> time | None:
    """Read a time of day; None for a number alone, which may be anything."""
    hour, minute, half = int(match[1]), match[2], match[3]
    if half is None:
        return None if minute is None else time(hour, int(minute))
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return time(hour % 12 + _HALVES[half], int(minute or 0))


def _day(named: str, here: datetime) -> date | None:
    """Read a day as it is named, seen from the present day. Raise ValueError for none such."""
    today = here.date()
    if named in {"today", "tomorrow"}:
        return today + timedelta(named == "tomorrow")
    later = _LATER.fullmatch(named)
    if later is not None and later[2] in {"day", "week"}:
        return today + timedelta(_count(later[1]) * (7 if later[2] == "week" else 1))
    weekday = _weekday(named)
    if weekday is not None:
        return today + timedelta((weekday - today.weekday()) % 7)
    return _date(named, today)


def _date(named: str, today: date) -> date | None:
    whole = _WHOLE_DATE.fullmatch(named)
    if whole is not None:
        return date(int(whole[1]), int(whole[2]), int(whole[3]))
    first, second = _DAY_FIRST.fullmatch(named), _MONTH_FIRST.fullmatch(named)
    if first is not None:
        number, name, year = first.groups()
    elif second is not None:
        name, number, year = second.groups()
    else:
        return None
    month = _place_in(MONTHS, name)
    if month is None:
        return None
    found = date(int(year or today.year), month + 1, int(number))
    return found if year or found >= today else found.replace(year=today.year + 1)


def _weekday(named: str) -> int | None:
    return _place_in(WEEKDAYS, named)


def _place_in(names: tuple[str, ...], typed: str) -> int | None:
    """Return the place of a name by its first letters; three tell all of them apart."""
    if len(typed) < SHORTEST:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(typed)), None)


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else 1
