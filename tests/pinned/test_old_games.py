"""Games that an older program began, each alone in its row: they go on to the end they had."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pinned import old_rows
from tests.pinned.old_rows import GAME, GAME_PLAN, RULE
from tests.pinned.school import TWO_FEATURES, ids_of, mark, said_by_form
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.pinned.school import School

pytestmark = pytest.mark.simcord(check_errors=False)

PICKED = (
    "polite words",
    "slang words",
    "greeting",
    "long words",
    "short words",
    "official words",
    "question mark",
    "shortened words",
    "short sentence length",
    "complete sentence form",
    "everyday topic",
    "friendly tone",
    "distant tone",
    "word I",
)
"""What the form of a correction offered at that time."""
TYPED = ("it", "that", "all of it", 'word "grateful"', "*bold*", "too high", "weight", "x" * 60)
"""What people may have named in words of their own."""
DIRECTIONS = ("too high", "too low")


@pytest.fixture
async def card(school: School) -> simcord.ResponseMessage:
    return await school.old_card()


@pytest.fixture
def newcomer(school: School) -> None:
    old_rows.learner(school)


def sentence_of(feature: str, direction: str) -> str:
    return f"I think I weighted the {feature} {direction}. I will adjust my rule."


def wrong_game(school: School) -> None:
    """Let Ana have called the first sentence casual, which is formal, and nothing before."""
    school.store("DELETE FROM entry")
    school.store("DELETE FROM attempt")
    old_rows.attempt(school, GAME, "game", GAME_PLAN)
    old_rows.entry(school, GAME, 0, "prediction", "assistance", "casual", None, 0)


@pytest.mark.usefixtures("newcomer")
@pytest.mark.parametrize("direction", DIRECTIONS)
async def test_an_old_form_says_each_feature_that_it_offered(
    school: School, card: simcord.ResponseMessage, direction: str
) -> None:
    for feature in PICKED:
        wrong_game(school)
        fields = said_by_form(feature, "", direction)
        await school.submit(f"game-correction:{GAME}:{mark(1)}", fields, card)
        assert f"You said: *{sentence_of(feature, direction)}*" in text_of(card)
        assert "-# Sentence 2 of 3" in text_of(card)
        await school.press(card, f"game:{GAME}:{mark(2)}:casual")
        assert "-# Sentence 3 of 3" in text_of(card)


@pytest.mark.usefixtures("newcomer")
@pytest.mark.parametrize("direction", DIRECTIONS)
async def test_a_stored_correction_is_quoted_word_for_word_and_the_game_goes_on(
    school: School, card: simcord.ResponseMessage, direction: str
) -> None:
    for feature in (*PICKED, *TYPED):
        wrong_game(school)
        said = sentence_of(feature, direction)
        old_rows.entry(school, GAME, 1, "correction", "assistance", said, None, None)
        await school.press(card, f"game-show:{GAME}")
        quoted = text_of(card).replace("\\", "")
        assert f"You said: *{said}*" in quoted
        assert "-# Sentence 2 of 3" in quoted
        await school.press(card, f"game:{GAME}:{mark(2)}:casual")
        assert "-# Sentence 3 of 3" in text_of(card)


@pytest.mark.usefixtures("newcomer")
async def test_a_stored_correction_whose_side_nobody_knows_is_asked_for_it_and_goes_on(
    school: School, card: simcord.ResponseMessage
) -> None:
    wrong_game(school)
    said = sentence_of("word be", "too low")
    old_rows.entry(school, GAME, 1, "correction", "assistance", said, None, None)
    await school.press(card, f"game-show:{GAME}")
    assert "You named **word be**" in text_of(card)
    refused = await school.press(card, f"game:{GAME}:{mark(2)}:casual")
    assert "No sentence is waiting for a prediction" in shown(refused).content
    await school.press(card, f"game-side:{GAME}:{mark(2)}:formal")
    assert "It speaks for formal and counted too little: that fits." in text_of(card)
    await school.press(card, f"game:{GAME}:{mark(3)}:casual")
    assert "-# Sentence 3 of 3" in text_of(card)


@pytest.mark.usefixtures("newcomer")
async def test_an_old_game_has_no_features_no_harder_sentences_and_no_test(
    school: School, card: simcord.ResponseMessage
) -> None:
    old_rows.attempt(school, GAME, "game", GAME_PLAN)
    for step, label in enumerate(("formal", "casual", "formal")):
        await school.press(card, f"game:{GAME}:{mark(step)}:{label}")
    assert "-# In a DM you can also just type it. 3 of 3 right." in text_of(card)
    assert ids_of(card.components) == [f"game-rule:{GAME}:{mark(3)}"]


async def test_a_finished_old_game_shows_its_rule_and_may_fool_the_network(
    school: School, card: simcord.ResponseMessage
) -> None:
    old_rows.remember_finished_game(school)
    for custom_id in (f"game-show:{GAME}", f"game-tests:{GAME}", f"game-ledger:{GAME}:{mark(5)}"):
        await school.press(card, custom_id)
        assert f"### Your rule is in your notebook\n> {RULE}" in text_of(card), custom_id
        assert "slang or chatty words: 1 for casual" in text_of(card)
    fields = [
        {"type": 4, "custom_id": "text", "value": "Hey, the committee met."},
        {"type": 21, "custom_id": "label", "value": "formal"},
    ]
    drafted = await school.submit(f"game-fooling:{GAME}", fields, card)
    assert "The network of your game says" in text_of(shown(drafted))
    assert school.rows("SELECT score FROM attempt WHERE id = ?", GAME) == [(2 / 3,)]


async def test_an_old_button_counts_as_fairly_sure_in_a_game_of_today_too(
    school: School, card: simcord.ResponseMessage
) -> None:
    card = shown(await school.slash("play"))
    refused = await school.press(card, f"game:1:{mark(0)}:formal")
    assert "No sentence is waiting for a prediction" in shown(refused).content
    await school.submit(f"game-named:1:{mark(0)}", TWO_FEATURES, card)
    await school.press(card, f"game:1:{mark(1)}:formal")
    assert "✅ Right: you said formal (it counts as fairly sure)" in text_of(card)
    assert school.rows("SELECT choice, confidence FROM entry WHERE step = 1") == [("formal", None)]
