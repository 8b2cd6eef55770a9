"""Time zones by their IANA names, as people type them."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from bot.tutor.errors import TutorError
from bot.tutor.text import clean, plain, shortened

MOST_OFFERED = 25  # as many as Discord takes while somebody types
SHOWN = 40  # characters of a name that nobody knows


@cache
def zones() -> tuple[str, ...]:
    """Return the names of all zones, those of places ("Europe/Berlin") first."""
    known = available_timezones() - {"localtime", "Factory"}
    return tuple(sorted(known, key=lambda name: ("/" not in name or name.startswith("Etc/"), name)))


def zones_like(typed: str) -> tuple[str, ...]:
    """Return the zones whose names contain what was typed so far, as many as can be offered."""
    wanted = _folded(typed)
    return tuple(name for name in zones() if wanted in name.casefold())[:MOST_OFFERED]


def zone_named(typed: str) -> str:
    """Return a zone by its name or its last part ("berlin"). Raise TutorError for none or two."""
    wanted = _folded(typed)
    whole = [name for name in zones() if name.casefold() == wanted]
    places = [name for name in zones() if name.casefold().rpartition("/")[2] == wanted]
    found = whole or places[:2]
    if len(found) != 1:
        name = plain(shortened(clean(typed).strip(), SHOWN))
        raise TutorError(
            f"I know no time zone named “{name}”, so nothing was changed. Type the name of a large "
            "city near you and pick what is offered, such as `Europe/Berlin`."
        )
    return found[0]


def _folded(typed: str) -> str:
    return clean(typed).strip().replace(" ", "_").casefold()
