"""Deliveries: what must arrive does, or whoever wanted it hears why not."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.services.messages import Delivered, MessagePlace, Reason, Token, Undelivered
from bot.ui.answering.faults import Fault, NotSentError
from bot.ui.kit.budget import MOST, SECONDS
from tests.fakes import HandClock, settled_loop
from tests.ui.kit.wiring import CARD, CHANNEL, GUILD, HERE, TROUBLE, FakeWire, StateScene, live

NO_MESSAGE = NotSentError(Fault.NO_MESSAGE, Reason.REFUSED)
TOO_OLD = NotSentError(Fault.TOO_OLD, Reason.REFUSED)
NO_TOKEN = NotSentError(Fault.NO_TOKEN, Reason.REFUSED)
ARCHIVED = NotSentError(Fault.ARCHIVED, Reason.ARCHIVED)
WITH_TOKEN = replace(HERE, token=Token("secret", until=840))
PRIVATE = replace(WITH_TOKEN, private=True)


async def delivered(
    place: MessagePlace,
    *faults: NotSentError | None,
    seconds: float = 30,
    late: float = 0,
    anew: bool = True,
) -> tuple[Delivered | Undelivered, FakeWire]:
    """Deliver a scene while Discord answers with these faults, one after the other."""
    clock = HandClock()
    messages, wire = live(clock)
    wire.faults = list(faults)
    await clock.advance(late)
    task = asyncio.ensure_future(messages.deliver(place, StateScene(1), "run-1-end", anew=anew))
    await settled_loop()
    await clock.advance(seconds)
    return await asyncio.wait_for(task, 1), wire


async def test_a_message_is_edited_where_it_stands() -> None:
    told, wire = await delivered(HERE)
    assert told == Delivered(HERE)
    assert [s.verb for s in wire.sent] == ["edit"]


async def test_a_place_without_a_message_gets_one_and_its_id_comes_back() -> None:
    told, wire = await delivered(MessagePlace(GUILD, CHANNEL))
    assert isinstance(told, Delivered)
    assert told.place.message in wire.shown


async def test_trouble_of_discord_is_outlasted_with_the_same_nonce() -> None:
    told, wire = await delivered(MessagePlace(GUILD, CHANNEL), TROUBLE, TROUBLE, TROUBLE)
    assert isinstance(told, Delivered)
    assert {s.nonce for s in wire.sent} == {"run-1-end"}
    waits = [b.at - a.at for a, b in pairwise(wire.sent)]
    assert all(w <= wait <= 1.25 * w for w, wait in zip((1, 2, 4), waits, strict=True)), waits
    assert len(set(waits)) == 3


async def test_trouble_that_stays_is_told_to_whoever_wanted_it() -> None:
    told, wire = await delivered(HERE, *[TROUBLE] * 9)
    assert told == Undelivered(Reason.TROUBLE)
    assert len(wire.sent) == 4


async def test_discord_is_left_alone_for_as_long_as_it_asks() -> None:
    _, wire = await delivered(HERE, NotSentError(Fault.TROUBLE, Reason.TROUBLE, 20))
    assert [s.at for s in wire.sent] == [0, 20]


@pytest.mark.parametrize("fault", [NO_MESSAGE, TOO_OLD])
async def test_a_message_that_cannot_be_edited_any_more_is_posted_anew(
    fault: NotSentError,
) -> None:
    told, wire = await delivered(HERE, fault)
    assert isinstance(told, Delivered)
    assert [s.verb for s in wire.sent] == ["edit", "post"]
    assert told.place.message not in {CARD, None}


@pytest.mark.parametrize("fault", [NO_MESSAGE, NO_TOKEN])
async def test_a_token_that_is_not_taken_leaves_the_bot_its_own_right(fault: NotSentError) -> None:
    told, wire = await delivered(WITH_TOKEN, fault)
    assert told == Delivered(HERE)
    assert [s.verb for s in wire.sent] == ["edit by token", "edit"]


async def test_a_token_that_is_too_old_is_not_tried() -> None:
    _, wire = await delivered(WITH_TOKEN, late=840)
    assert [s.verb for s in wire.sent] == ["edit"]


@pytest.mark.parametrize(("fault", "late"), [(NO_TOKEN, 0), (NO_MESSAGE, 0), (None, 840)])
async def test_a_private_answer_is_never_shown_where_others_read(
    fault: NotSentError | None, late: float
) -> None:
    told, wire = await delivered(PRIVATE, fault, late=late)
    assert told == Undelivered(Reason.EXPIRED)
    assert [s.verb for s in wire.sent] == ([] if late else ["edit by token"])


async def test_a_thread_that_is_archived_is_opened_once() -> None:
    told, wire = await delivered(HERE, ARCHIVED)
    assert (told, wire.opened) == (Delivered(HERE), 1)
    told, wire = await delivered(HERE, ARCHIVED, ARCHIVED)
    assert (told, wire.opened) == (Undelivered(Reason.ARCHIVED), 1)


@pytest.mark.parametrize("reason", [Reason.GONE, Reason.FORBIDDEN, Reason.CLOSED, Reason.REFUSED])
async def test_what_will_never_be_taken_is_not_tried_again(reason: Reason) -> None:
    told, wire = await delivered(HERE, NotSentError(Fault.FINAL, reason))
    assert told == Undelivered(reason)
    assert len(wire.sent) == 1


async def test_an_older_delivery_gives_way_to_a_newer_one_to_the_same_message() -> None:
    clock = HandClock()
    messages, wire = live(clock)
    wire.faults = [TROUBLE]
    older = asyncio.ensure_future(messages.deliver(HERE, StateScene(1), "older"))
    await settled_loop()
    assert await messages.deliver(HERE, StateScene(2), "newer") == Delivered(HERE)
    await clock.advance(5)
    assert await older == Undelivered(Reason.REPLACED)
    assert wire.shown == {CARD: 2}


async def test_an_older_delivery_that_waits_for_its_channel_does_not_overtake_a_newer_one() -> None:
    clock = HandClock()
    messages, wire = live(clock)
    wire.answers = asyncio.Event()
    others = [MessagePlace(GUILD, CHANNEL, 600 + n) for n in range(MOST)]
    tasks = [asyncio.ensure_future(messages.deliver(p, StateScene(0), "n")) for p in others]
    await clock.advance(0.1)
    older = asyncio.ensure_future(messages.deliver(HERE, StateScene(1), "older"))
    await clock.advance(0.1)  # it looks again soon
    wire.answers.set()
    wire.answers = None
    await asyncio.gather(*tasks)
    newer = asyncio.ensure_future(messages.deliver(HERE, StateScene(2), "newer"))
    await clock.advance(60)
    assert (await older, await newer) == (Undelivered(Reason.REPLACED), Delivered(HERE))
    assert [s.state for s in wire.sent if s.place == HERE] == [2]


async def test_a_delivery_replaced_while_another_is_in_flight_is_not_sent_and_uses_nothing_up() -> (
    None
):
    clock = HandClock()
    messages, wire = live(clock)
    wire.answers = asyncio.Event()
    tasks = []
    for state in range(1, 5):
        end = messages.deliver(HERE, StateScene(state), "end")
        tasks.append(asyncio.ensure_future(end))
        await settled_loop()
    wire.answers.set()
    wire.answers = None
    replaced = Undelivered(Reason.REPLACED)
    assert await asyncio.gather(*tasks) == [Delivered(HERE), replaced, replaced, Delivered(HERE)]
    assert [s.state for s in wire.sent] == [1, 4]
    others = [MessagePlace(GUILD, CHANNEL, 600 + n) for n in range(MOST - 2)]
    for place in others:
        told = await asyncio.wait_for(messages.deliver(place, StateScene(0), "n"), 1)
        assert isinstance(told, Delivered)


async def test_a_thread_that_trouble_keeps_archived_is_opened_at_another_try() -> None:
    clock = HandClock()
    messages, wire = live(clock)
    wire.faults, wire.closed_by = [ARCHIVED, ARCHIVED], [TROUBLE]
    task = asyncio.ensure_future(messages.deliver(HERE, StateScene(1), "end"))
    await clock.advance(30)
    assert await task == Delivered(HERE)
    assert wire.opened == 1


async def test_what_a_channel_was_sent_is_forgotten_once_it_is_old() -> None:
    clock = HandClock()
    messages, _ = live(clock)
    for channel in range(20):
        await messages.deliver(MessagePlace(GUILD, channel), StateScene(1), "n")
        await messages.deliver(MessagePlace(GUILD, channel, 600 + channel), StateScene(1), "n")
    await clock.advance(2 * SECONDS)
    assert not messages._budgets._all
    assert not messages._turns


async def test_many_deliveries_in_a_channel_stay_within_what_discord_allows() -> None:
    clock = HandClock()
    messages, wire = live(clock)
    places = [MessagePlace(GUILD, CHANNEL, 500 + n) for n in range(20)]
    tasks = [asyncio.ensure_future(messages.deliver(p, StateScene(1), "n")) for p in places]
    await settled_loop()
    assert len(wire.sent) == 5
    for _ in range(200):
        await clock.advance(0.25)
    assert await asyncio.gather(*tasks) == [Delivered(place) for place in places]
    assert wire.most_in(5) == 5


@pytest.mark.parametrize(("fault", "why"), [(NO_MESSAGE, Reason.GONE), (TOO_OLD, Reason.TROUBLE)])
async def test_where_nothing_is_wanted_anew_a_message_that_cannot_be_edited_is_told(
    fault: NotSentError, why: Reason
) -> None:
    told, wire = await delivered(HERE, fault, anew=False)
    assert told == Undelivered(why)
    assert [s.verb for s in wire.sent] == ["edit"]
    told, _ = await delivered(HERE, TROUBLE, ARCHIVED, anew=False)
    assert told == Delivered(HERE)
