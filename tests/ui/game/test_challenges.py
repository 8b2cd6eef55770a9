"""Fooling the network: a sentence is written, posted only by its author, and answered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.crowd import Presses
from tests.ui.game.desk import GameDesk
from tests.ui.game.posted import FOOLING, fooling, public
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import discord

    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

PLAIN = "Hello there, what a fine morning"


@pytest.fixture
async def desk(classroom: Classroom) -> GameDesk:
    """Ana, who played a game to its end in the channel."""
    played = GameDesk(classroom, classroom.ana)
    await played.begin()
    await played.play(wrong=frozenset({1, 3}))
    return played


def last_in(classroom: Classroom) -> discord.Message:
    """Return the newest message that everybody sees."""
    return public(classroom)[-1]


async def test_whoever_is_not_fooled_is_said_and_nothing_can_be_posted(desk: GameDesk) -> None:
    for label in ("formal", "casual"):
        button = "Write another" if "Write another" in desk.labels else "Fool the network"
        await desk.fill(button, text=PLAIN, label=label)
        assert ("Post it here" in desk.labels) is ("fooled." in desk.text)


async def test_a_draft_promises_a_lesson_only_where_the_network_is_fooled(desk: GameDesk) -> None:
    for label in ("formal", "casual"):
        button = "Write another" if "Write another" in desk.labels else "Fool the network"
        await desk.fill(button, text=FOOLING, label=label)
        fooled = next((line for line in desk.text.splitlines() if "✅" in line), "")
        assert ("a copy of your network learns" in desk.text) is ("he network" in fooled)
        right = bool(fooled) and "he network" not in fooled
        assert ("it has nothing to learn from it" in desk.text) is right


async def test_a_challenge_is_posted_by_its_author_alone_and_answered_by_anyone_once(
    classroom: Classroom, desk: GameDesk
) -> None:
    before = len(public(classroom))
    await fooling(desk)
    assert "fooled." in desk.text
    assert "What pushed it there" in desk.text
    assert len(public(classroom)) == before  # nothing goes out by itself
    await desk.press("Post it here")
    assert "It stands in the channel now" in desk.text
    posted = last_in(classroom)
    assert FOOLING in text_of(posted)
    assert "sure that this is" in text_of(posted)
    assert f"<@{desk.actor.id}>" in text_of(posted)
    assert "0 answered" in text_of(posted)
    heard = shown(await classroom.ben.click(posted, label="Casual"))
    assert "You said **casual**, its author says" in text_of(heard)
    again = shown(await classroom.ben.click(posted, label="Formal"))
    assert "You said **casual**" in text_of(again)
    own = shown(await classroom.ana.click(posted, label="Formal"))
    assert "This one is yours" in text_of(own)
    assert "Answers so far: 1 casual." in text_of(own)
    assert "Take it back" in labels_of(own)


async def test_nobody_reads_the_author_s_label_before_answering(
    classroom: Classroom, desk: GameDesk
) -> None:
    await fooling(desk)
    await desk.press("Post it here")
    assert "its author says" not in text_of(last_in(classroom)).casefold()


async def test_two_presses_on_post_it_post_it_once(classroom: Classroom, desk: GameDesk) -> None:
    await fooling(desk)
    before = len(public(classroom))
    presses = Presses(classroom.env, desk.message)
    for _ in range(5):
        presses.add(desk.actor, presses.custom_id("Post it here"))
    await presses.deliver()
    assert len(public(classroom)) == before + 1


async def test_a_challenge_is_answered_after_a_restart(
    classroom: Classroom, desk: GameDesk
) -> None:
    await fooling(desk)
    await classroom.restart()
    await desk.press("Post it here")
    await classroom.restart()
    posted = last_in(classroom)
    heard = shown(await classroom.ben.click(posted, label="Formal"))
    assert "You said **formal**" in text_of(heard)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hey", "at least 2 words"),
        ("asdf sdfg qwrt", "cannot read that"),
        ("Hey, wanna grab pizza?", "one of mine"),
    ],
)
async def test_what_is_no_sentence_of_one_s_own_is_asked_for_again(
    desk: GameDesk, text: str, words: str
) -> None:
    form = await desk.actor.click(desk.message, label="Fool the network")
    refused = await desk.actor.submit_modal(form, {"text": text, "label": "formal"})
    assert words in text_of(shown(refused))


async def test_a_stranger_cannot_post_what_another_wrote(
    classroom: Classroom, desk: GameDesk
) -> None:
    await fooling(desk)
    before = len(public(classroom))
    presses = Presses(classroom.env, desk.message)
    refused = presses.add(classroom.ben, presses.custom_id("Post it here"))
    await presses.deliver()
    assert "Post it here" not in labels_of(shown(refused))
    assert len(public(classroom)) == before
