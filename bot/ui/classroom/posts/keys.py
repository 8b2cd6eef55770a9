"""What the custom ids of posts hold: a post and its phase, a question and the options shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import LETTERS
from bot.ui.exercises.inputs.drawing import NOTHING
from bot.ui.kit.keys import UnreadableKeyError, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_PLACE = 100


def seen_in(keys: Mapping[str, str]) -> tuple[int, int]:
    """Return the gathering and the phase of the card that was pressed."""
    return whole(keys["gathering"]), whole(keys["phase"], most=MOST_PLACE)


def place_in(keys: Mapping[str, str]) -> int:
    return whole(keys["place"].partition(BETWEEN)[0], most=MOST_PLACE)


def asked_in(keys: Mapping[str, str]) -> tuple[int, str]:
    """Return the place of the question on a card, and the mark of the options shown there."""
    return place_in(keys), keys["place"].partition(BETWEEN)[2]


def asked_key(place: int, mark: str) -> str:
    return f"{place}{BETWEEN}{mark}"


BETWEEN = "."


def picked_in(keys: Mapping[str, str]) -> str:
    """Read the letters picked so far. Raise UnreadableKeyError for anything else."""
    picked = "" if keys["picked"] == NOTHING else keys["picked"]
    if not set(picked) <= set(LETTERS) or len(picked) > len(LETTERS):
        raise UnreadableKeyError
    return picked
