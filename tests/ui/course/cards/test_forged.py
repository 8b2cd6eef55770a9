"""Buttons and forms of active cards with odd values in every key: told in words, nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.ui.client import TutorBot
from bot.ui.errors import OUR_FAULT
from tests.ui.crowd import Presses
from tests.ui.reading import BUTTON, shown

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom
    from tests.ui.learner import Learner

pytestmark = pytest.mark.simcord(check_errors=False)

ODD = ("", "abc", "-1", "²", "nan", "1e9", "x" * 30)
SHAPES = (
    ("lesson-try", ["1", "which-way", "none", "A", "1"]),
    ("lesson-number", ["1", "one-step", "1"]),
    ("lesson-tell", ["1", "one-neuron", "0.5,0,0,0,0", "1"]),
    ("lesson-step", ["1", "one-neuron", "0.5,0,0,0,0", "0", "1"]),
    ("lesson-step", ["1", "beat-it", "1", "0", "1"]),
    ("lesson-step", ["1", "one-step", "2", "0", "1"]),
)


def card_with(custom_id: str) -> list[dict[str, Any]]:
    """Draw a card with this one button: discord.py looks for it on the message."""
    button = {"type": BUTTON, "id": 3, "style": 2, "label": "Forged", "custom_id": custom_id}
    return [{"type": 17, "id": 1, "components": [{"type": 1, "id": 2, "components": [button]}]}]


@pytest.mark.parametrize(("name", "keys"), SHAPES)
async def test_a_forged_press_keeps_nothing(
    classroom: Classroom, ana: Learner, name: str, keys: list[str]
) -> None:
    assert ana.card is not None
    assert isinstance(classroom.env.bot, TutorBot)
    told = []
    for place in range(len(keys)):
        for odd in ODD:
            custom_id = ":".join((name, *keys[:place], odd, *keys[place + 1 :]))
            presses = Presses(classroom.env, ana.card)
            presses.snapshot["components"] = card_with(custom_id)
            told.append(presses.add(ana.actor, custom_id))
            await presses.deliver()
    assert told
    for one in told:
        assert one.modal is not None or OUR_FAULT not in shown(one).content
    attempt = await classroom.env.bot.services.cards.attempts.get(1)
    assert attempt is not None
    assert attempt.entries == ()
