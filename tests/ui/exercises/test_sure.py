"""How sure somebody was: it is told with the verdict, and asked anew in every question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.ui.exercises.inputs.sure import sureness_told
from tests.content.every_kind import MULTIPLE, SINGLE
from tests.ui.reading import menu_of

if TYPE_CHECKING:
    from tests.ui.exercises.conftest import Asked

pytestmark = pytest.mark.simcord(check_errors=False)


@pytest.mark.parametrize(
    ("confidence", "right", "told"),
    [
        (90, True, "You were 90% sure, and it holds."),
        (60, True, "You were 60% sure, and you had it."),
        (80, False, "You were 80% sure: worth a careful look."),
        (50, False, "You were 50% sure, and left room for doubt."),
        (70, None, "You were 70% sure."),
    ],
)
def test_how_sure_one_was_is_told_by_how_it_turned_out(
    confidence: int, right: bool | None, told: str
) -> None:
    assert sureness_told(confidence, right) == told


@pytest.mark.parametrize("asked", [SINGLE])
async def test_it_is_told_at_once_after_a_wrong_first_try(ana: Asked) -> None:
    await ana.pick("quiz-sure", "90")
    await ana.click(ana.letter("Nothing at all"))
    assert "❌ Not that one. You were 90% sure: worth a careful look. You chose" in ana.text


@pytest.mark.parametrize("asked", [MULTIPLE + SINGLE])
async def test_the_menu_of_another_question_is_another_one(ana: Asked) -> None:
    assert ana.card is not None
    first = menu_of(ana.card, "quiz-sure")
    await ana.pick("quiz-sure", "60")
    same = menu_of(ana.card, "quiz-sure")
    assert (same["custom_id"], same["id"]) == (first["custom_id"], first["id"])
    assert [o["value"] for o in same["options"] if o.get("default")] == ["60"]
    await ana.pick_letters("The weights", "The biases")
    await ana.click("Check")
    await ana.click("Next question")
    other = menu_of(ana.card, "quiz-sure")
    assert other["custom_id"] != first["custom_id"]
    assert other["id"] != first["id"], "a client may keep what was picked by this id"
    assert not [o for o in other["options"] if o.get("default")]
