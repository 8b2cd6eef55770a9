"""The people of old_database.sql, what each was in the middle of, and their server in simcord.

Ids come from the order of creation, so the script that made the file and the tests that go on
from it furnish the same world in the same order.
"""

from __future__ import annotations

import sqlite3
import tomllib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.demo import keep_ids
from bot.settings import Settings
from tests.pinned.school import said_by_form, send_form
from tests.ui.reading import BUTTON, labels_of, menu_of, options_of, parts, shown, text_of

if TYPE_CHECKING:
    import simcord

SQL = Path(__file__).with_name("old_database.sql")
LESSONS = ("neurons-and-weights", "the-forward-pass", "how-a-network-learns")
NAMES = (
    "rosa",  # reads lesson 3: on card 4, and has seen 6
    "finn",  # finished lesson 1, and began lesson 2
    "mats",  # matches terms: two pairs right, one wrong try
    "quinn",  # answers questions: one wrong with 80 %, the second try is open
    "cora",  # plays: the first sentence was wrong, its correction is awaited
    "dan",  # the same as cora, and card 2 of lesson 1, all in a DM
    "pia",  # plays: the second sentence is to be judged
    "rudi",  # plays: the rule is awaited, after one mistake
    "wim",  # finished the game without a mistake
    "olga",  # has own data and trained on it, in the server and in a DM
    "tara",  # has trainings of every kind
    "uma",  # a private training ended and was not shown
    "paul",  # a public training ended and was not shown
    "nora",  # a training is running, its curve was foretold
    "ed",  # trained with the program before migration 0002
)
EARLIER_DONE, EARLIER_FAILED, EARLIER_CUT_OFF = 1, 2, 3
TRAINED, SLOWER, COMPARED, SWEPT, WATCHED, LAB, SHIPPED, PRIVATE = range(4, 12)
ON_OWN_POINTS, ON_OWN_SENTENCES, IN_A_DM, FAILED, MEASURED, CANCELLED = range(12, 18)
UNSEEN_PRIVATE, UNSEEN_PUBLIC, RUNNING = range(18, 21)
A_DAY = 86_400.0
POINTS = "\n".join(f"{k},{k * k % 7},{'red' if k % 2 else 'blue'}" for k in range(12))
SENTENCES = "\n".join(
    f'"Sentence number {k}, and more.",{"formal" if k % 2 else "casual"}' for k in range(6)
)
REFRESHED = (
    "UPDATE run_picture SET drawn_at = strftime('%Y-%m-%d %H:%M:%f000', 'now')",
    "UPDATE press SET pressed_at = strftime('%Y-%m-%d %H:%M:%f000', 'now')",
)


