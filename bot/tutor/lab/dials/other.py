"""Reads dials that are typed as pairs, such as "precision=float32, l2 = 0,01"."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.lab.dials.dials import folded
from bot.tutor.text import plain, shortened

if TYPE_CHECKING:
    from bot.tutor.lab.dials.dial import Dial
    from bot.tutor.lab.dials.dials import Dials

BETWEEN = " \t\r\n,;"  # what may stand between two pairs
MOST_SHOWN = 40
REMEDY = "Nothing was trained: change it and try again."


def pairs_in(text: str, dials: Dials) -> dict[str, str]:
    """Return the text given for each dial, by its name.

    A pair is a name, `=` or a colon, and a value that goes on until the next name. Raise TutorError
    for a name that is unknown or stands twice, for a name without a value, and for words that
    belong to no pair. The values are not read yet.
    """
    found = list(_pattern(dials).finditer(text))
    before = text[: found[0].start()] if found else text
    if before.strip(BETWEEN):
        raise TutorError(
            f"I cannot read “{_cut(before.strip(BETWEEN))}” as a dial. Write a name, `=` and a "
            f"value, such as `epochs=300`. {_what_there_is(dials)} {REMEDY}"
        )
    pairs: dict[str, str] = {}
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=False):
        name = _known(match["name"], dials).name
        value = text[match.end() : end].strip(BETWEEN)
        if not value:
            raise TutorError(f"`{name}` stands there without a value. {REMEDY}")
        if name in pairs:
            raise TutorError(f"`{name}` stands there twice. {REMEDY}")
        pairs[name] = value
    return pairs


def completions(typed: str, dials: Dials) -> list[str]:
    """Return whole texts to go on with: each name or choice that the last word may become."""
    cut = 1 + max(typed.rfind(sign) for sign in BETWEEN)
    done, last = typed[:cut], typed[cut:]
    name, sign, start = last.partition("=")
    dial = dials.named(name)
    if sign and dial is not None:
        words = [f"{dial.name}={choice}" for choice in dial.choices or dial.offers]
        words = [word for word in words if word.partition("=")[2].startswith(start.lower())]
    else:
        words = [f"{name}=" for name in dials.names if folded(name).startswith(folded(last))]
    return [done + word for word in words]


def _pattern(dials: Dials) -> re.Pattern[str]:
    """Match a name and its sign; a known name may be written as two words."""
    known = sorted(dials.names, key=len, reverse=True)
    names = "|".join(name.replace("_", r"[\s_-]?") for name in known)
    return re.compile(rf"(?<!\w)(?P<name>{names}|\w+)\s*[=:]", re.IGNORECASE)


def _known(typed: str, dials: Dials) -> Dial:
    dial = dials.named(typed)
    if dial is None:
        near = difflib.get_close_matches(typed.lower(), dials.names, n=3)
        meant = f" Did you mean {' or '.join(f'`{name}`' for name in near)}?" if near else ""
        raise TutorError(
            f"I know no dial named {_cut(typed)}.{meant} {_what_there_is(dials)} {REMEDY}"
        )
    return dial


def _what_there_is(dials: Dials) -> str:
    return f"There are {', '.join(f'`{name}`' for name in dials.names)}."


def _cut(text: str) -> str:
    return plain(shortened(text, MOST_SHOWN))
