"""One life of a whole bot: it is built, people use it, and it is killed in the middle."""

from __future__ import annotations

import logging
import time
from importlib import import_module
from random import Random
from typing import TYPE_CHECKING, Any

from simcord import Env

from bot.app import Instead, build
from bot.services.conversation.pace import Allowance
from bot.settings import Settings
from bot.simulate.activities import ACTIVITIES, slash
from bot.simulate.hands import Hands, careful
from bot.simulate.journal import Journal, watch
from bot.simulate.moments import Doom, arm, die
from bot.simulate.pretended import PretendingEngine, PretendingPictures
from bot.simulate.world import INSTRUCTOR, STUDENTS, KeptWorld

if TYPE_CHECKING:
    from pathlib import Path

    from bot.services.services import Services
    from bot.taught import Taught

LONGEST = 8.0  # seconds until a life ends by itself, when its moment does not come
PATIENT = Allowance(burst=1_000_000)
AGAIN, KEPT = 0.05, 0.1  # how often a press is delivered once more, and the world is kept
PEOPLE = (*STUDENTS[:3], INSTRUCTOR)


async def live(folder: Path, taught: Taught, pipe: int, life: dict[str, str]) -> None:
    """Live until killed. `life` says the seed, the activity, the moment, and a planted bug."""
    chance = Random(life["seed"])
    journal = Journal(pipe)
    if life.get("planted"):
        module, name = life["planted"].split(":")
        getattr(import_module(module), name)()
    doom = Doom(journal, life["moment"], chance)
    watch(journal)
    arm(doom)
    logging.getLogger("discord").setLevel(logging.ERROR)
    app = build(
        Settings(database=folder / "nudge.sqlite3", database_url=None),
        instead=Instead(PretendingEngine(chance), None, PretendingPictures(), taught, PATIENT),
    )
    world = KeptWorld(Env(app.bot, check_errors=False, settle_timeout=30.0), folder)
    new = not world.path.exists()
    await world.enter()
    hands = Hands(world, journal, chance)
    if new:
        await careful(slash(hands, INSTRUCTOR, "classroom setup"))
        world.keep()
    journal.say("ready")
    doom.begin()
    await deliver_again(world, journal, world.known.get("told"))
    await use(hands, app.bot.services, life["activity"])
    die()


async def deliver_again(world: KeptWorld, journal: Journal, payload: Any) -> None:  # noqa: ANN401 - as sent
    """Deliver a press once more, as Discord may do at once or when a bot comes back."""
    if payload is not None:
        journal.say("again", int(payload["id"]))
        world.env.backend.emit("INTERACTION_CREATE", payload)
        await world.env.settle()


async def use(hands: Hands, services: Services, activity: str) -> None:
    """Begin an activity as one person, then let everybody press what they see."""
    world, chance = hands.world, hands.chance
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        hands.journal.say("begun", activity)
        await careful(ACTIVITIES[activity](hands, services, chance.choice(STUDENTS)))
        for _ in range(chance.randint(10, 30)):
            await careful(hands.move(chance.choice(PEOPLE)))
            if chance.random() < AGAIN:
                await deliver_again(world, hands.journal, world.last_press())
            if chance.random() < KEPT:
                world.keep()
