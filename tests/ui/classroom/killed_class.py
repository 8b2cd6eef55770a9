"""A class on whole bots that are killed while it answers and an instructor closes.

See test_post_kills. The simulated Discord outlives each bot in a file; the last life is not killed.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import time
from pathlib import Path
from typing import Any

import discord
from simcord import Env, GuildHandle, MemberActor, ResponseMessage, UserHandle

from bot.app import Instead, build
from bot.services.classroom.sending import Sent, sent_post
from bot.settings import Settings
from bot.tutor.classroom.answering import mark_of
from bot.tutor.classroom.classroom import Classroom
from bot.tutor.classroom.posted import drawn_in
from bot.tutor.classroom.terms import PostTerms
from bot.tutor.course.asked import questions_named
from bot.tutor.exercises.questions.state import draw_questions
from bot.tutor.people import Press
from bot.ui.classroom.posts.answers import ChooseButton
from bot.ui.classroom.posts.keys import asked_key
from bot.ui.classroom.posts.leading import ClosePostButton
from tests.fakes import FakePictures, QuickEngine
from tests.ui.crowd import Presses
from tests.ui.killed_player import World, replace, say
from tests.ui.reading import shown, text_of

STUDENTS, PRESSES = 8, 400
QUESTION = "how-a-network-learns/role-of-loss"


class ClassWorld(World):
    """A server with an instructor and students; `names` holds their ids and those of the post."""

    async def begin(self) -> None:
        await self.env.start()
        # A world saved before the last press would hand out its ids again.
        await self.env.advance_time(max(1.0, time.time() - self.env.now().timestamp()))
        if self.names.exists():
            self.known: dict[str, Any] = json.loads(self.names.read_text(encoding="utf-8"))
            return
        guild = self.env.create_guild()
        runs = guild.create_role("runs", permissions=discord.Permissions(manage_guild=True))
        leader = guild.add_member(self.env.create_user("leader"), roles=(runs,))
        users = [self.env.create_user(f"student{place}") for place in range(STUDENTS)]
        students = [guild.add_member(user).id for user in users]
        channel = guild.create_text_channel("class").id
        self.known = {"guild": guild.id, "channel": channel, "leader": leader.id}
        self.known |= {"students": students, "post": 0, "card": 0}

    def actor(self, person: int) -> MemberActor:
        guild = GuildHandle(self.env, self.env.backend.guilds[self.known["guild"]])
        return MemberActor(self.env, guild, UserHandle(self.env, self.env.backend.users[person]))

    async def press(self, person: int, custom_id: str) -> tuple[int, str]:
        """Press a button on the card of the post; return the press and what is told."""
        stored = self.env.backend.get_message(self.known["channel"], self.known["card"])
        presses = Presses(self.env, ResponseMessage(self.env, stored))
        result = await presses.forge(self.actor(person), custom_id)
        return int(result._interaction.id), text_of(shown(result))

    def keep(self, post: int, card: int) -> None:
        self.known |= {"post": post, "card": card}
        self.save()
        replace(self.names, json.dumps(self.known).encode())


async def asked_in(services: Any, number: int) -> str:  # noqa: ANN401 - those of our bot
    """Return how a button of the card names the question and its options."""
    plan = (await services.groups.show(number)).plan
    [question] = questions_named(services.classroom.posts.course, plan.items)
    return asked_key(0, mark_of(question, drawn_in(plan, question)))


async def post(world: ClassWorld, services: Any) -> None:  # noqa: ANN401 - those of our bot
    """Post a question, as a press on "Post it" does."""
    course, known = services.classroom.posts.course, world.known
    plan = draw_questions(questions_named(course, [QUESTION]), random.Random(1))
    press = Press(time.time_ns() >> 10, known["leader"], known["guild"], known["channel"])
    classroom = Classroom(known["guild"], channel=known["channel"])
    what = Sent(press.id, "killed", plan)
    sent = await sent_post(services.groups, press, classroom, what, PostTerms())
    world.keep(sent.id, sent.message or 0)


async def live(folder: Path, chance: random.Random, *, last: bool) -> None:
    app = build(
        Settings(database=folder / "nudge.sqlite3"),
        instead=Instead(QuickEngine(), pictures=FakePictures()),
    )
    world = ClassWorld(Env(app.bot), folder)
    await world.begin()
    if not world.known["post"]:
        await post(world, app.bot.services)
    say("ready")
    for _ in range(PRESSES):
        known = world.known
        keys = {"gathering": known["post"], "phase": 0}
        if last or chance.random() < 0.15:
            _, told = await world.press(known["leader"], ClosePostButton.shape.format(**keys))
            assert "It is closed." in told, told
            say("closed", known["post"])
            if last:
                break
            await post(world, app.bot.services)
            continue
        letter, person = chance.choice("ABC"), chance.choice(known["students"])
        asked = await asked_in(app.bot.services, known["post"])
        choose = ChooseButton.shape.format(place=asked, letter=letter, **keys)
        number, told = await world.press(person, choose)
        if "Your answer is in" in told and "already" not in told:
            say("told", known["post"], person, number)
    if last:
        app.close()


def main(folder: Path, lives: int) -> None:
    for life in range(lives + 1):
        bot = os.fork()
        if bot == 0:
            asyncio.run(live(folder, random.Random(life), last=life == lives))
            os._exit(0)
        say("born", bot)
        say("died", os.waitstatus_to_exitcode(os.waitpid(bot, 0)[1]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
