"""Buttons and menus of cards that an earlier bot had posted: each still does what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pinned import old_rows
from tests.pinned.old_rows import GAME, MATCHING, QUESTIONS
from tests.pinned.school import ids_of, mark, title_of
from tests.ui.reading import options_of, shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.pinned.school import School

# To simcord a refused press is an error of the bot. Ours are told from bugs by the log (conftest).
pytestmark = pytest.mark.simcord(check_errors=False)

ENTRIES = 'SELECT step, kind, item, choice, confidence, "right" FROM entry WHERE attempt_id = ?'
COURSE = {
    "go:learn": f"### {title_of('neurons-and-weights', 1)}",
    "go:play": "### Is this formal or casual?",
    "go:progress": "### Your progress",
    "go:help": "### Hello, I am Nudge",
    "lesson-on:how-a-network-learns": "### Match the terms",
    "lesson-open:the-forward-pass": "### What you can take with you\nThis is the way of an input",
    "lesson-debrief:how-a-network-learns": "### What you and a network have in common",
    f"quiz-next:{QUESTIONS}": "### What job does the loss function do",
    f"game-show:{GAME}": "> I would be grateful for your assistance.",
}
BY_HAND = {
    "hand-neuron:1:1:-0.5:OR:b-0.5": "✅ Right, that is OR. Next, set it to AND.",
    "hand-neuron:1:1:-0.5:XOR:GoalXOR": "❌ Not yet: 3 of 4 are right. No setting can do this",
    "hand-forward:2:1": "↔️ **Different.** Seed 1 said dog",
    "hand-forward:0:2": "### From scores to percentages",
    "hand-guess:0.12:3": "✅ Right: it is 1 to 3.",
    "hand-guess:0.2:": "a probability of **0.2**",
    "hand-loss:0.05:down": "-ln 0.05 = **2.996**",
    "hand-blame:8:1:0.5:-1:1:0.5:forward": "-0.284 for w2 and 0.482 for w1. ✅ The same.",
    "hand-valley:0.9:20:×3": "It **zigzags**: each step goes past the bottom. **Yet it arrives.**",
}
OF_ANA: dict[str, tuple[str, ...]] = {
    "lesson-card:1:2": (),
    "lesson-finish:2": (),
    f"match-term:{MATCHING}:{mark(0)}": ("loss-function",),
    f"match-pair:{MATCHING}:{mark(0)}:loss-function": ("B",),
    f"quiz:{QUESTIONS}:{mark(0)}:B:": (),
    f"quiz-sure:{QUESTIONS}": ("80",),
    f"quiz-next:{QUESTIONS}": (),
    f"game:{GAME}:{mark(0)}:formal": (),
    f"game-show:{GAME}": (),
    f"game-correct:{GAME}:{mark(0)}": (),
    f"game-rule:{GAME}:{mark(0)}": (),
}


@pytest.fixture
async def card(school: School) -> simcord.ResponseMessage:
    """Return a private card of Ana's whose bot was closed since."""
    old_rows.remember_learning(school)
    card = await school.old_card()
    await school.restart()
    return card


@pytest.mark.parametrize("buttons", [COURSE, BY_HAND], ids=["course", "by hand"])
async def test_an_old_button_shows_in_place_what_it_promised(
    school: School, card: simcord.ResponseMessage, buttons: dict[str, str]
) -> None:
    told = {}
    for custom_id, words in buttons.items():
        pressed = await school.press(card, custom_id)
        assert shown(pressed).id == card.id, custom_id
        told[custom_id] = words if words in text_of(card) else text_of(card)
    assert told == buttons


async def test_old_buttons_of_a_lesson_move_its_bookmark(
    school: School, card: simcord.ResponseMessage
) -> None:
    place = "SELECT card, furthest FROM reading WHERE id = 1"
    await school.press(card, "lesson-card:1:2")
    assert f"### {title_of('neurons-and-weights', 2)}" in text_of(card)
    assert school.rows(place) == [(2, 2)]
    await school.press(card, "lesson-again:neurons-and-weights")
    assert f"### {title_of('neurons-and-weights', 1)}" in text_of(card)
    assert school.rows(place) == [(1, 2)]


async def test_an_old_button_finishes_a_lesson(
    school: School, card: simcord.ResponseMessage
) -> None:
    await school.press(card, "lesson-finish:2")
    assert "### ✅ Lesson 2 is done" in text_of(card)
    finished = "SELECT id FROM reading WHERE finished_at IS NOT NULL"
    assert school.rows(finished) == [(2,)]


