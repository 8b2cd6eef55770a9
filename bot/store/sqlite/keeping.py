"""Which backups are kept: one an hour, one a day and one a week, and no clock is asked.

The newest is the one with the highest number. From it backwards, a backup is kept when it is the
first of an hour, a day or a week that no newer one has, as long as there are fewer than so many. A
clock that was wrong thus takes one place of each; it never makes all others old.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bot.store.sqlite.copies import Copy

HOURS, DAYS, WEEKS = 24, 7, 4
MOST_DELETED = 3  # backups in one round: no mistake costs many at once


def needless(copies: Iterable[Copy], sound: Copy) -> list[Copy]:
    """Return the backups that may be deleted now, oldest first, MOST_DELETED at most.

    `sound` is the newest one that is known to be sound; it stays in any case. What was made before
    an upgrade stays as long as something as old as it does.
    """
    newest_first = sorted(copies, key=lambda copy: copy.number, reverse=True)
    hourly = [copy for copy in newest_first if not copy.before]
    weekly = _first_of_each(hourly, _week, WEEKS)
    kept = {sound, *weekly}
    kept.update(_first_of_each(hourly, _day, DAYS), _first_of_each(hourly, _hour, HOURS))
    weeks, oldest = {_week(copy.made) for copy in weekly}, weekly[-1].number if weekly else 0
    if len(weekly) < WEEKS:
        kept.update(copy for copy in newest_first if copy.before)
    old = [copy for copy in reversed(newest_first) if copy not in kept]
    return [
        copy
        for copy in old
        if not copy.before or (copy.number < oldest and _week(copy.made) not in weeks)
    ][:MOST_DELETED]


def _first_of_each(
    newest_first: Iterable[Copy], span: Callable[[datetime], tuple[int, ...]], most: int
) -> list[Copy]:
    found: dict[tuple[int, ...], Copy] = {}
    for copy in newest_first:
        if len(found) < most:
            found.setdefault(span(copy.made), copy)
    return list(found.values())


def _hour(made: datetime) -> tuple[int, ...]:
    return made.timetuple()[:4]


def _day(made: datetime) -> tuple[int, ...]:
    return made.timetuple()[:3]


def _week(made: datetime) -> tuple[int, ...]:
    return made.isocalendar()[:2]
