"""How each activity is begun: what people ask for, before they press whatever they then see."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from bot.simulate.hands import TABLE
from bot.simulate.world import INSTRUCTOR, STUDENTS
from bot.tutor.people import Press

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from simcord import InteractionResult

    from bot.services.services import Services
    from bot.simulate.hands import Hands

    Begin = Callable[[Hands, Services, str], Awaitable[None]]

PRESETS = ("xor", "overfit", "lr-trio", "zero-start", "remedies", "random-labels", "batch-noise")
BY_HAND = ("neuron", "loss", "forward", "backprop", "valley")
POSTS = ("post question", "post quiz", "post checkpoint", "post checkpoint")


async def slash(hands: Hands, name: str, command: str, /, **options: Any) -> InteractionResult:  # noqa: ANN401 - any option of a command
    actor = hands.world.actor(name)
    hands.journal.say("used", f"/{command}")
    result = await actor.slash(hands.world.channel, command, **options)
    await hands.after(actor, result)
    return result


def some_lesson(hands: Hands, services: Services) -> str:
    return hands.chance.choice(services.lessons.course.lessons).id


async def lesson(hands: Hands, services: Services, name: str) -> None:
    options = {"lesson": some_lesson(hands, services)} if hands.chance.random() < 0.5 else {}
    await slash(hands, name, "learn", **options)


async def questions(hands: Hands, services: Services, name: str) -> None:
    """Ask for a practice of three questions of a lesson, of any kinds, in direct messages."""
    chosen = hands.chance.choice([one for one in services.lessons.course.lessons if one.questions])
    items = [one.id for one in hands.chance.sample(chosen.questions, 3)]
    actor = hands.world.actor(name)
    await services.questions.practise(Press(time.time_ns() >> 10, actor.id), chosen, items)
    await actor.send_dm("back")


async def matching(hands: Hands, services: Services, name: str) -> None:
    """Begin the matching of a lesson, and come back to it."""
    chosen = hands.chance.choice([one for one in services.lessons.course.lessons if one.matching])
    actor = hands.world.actor(name)
    await services.matching.begin(Press(time.time_ns() >> 10, actor.id), chosen)
    await actor.send_dm("back")


def played(mode: str) -> Begin:
    async def play(hands: Hands, _services: Services, name: str) -> None:
        options: dict[str, Any] = {"mode": mode}
        if mode == "partner":
            other = hands.chance.choice([one for one in STUDENTS if one != name])
            options["partner"] = hands.world.actor(other)
        await slash(hands, name, "play", **options)

    return play


async def together(hands: Hands, services: Services, name: str) -> None:
    await slash(hands, name, "learn", lesson=some_lesson(hands, services), together=True)


async def post(hands: Hands, services: Services, _name: str) -> None:
    command = hands.chance.choice(POSTS)
    options: dict[str, Any] = {"lesson": some_lesson(hands, services)}
    if command != "post question" and hands.chance.random() < 0.5:
        options["closes"] = "in 2 hours"
    await slash(hands, INSTRUCTOR, command, **options)


async def assignment(hands: Hands, services: Services, _name: str) -> None:
    lesson = some_lesson(hands, services)
    await slash(hands, INSTRUCTOR, "classroom assign", lesson=lesson, by="tomorrow")


async def teaching(hands: Hands, services: Services, _name: str) -> None:
    kind = hands.chance.choice(("class today", "class now", "classroom groups"))
    options: dict[str, Any] = {}
    if kind == "classroom groups":
        options = {"groups": 2, "lesson": some_lesson(hands, services)}
    await slash(hands, INSTRUCTOR, kind, **options)


async def notes(hands: Hands, _services: Services, name: str) -> None:
    await slash(hands, name, "notebook")


async def talk(hands: Hands, _services: Services, name: str) -> None:
    for _ in range(3):
        await hands.talk(hands.world.actor(name))


async def own_data(hands: Hands, _services: Services, name: str) -> None:
    table = f"table {hands.chance.randrange(20)}"
    options = {"file": ("table.csv", TABLE.encode())} if hands.chance.random() < 0.6 else {}
    await slash(hands, name, "data add", name=table, **options)


async def train(hands: Hands, _services: Services, name: str) -> None:
    options: dict[str, Any] = {"private": hands.chance.random() < 0.4}
    if hands.chance.random() < 0.3:
        await slash(hands, name, f"lab {hands.chance.choice(PRESETS)}", **options)
        return
    if hands.chance.random() < 0.5:
        options |= {"predict": "converges", "sure": 70}
    await slash(hands, name, "train", data=hands.chance.choice(("moons", "xor")), **options)


async def settings(hands: Hands, _services: Services, name: str) -> None:
    await slash(hands, name, "settings")


async def review(hands: Hands, _services: Services, name: str) -> None:
    options = {"mistakes": True} if hands.chance.random() < 0.5 else {}
    await slash(hands, name, hands.chance.choice(("practise", "progress", "progress")))
    await slash(hands, name, "practise", **options)


async def by_hand(hands: Hands, _services: Services, name: str) -> None:
    await slash(hands, name, f"lab {hands.chance.choice(BY_HAND)}")


ACTIVITIES: dict[str, Begin] = {
    "lesson": lesson,
    "questions": questions,
    "matching": matching,
    "game alone": played("solo"),
    "game with a partner": played("partner"),
    "game in a group": played("group"),
    "rivals": played("rivals"),
    "human network": played("human-network"),
    "lesson together": together,
    "instructor's posts": post,
    "assignments": assignment,
    "class of today": teaching,
    "notes": notes,
    "talk": talk,
    "own data": own_data,
    "trainings": train,
    "settings": settings,
    "review": review,
    "by hand": by_hand,
}
