"""People of a database from before the rebuild go on where they were: cards, exercises, the game.

Nothing here knows how the program is built inside: it is driven through Discord, and the file is
read with plain SQL.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.pinned.old_program.people import (
    LESSONS,
    World,
    cards,
    of_lesson,
    old_rows,
    pairs,
)
from tests.ui.game.desk import FEATURES
from tests.ui.reading import parts, shown, text_of

if TYPE_CHECKING:
    from tests.pinned.old_program.people import Person

pytestmark = pytest.mark.simcord(check_errors=False)

PLANS = "SELECT plan FROM attempt WHERE activity = ? AND finished_at IS NULL"
SAID = "I think I weighted the polite words too low. I will adjust my rule."
PIZZA = "Hey, wanna grab pizza?"


async def progress(person: Person) -> str:
    await person.slash("progress")
    return person.text


async def notebook(person: Person) -> str:
    await person.slash("notebook")
    return person.text


async def test_a_reader_goes_on_at_their_card_and_reads_to_the_end(old: World) -> None:
    rosa = old.person("rosa")
    assert "3. How a network learns: at card 4 of 10" in await progress(rosa)
    await rosa.slash("learn")
    assert "Lesson 3: How a network learns · card 4 of 10" in rosa.text
    await rosa.click("Just show me")
    await rosa.click("Next")
    assert "card 5 of 10" in rosa.text
    await rosa.click("Back")
    await rosa.slash("learn")
    assert "card 4 of 10" in rosa.text
    await rosa.read_to_the_end()
    assert "Match the terms" in rosa.text


async def test_a_finished_lesson_stays_finished_and_the_next_one_goes_on(old: World) -> None:
    finn = old.person("finn")
    told = await progress(finn)
    assert "1 of 8 finished" in told
    assert "1. Neurons and weights: ✅ done · checkpoint: 1 of 2 right at the first try" in told
    assert f"2. The forward pass: at card 1 of {cards(2)}" in told
    await finn.slash("learn")
    assert f"Lesson 2: The forward pass · card 1 of {cards(2)}" in finn.text
    await finn.slash("learn", lesson="1")
    assert "Lesson 1 is done" in finn.text
    await finn.click("Read this one again")
    assert f"Lesson 1: Neurons and weights · card 1 of {cards(1)}" in finn.text


async def test_the_matching_goes_on_with_two_locked_pairs_and_counts_the_wrong_try(
    old: World,
) -> None:
    mats = old.person("mats")
    assert "3. How a network learns: at the matching" in await progress(mats)
    await mats.slash("learn")
    assert "2 of 8 matched" in mats.text
    assert "✅ **Loss function**" in mats.text
    assert "✅ **Learning rate**" in mats.text
    text = {pair["id"]: pair["definition"] for pair in pairs()}
    order = json.loads(old_rows(PLANS, "matching")[0][0])["definitions"]
    for letter, pair in zip("ABCDEFGH", order, strict=True):
        locked = pair in {"loss-function", "learning-rate"}
        assert (f"**{letter}** · {text[pair]}" in mats.text) is not locked
    await mats.match("overfitting", "test-set")
    assert "❌ Not that one for **Overfitting**" in mats.text
    for pair in text:
        if pair not in {"loss-function", "learning-rate"}:
            await mats.match(pair, pair)
    assert "**All matched**, 6 of 8 at the first try" in mats.text
    await mats.click("Go on")
    assert "question 1 of 6" in mats.text
    assert "checkpoint open" in await progress(mats)


async def test_the_questions_go_on_with_the_second_try_and_then_the_rest(old: World) -> None:
    quinn = old.person("quinn")
    assert "1. Neurons and weights: checkpoint open" in await progress(quinn)
    await quinn.slash("learn")
    assert "Their weights are 0.8 and -1.5. Its bias is 0.2." in quinn.text
    form = await quinn.click("Type my answer")
    await quinn.fill(form, answer="7")
    assert "One more try" not in quinn.text, "the first of two tries was at that time"
    assert "**The answer is 1**" in quinn.text
    await quinn.click("Next question")
    await quinn.pick("quiz-sure", "60")
    asked = {one["id"]: one for one in of_lesson(LESSONS[0])["question"]}["negative-weight"]
    await quinn.answer(next(one["text"] for one in asked["option"] if one.get("right")))
    assert "You were 60% sure" in quinn.text
    await quinn.click("Go on")
    assert "1 of 2 right at the first try" in quinn.text
    await quinn.click("Go on anyway")
    assert "**Checkpoint**: 1 of 2 right at the first try." in quinn.text
    await quinn.click("Finish the lesson")
    assert "Lesson 1 is done" in quinn.text
    assert (
        "1. Neurons and weights: ✅ done · checkpoint: 1 of 2 right at the first try"
        in await progress(quinn)
    )


async def test_a_waiting_correction_is_said_by_form_and_the_game_goes_to_its_end(
    old: World,
) -> None:
    cora = old.person("cora")
    await cora.slash("play")
    told = "❌ Wrong this time: you said casual (it counts as fairly sure), and it is **formal**"
    assert told in cora.text
    await cora.say_old("game-correction:4:{mark}", "polite words", "too low")
    assert f"You said: *{SAID}*" in cora.text
    assert PIZZA in cora.text
    assert "Sentence 2 of 3" in cora.text
    await cora.click("Casual 95%")
    await cora.click("Formal 60%")
    assert "2 of 3 right" in cora.text
    form = await cora.click("Write my rule")
    await cora.fill(form, rule="Polite words point to formal.")
    assert "Your rule is in your notebook" in cora.text
    assert "> Polite words point to formal." in await notebook(cora)


async def test_a_waiting_correction_is_said_by_the_form_of_today_too(old: World) -> None:
    cora = old.person("cora")
    await cora.slash("play")
    form = await cora.click("Say it")
    await cora.fill(form, picked=["politeness"], direction="too low")
    assert "I think I weighted the politeness too low. I will adjust my rule." in cora.text
    assert "Sentence 2 of 3" in cora.text


async def test_a_waiting_correction_can_be_typed_in_a_dm(old: World) -> None:
    dan = old.person("dan", dm=True)
    await dan.actor.send_dm(SAID)
    answer = dan.actor.user.dm_channel.last_message
    assert answer is not None
    assert f"You said: *{SAID}*" in text_of(answer)
    assert PIZZA in text_of(answer)
    await dan.slash("learn")
    assert f"card 2 of {cards(1)}" in dan.text
    assert f"1. Neurons and weights: at card 2 of {cards(1)}" in await progress(dan)


async def test_a_waiting_correction_can_be_said_with_a_mention(old: World) -> None:
    cora, bot = old.person("cora"), old.env.bot.user
    assert bot is not None
    await cora.actor.send(old.channel, f"<@{bot.id}> {SAID}")
    heard = old.channel.last_message
    assert heard is not None
    opened = await cora.actor.click(heard, label="Go on")
    assert PIZZA in text_of(shown(opened))


async def test_a_waiting_prediction_is_made_and_the_game_goes_to_its_end(old: World) -> None:
    pia = old.person("pia")
    await pia.slash("play")
    assert PIZZA in pia.text
    assert "Sentence 2 of 3" in pia.text
    await pia.press_old_here("game:6:{mark}:casual")
    assert "✅ Right: you said casual (it counts as fairly sure)" in pia.text
    await pia.press_old_here("game:6:{mark}:formal")
    assert "3 of 3 right" in pia.text
    form = await pia.click("Write my rule")
    assert form.modal is not None
    assert {"rule", "breaker"} <= {p.get("custom_id") for p in parts(form.modal["components"])}
    await pia.fill(form, rule="Slang points to casual.", breaker="Hey, the committee met.")
    assert "Your rule is in your notebook" in pia.text
    assert "> Slang points to casual." in await notebook(pia)


async def test_a_waiting_rule_is_written_and_the_lesson_shows_what_it_was_about(
    old: World,
) -> None:
    rudi = old.person("rudi")
    await rudi.slash("play")
    assert "2 of 3 right" in rudi.text
    form = await rudi.click("Write my rule")
    assert form.modal is not None
    assert "breaker" not in {p.get("custom_id") for p in parts(form.modal["components"])}
    await rudi.fill(form, rule="Slang words point to casual.")
    await rudi.click("What it has to do with a network")
    assert "What you and a network have in common" in rudi.text
    assert "2 of 3" in rudi.text
    assert "> Slang words point to casual." in await notebook(rudi)


async def test_a_finished_game_is_in_the_notebook_and_the_next_one_begins_anew(old: World) -> None:
    wim = old.person("wim")
    told = await notebook(wim)
    assert "> Slang points to \\*casual\\*.\n-# would break it: Hey, the committee met." in told
    assert "3. How a network learns: not begun" in await progress(wim)
    await wim.slash("play")
    assert "First, your rule" in wim.text
    await wim.fill(await wim.click("Name two features"), **FEATURES)
    assert "Sentence 1 of 3" in wim.text
