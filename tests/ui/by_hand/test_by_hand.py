"""The labs worked by hand, through Discord: private cards whose buttons change them in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.reading import BUTTON, labels_of, parts, shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.ui.conftest import Classroom

WIDEST, MOST_TEXT, LONGEST_ID = 34, 900, 100


def check(message: simcord.ResponseMessage) -> str:
    """Check what holds for every card of a lab; return its text."""
    text = text_of(message)
    assert len(text) <= MOST_TEXT
    for block in text.split("```")[1::2]:
        assert max(map(len, block.splitlines())) <= WIDEST
    buttons = [part for part in parts(message.components) if part["type"] == BUTTON]
    ids = [button["custom_id"] for button in buttons]
    assert len(ids) == len(set(ids))
    assert max(map(len, ids)) <= LONGEST_ID
    return text


async def opened(
    classroom: Classroom, lab: str, **options: object
) -> tuple[simcord.ResponseMessage, str]:
    done = await classroom.ana.slash(classroom.channel, f"lab {lab}", **options)
    assert done.ephemeral
    return shown(done), check(shown(done))


async def pressed(classroom: Classroom, card: simcord.ResponseMessage, *labels: str) -> str:
    for label in labels:
        await classroom.ana.click(card, label=label)
        check(card)
    return text_of(card)


async def test_a_neuron_is_turned_to_or_then_and_but_never_xor(classroom: Classroom) -> None:
    card, text = await opened(classroom, "neuron")
    assert "❌ Not yet: 2 of 4 are right." in text
    assert "✅ Right, that is OR." in await pressed(classroom, card, "w2: more", "w2: more")
    text = await pressed(classroom, card, "Goal: AND")
    assert "❌ Not yet: 2 of 4" in text
    assert "✅ Right, that is AND. Next, set it to XOR." in await pressed(
        classroom, card, "b: less"
    )
    assert "straight line" in await pressed(classroom, card, "Goal: XOR")


async def test_a_dial_stops_at_its_end(classroom: Classroom) -> None:
    card, _ = await opened(classroom, "neuron", w1=10.0, w2=-10.0, b=0.25)
    assert {"w1: more", "w2: less"}.isdisjoint(labels_of(card))
    assert "w1 = **9.5**" in await pressed(classroom, card, "w1: less")


async def test_the_same_seed_answers_alike_and_another_differently(classroom: Classroom) -> None:
    card, _ = await opened(classroom, "forward")
    first = text_of(card).split("```")[1]
    text = await pressed(classroom, card, "Same seed again")
    assert "**Identical**" in text
    assert text.split("```")[1] == first
    text = await pressed(classroom, card, "Another seed")
    assert "**Different.** Seed 1 said dog" in text
    assert text.split("```")[1] != first
    assert "73.1%" in await pressed(classroom, card, "A trained one")
    assert "seed 2" in await pressed(classroom, card, "Back to seed 2")


async def test_a_loss_is_guessed_before_it_is_shown(classroom: Classroom) -> None:
    card, text = await opened(classroom, "loss", p=0.12)
    assert "2.12" not in text
    assert "❌ Not that one: you said 0.1 to 0.5, and it is 1 to 3." in await pressed(
        classroom, card, "0.1 to 0.5"
    )
    assert "-ln 0.05 = **2.996**" in await pressed(classroom, card, "p down")
    assert "-ln 0.12 = **2.120**" in await pressed(classroom, card, "p up")
    assert "probability of **0.2**" in await pressed(classroom, card, "Guess another")
    assert "✅ Right: it is 1 to 3." in await pressed(classroom, card, "1 to 3")


async def test_blame_is_passed_back_in_eight_steps(classroom: Classroom) -> None:
    card, text = await opened(classroom, "backprop")
    seen = [text]
    while "Forward" in labels_of(card):
        seen.append(await pressed(classroom, card, "Forward"))
    assert len(seen) == 8
    for told, number in zip(
        seen,
        ("0.462", "0.386", "0.951", "-0.614", "-0.284", "0.786", "0.482", "0.808"),
        strict=True,
    ):
        assert number in told
    assert "-0.284 for w2 and 0.482 for w1. ✅ The same." in seen[-1]
    assert "0.699" in await pressed(classroom, card, "With rate 1")
    assert "0.699 →" in await pressed(classroom, card, "Learn once more")
    assert "Back 4 of 4" in await pressed(classroom, card, "Back")


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.01, "**crawls**"),
        (0.1, "**arrives**"),
        (0.9, "**Yet it arrives.**"),
        (1.0, "**bounces for ever**"),
        (1.1, "**explodes**"),
        (3.0, "**explodes**"),
    ],
)
async def test_the_valley_is_read_for_each_rate(
    classroom: Classroom, rate: float, words: str
) -> None:
    _, text = await opened(classroom, "valley", rate=rate, steps=20)
    assert words in text
    assert ("✅ Challenge met" in text) == (rate in {0.1, 0.9})


async def test_the_rate_of_the_valley_is_turned_on_the_card(classroom: Classroom) -> None:
    card, _ = await opened(classroom, "valley", rate=0.3)
    assert "rate 0.9" in await pressed(classroom, card, "×3")
    assert "rate 0.3" in await pressed(classroom, card, "÷3")
    text = await pressed(classroom, card, "1.1")
    assert "13228" in text


@pytest.mark.parametrize("extreme", [-10.0, 10.0, 0.123456])
async def test_wild_dials_still_fit_the_cards(classroom: Classroom, extreme: float) -> None:
    await opened(classroom, "neuron", w1=extreme, w2=extreme, b=extreme)
    card, _ = await opened(
        classroom, "backprop", x=extreme, w1=extreme, w2=-extreme, target=1, rate=10.0
    )
    await pressed(classroom, card, *["Forward"] * 7, *["Learn once more"] * 3)
    await opened(classroom, "loss", p=0.0001)
    await opened(classroom, "valley", rate=3.0, steps=50)


async def test_where_no_blame_gets_through_nothing_is_said_to_move(classroom: Classroom) -> None:
    card, _ = await opened(classroom, "backprop", x=0.0)
    assert "nothing moves" in await pressed(classroom, card, *["Forward"] * 7)


async def test_a_step_that_was_too_big_is_called_so(classroom: Classroom) -> None:
    card, _ = await opened(classroom, "backprop", w1=1.0, w2=3.0, target=0, rate=10.0)
    assert "too big" in await pressed(classroom, card, *["Forward"] * 7)


async def test_a_card_from_before_a_restart_still_works(classroom: Classroom) -> None:
    card, _ = await opened(classroom, "backprop")
    await classroom.restart()
    assert "Forward 2 of 3" in await pressed(classroom, card, "Forward")


async def test_in_a_dm_the_card_is_plain_and_changes_in_place(classroom: Classroom) -> None:
    ana = classroom.ana.user
    card = shown(await ana.slash("lab valley"))
    assert not card.ephemeral
    assert "rate 0.1" in check(card)
    await ana.click(card, label="×3")
    assert "rate 0.3" in text_of(card)