async def test_an_old_shared_card_is_turned_in_the_channel(school: School) -> None:
    old_rows.remember_learning(school)
    card = await school.old_card(public=True)
    await school.restart()
    turned = await school.press(card, "lesson-card:1:2")
    assert shown(turned).id == card.id
    assert "### What a weight says" in text_of(card)
    room = await school.press(card, "go:help", actor=school.ben)
    assert room.ephemeral
    assert "### Hello, I am Nudge" in text_of(shown(room))


async def test_old_menus_match_a_pair(school: School, card: simcord.ResponseMessage) -> None:
    await school.press(card, f"match-term:{MATCHING}:{mark(0)}", "loss-function")
    assert f"match-pair:{MATCHING}:{mark(0)}:loss-function" in ids_of(card.components)
    await school.press(card, f"match-pair:{MATCHING}:{mark(0)}:loss-function", "B")
    assert "✅ Right: **Loss function** is matched." in text_of(card)
    pair = (0, "pair", "loss-function", "loss-function", None, 1)
    assert school.rows(ENTRIES, MATCHING) == [pair]


async def test_an_old_menu_says_how_sure_and_an_old_letter_answers(
    school: School, card: simcord.ResponseMessage
) -> None:
    await school.press(card, f"quiz-sure:{QUESTIONS}", "80")
    assert f"quiz:{QUESTIONS}:{mark(0)}:B:80" in ids_of(card.components)
    assert "80" in options_of(card, "quiz-sure-pick:")
    await school.press(card, f"quiz:{QUESTIONS}:{mark(0)}:B:80")
    assert "✅ Right. You were 80% sure, and it holds." in text_of(card)
    await school.press(card, f"quiz:{QUESTIONS}:{mark(1)}:A:")
    assert "❌ Not that one." in text_of(card)
    assert school.rows(ENTRIES, QUESTIONS) == [
        (0, "answer", "role-of-loss", "one-number", 80, 1),
        (1, "answer", "why-a-test-set", "more-examples", None, 0),
    ]


async def test_old_buttons_play_the_game(school: School, card: simcord.ResponseMessage) -> None:
    await school.press(card, f"game:{GAME}:{mark(0)}:formal")
    assert "✅ Right: you said formal (it counts as fairly sure)" in text_of(card)
    await school.press(card, f"game:{GAME}:{mark(1)}:formal")
    wrong = "❌ Wrong this time: you said formal (it counts as fairly sure), and it is **casual**"
    assert wrong in text_of(card)
    assert school.rows(ENTRIES, GAME) == [
        (0, "prediction", "assistance", "formal", None, 1),
        (1, "prediction", "pizza", "formal", None, 0),
    ]


async def test_old_buttons_of_the_game_open_its_forms(
    school: School, card: simcord.ResponseMessage
) -> None:
    old_rows.entry(school, GAME, 0, "prediction", "assistance", "casual", None, 0)
    correction = await school.press(card, f"game-correct:{GAME}:{mark(1)}")
    said = "I think I weighted the word I too low. I will adjust my rule."
    old_rows.entry(school, GAME, 1, "correction", "assistance", said, None, None)
    old_rows.entry(school, GAME, 2, "prediction", "pizza", "casual", None, 1)
    old_rows.entry(school, GAME, 3, "prediction", "committee", "formal", None, 1)
    rule = await school.press(card, f"game-rule:{GAME}:{mark(4)}")
    opened = [told.modal["custom_id"] for told in (correction, rule) if told.modal]
    assert opened == [f"game-correction:{GAME}:{mark(1)}", f"game-written:{GAME}:{mark(4)}"]


async def test_a_card_from_before_a_step_counts_nothing(
    school: School, card: simcord.ResponseMessage
) -> None:
    old_rows.entry(school, GAME, 0, "prediction", "assistance", "formal", None, 1)
    await school.press(card, f"game:{GAME}:{mark(0)}:casual")
    assert "nothing was counted" in text_of(card)
    assert "> Hey, wanna grab pizza?" in text_of(card)
    assert len(school.rows(ENTRIES, GAME)) == 1


async def test_old_buttons_of_somebody_else_are_refused(
    school: School, card: simcord.ResponseMessage
) -> None:
    before = text_of(card)
    for custom_id, values in OF_ANA.items():
        refused = await school.press(card, custom_id, *values, actor=school.ben)
        assert refused.ephemeral, custom_id
        assert shown(refused).content.startswith("This one is not yours"), custom_id
    assert text_of(card) == before
    assert school.rows("SELECT count(*) FROM entry") == [(0,)]
    assert school.rows("SELECT card, finished_at FROM reading WHERE id < 3") == [
        (1, None),
        (5, None),
    ]
