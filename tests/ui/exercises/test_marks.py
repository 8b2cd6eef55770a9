"""How the options of which one is chosen are marked once the question is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.content.every_kind import PLOT, SINGLE
from tests.ui.exercises.conftest import services_in

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom
    from tests.ui.exercises.conftest import Asked

pytestmark = pytest.mark.simcord(check_errors=False)
THREE = f"""{SINGLE}
[[question.option]]
id = "stops"
text = "It stops the input"
feedback = "Only zero would."
"""
KINDS = ((THREE, "down", ["nothing", "stops"]), (PLOT, "up", ["down", "level"]))


@pytest.mark.parametrize(
    ("asked", "right", "wrong", "slips"),
    [(text, key, others, n) for text, key, others in KINDS for n in (0, 1, 2)],
)
async def test_at_the_end_each_letter_says_what_it_was(
    classroom: Classroom, ana: Asked, right: str, wrong: list[str], slips: int
) -> None:
    attempts = services_in(classroom.env).questions.attempts
    attempt = await attempts.latest(ana.actor.id, "questions")
    assert attempt is not None
    [order] = attempt.plan.orders.values()
    letters = dict(zip(order, "ABC", strict=True))
    for option in [*wrong, right][:slips] if slips == 2 else [*wrong[:slips], right]:
        assert "✅" not in ana.text
        await ana.click(letters[option])
    assert ana.labels[0] == "Go on"
    lines = [line for line in ana.text.splitlines() if line.removeprefix("~~").startswith("**")]
    marked = {line.strip("~*")[0]: line for line in lines[:3]}
    assert marked[letters[right]].endswith("✅")
    assert "~~" not in marked[letters[right]]
    for number, option in enumerate(wrong):
        line = marked[letters[option]]
        assert (line.startswith("~~") and line.endswith("❌")) is (number < slips)
        assert "✅" not in line
