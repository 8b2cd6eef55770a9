"""The line of each person: who came first is answered first, and nobody waits for others."""

from __future__ import annotations

import asyncio

from bot.services.in_order import InOrder

ANA, BEN = 1, 2


async def test_each_waits_for_what_the_same_person_wrote_before() -> None:
    line, done, may_end = InOrder(), list[str](), asyncio.Event()

    async def answer(person: int, name: str, *, slow: bool = False) -> None:
        async with line.turn(person):
            if slow:
                await may_end.wait()
            done.append(name)

    asked = [
        asyncio.create_task(answer(ANA, "first", slow=True)),
        asyncio.create_task(answer(ANA, "second")),
        asyncio.create_task(answer(ANA, "third")),
        asyncio.create_task(answer(BEN, "other")),
    ]
    await asyncio.sleep(0.01)
    assert done == ["other"]
    may_end.set()
    await asyncio.gather(*asked)
    assert done == ["other", "first", "second", "third"]
    assert len(line) == 0


async def test_who_fails_or_gives_up_leaves_the_line() -> None:
    line, forever = InOrder(), asyncio.Event()

    async def wait() -> None:
        async with line.turn(ANA):
            await forever.wait()

    first, second = asyncio.create_task(wait()), asyncio.create_task(wait())
    await asyncio.sleep(0)
    for task in (second, first):
        task.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    assert len(line) == 0
    async with line.turn(ANA):
        pass