@dataclass
class Person:
    """Somebody in the server, or with `dm` in a DM; `card` is what they look at."""

    actor: simcord.MemberActor
    channel: simcord.ChannelHandle
    dm: bool = False
    card: simcord.ResponseMessage | None = None

    @property
    def seen(self) -> simcord.ResponseMessage:
        assert self.card is not None
        return self.card

    @property
    def text(self) -> str:
        return text_of(self.seen)

    @property
    def labels(self) -> list[str]:
        return labels_of(self.seen)

    async def slash(self, command: str, **options: object) -> simcord.InteractionResult:
        if self.dm:
            return self._saw(await self.actor.user.slash(command, **options))
        return self._saw(await self.actor.slash(self.channel, command, **options))

    async def click(self, label: str) -> simcord.InteractionResult:
        who = self.actor.user if self.dm else self.actor
        return self._saw(await who.click(self.seen, label=label))

    async def pick(self, menu: str, value: str) -> None:
        who = self.actor.user if self.dm else self.actor
        custom_id = menu_of(self.seen, menu)["custom_id"]
        self._saw(await who.select(self.seen, [value], custom_id=custom_id))

    async def fill(self, form: simcord.InteractionResult, **values: str | list[str]) -> None:
        who = self.actor.user if self.dm else self.actor
        self._saw(await who.submit_modal(form, dict(values)))

    async def press_old(self, custom_id: str) -> simcord.InteractionResult:
        """Press a button that hung under a card of that time; /help lends the card."""
        await self.slash("help")
        button = next(p for p in parts(self.seen.components) if p["type"] == BUTTON)
        stored = self.actor._env.backend.get_message(self.seen.channel_id, self.seen.id)
        (kept,) = (p for p in parts(stored.components) if p.get("custom_id") == button["custom_id"])
        kept["custom_id"] = custom_id
        who = self.actor.user if self.dm else self.actor
        return self._saw(await who.click(self.seen, custom_id=custom_id))

    async def press_old_here(self, shape: str) -> None:
        """Press a button of that time whose `{mark}` is that of the card on the screen."""
        await self.press_old(shape.format(mark=self.mark))

    async def say_old(self, shape: str, picked: str, direction: str) -> None:
        """Send the form of a correction in, with a feature out of the menu of that time."""
        fields = said_by_form(picked, "", direction)
        form = shape.format(mark=self.mark), fields
        self._saw(await send_form(self.actor._env, self.channel, self.actor, form, self.seen))

    @property
    def mark(self) -> str:
        """What the card of the game tells of its state."""
        ids = [str(part.get("custom_id")) for part in parts(self.seen.components)]
        return next(id_.split(":")[2] for id_ in ids if id_.startswith("game-"))

    def _saw(self, result: simcord.InteractionResult) -> simcord.InteractionResult:
        if result.response is not None:
            self.card = shown(result)
        return result

    async def read_to_the_end(self) -> None:
        while "Now you" not in self.labels:
            await self.click("Next" if "Next" in self.labels else "Just show me")
        await self.click("Now you")

    async def match(self, term: str, definition: str) -> None:
        """Match a term with the definition of a pair, both by the pair's id."""
        await self.pick("match-term:", term)
        text = next(p["definition"] for p in pairs() if p["id"] == definition)
        options = options_of(self.seen, "match-pair:")
        letter = next(value for value, label in options.items() if label.endswith(text))
        await self.pick("match-pair:", letter)

    async def answer(self, option: str) -> None:
        """Press the letter of the option with this text."""
        line = next(line for line in self.text.splitlines() if option in line)
        await self.click(line.removeprefix("**")[0])


@dataclass(frozen=True)
class World:
    """The server of the old people, and its only channel."""

    env: simcord.Env
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    members: dict[str, simcord.MemberActor]

    def person(self, name: str, *, dm: bool = False) -> Person:
        return Person(self.members[name], self.channel, dm)


def furnish(env: simcord.Env) -> World:
    """Make the people, the server, its members, its channel and the DMs, always in this order."""
    keep_ids(env)
    users = [env.create_user(name) for name in NAMES]
    guild = env.create_guild("Study hall")
    members = {user.name: guild.add_member(user) for user in users}
    channel = guild.create_text_channel("lessons")
    for user in users:
        assert user.dm_channel.id
    return World(env, guild, channel, members)


async def enter(env: simcord.Env) -> World:
    """Furnish the world for a test, a day later: else new presses had the ids of old ones."""
    world = furnish(env)
    await env.advance_time(A_DAY)
    return world


def load(path: Path, *, refreshed: bool = True) -> None:
    """Put the old database in the place of the empty one.

    Its pictures and presses become those of today, because a bot drops old ones at its start.
    """
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SQL.read_text(encoding="utf-8"))
        for change in REFRESHED if refreshed else ():
            connection.execute(change)
        connection.commit()


def old_rows(query: str, *values: object) -> list[tuple[Any, ...]]:
    """Ask the old file as it was, whatever a bot has made of its copy since."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SQL.read_text(encoding="utf-8"))
        return connection.execute(query, values).fetchall()


def rows(path: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query, values).fetchall()


def of_lesson(lesson: str, file: str = "questions.toml") -> dict[str, Any]:
    text = (Settings().lessons / lesson / file).read_text(encoding="utf-8")
    return tomllib.loads(text)


def cards(lesson: int) -> int:
    """Count the cards of a lesson as it is today; lessons count from 1."""
    text = (Settings().lessons / LESSONS[lesson - 1] / "lesson.md").read_text(encoding="utf-8")
    return text.count("\n## ")


def pairs() -> list[dict[str, str]]:
    return list(of_lesson(LESSONS[2])["matching"]["pair"])


def options(lesson: str, question: int, *, right: bool) -> list[str]:
    """Return the texts of the right option, or of the wrong ones, of a lesson's question."""
    asked = of_lesson(lesson)["question"][question]["option"]
    return [option["text"] for option in asked if option.get("right", False) is right]
