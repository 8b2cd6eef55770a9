"""Two servers of one bot, in which random people press at random: what each of them is sent.

Every server has words of its own, in its names, questions, reasons and times. One person teaches in
the first server and learns in the second.
"""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.ui.classroom.conftest import School
from tests.ui.classroom.custom_ids import gathering_in, ids_of, newest
from tests.ui.crowd import Presses
from tests.ui.reading import parts

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    import simcord

    from tests.conftest import BuildApp
    from tests.fakes import HandClock

MODAL = 9  # the type of an answer that opens a form
RADIO = 21  # the type of a field of a form in which one option is picked
COMMANDS = ("class today", "class now", "post question", "classroom setup")
TIMES = ("Fri 18:07", "Sat 19:11")  # by which one assigns, other ones in each server
OF_CLASS = ("post-", "assigned-", "dealing-", "lesson-with-", "term-")
WEIGHTS = (3, 4, 8, 10, 6, 1)  # how often each deed is done
OF_ONE = (
    "SELECT * FROM gathering WHERE guild_id = ? ORDER BY id",
    "SELECT m.* FROM member m JOIN gathering g ON g.id = m.gathering_id WHERE g.guild_id = ?",
    "SELECT a.* FROM attempt a JOIN gathering g ON g.id = a.gathering_id WHERE g.guild_id = ?",
    "SELECT e.* FROM entry e JOIN attempt a ON a.id = e.attempt_id "
    "JOIN gathering g ON g.id = a.gathering_id WHERE g.guild_id = ? ORDER BY 1, 2",
    "SELECT * FROM classroom WHERE guild_id = ?",
)


Rows = list[list[tuple[Any, ...]]]


@dataclass
class Server:
    """`word` is in its names, questions and reasons; `words` are all that none but it may read."""

    school: School
    word: str
    people: list[simcord.MemberActor]
    time: str
    words: set[str] = field(default_factory=set)
    private: dict[int, simcord.ResponseMessage] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)  # custom ids that were sent to it


@dataclass
class TwoServers:
    env: simcord.Env
    database: Path
    servers: list[Server]
    read: int = 0
    presses: int = 0

    @classmethod
    async def of(
        cls, env: simcord.Env, clock: HandClock, build_app: BuildApp, database: Path
    ) -> TwoServers:
        servers: list[Server] = []
        shared = env.create_user("goesbetween")
        for word, time in zip(("zebrafarm", "quokkabay"), TIMES, strict=True):
            school = School.of(env, clock, build_app, word)
            roles = () if servers else (school.role,)
            both = school.guild.add_member(shared, roles=roles)
            people = [school.boss, school.tea, school.ana, school.ben, both]
            words = {word, str(school.guild.id), str(school.channel.id), str(school.role.id)}
            words |= {str(one.id) for one in people if one is not both}
            servers.append(Server(school, word, people, time, words))
        made = cls(env, database, servers)
        for server in servers:
            await server.school.set_up()
        made.look()
        return made

    async def act(self, which: int, randomness: Random) -> None:
        """Let somebody of a server do something; fail if the other one hears or feels it."""
        server, other = self.servers[which], self.servers[1 - which]
        kept = self.rows(other)
        deeds = (self._command, self._write, self._press, self._own, self._forge, self._restart)
        [deed] = randomness.choices(deeds, WEIGHTS)
        await deed(server, randomness)
        await server.school.settle()
        self.look()
        assert self.rows(other) == kept, f"{deed.__name__} in {server.word} changed {other.word}"

    def rows(self, server: Server) -> Rows:
        """Read everything that is kept about a server's class."""
        with closing(sqlite3.connect(self.database)) as database:
            guild = (server.school.guild.id,)
            return [database.execute(statement, guild).fetchall() for statement in OF_ONE]

    def look(self) -> None:
        """Fail if something was sent to one server that holds what is of the other alone."""
        log = self.env.http_requests
        for request in log[self.read :]:
            server = self._addressed(request.path)
            if server is None or request.json is None:
                continue
            [other] = [one for one in self.servers if one is not server]
            self._check(server, other, request.json)
        self.read = len(log)

    def _check(self, server: Server, other: Server, payload: Any) -> None:  # noqa: ANN401 - JSON
        text = json.dumps(payload)
        found = [word for word in other.words if word.casefold() in text.casefold()]
        assert not found, f"{server.word} was sent {found}: {text[:500]}"
        ids = set(re.findall(r'"custom_id": "([^"]*)"', text))
        kept = self._gatherings(other)
        # A form is opened without a look at what it is of; what is sent with it is checked.
        new = set() if payload.get("type") == MODAL else ids - server.seen
        elsewhere = [one for one in new if gathering_in(one) in kept]
        assert not elsewhere, f"{server.word} was sent of {other.word}: {elsewhere} {text[:500]}"
        server.seen |= {one for one in ids if ":" in one}

    def _gatherings(self, server: Server) -> set[str]:
        return {str(row[0]) for row in self.rows(server)[0]}

    def _addressed(self, path: str) -> Server | None:
        """Return the server to which a request is sent; None for one to nobody."""
        found = re.search(r"/channels/(\d+)|/interactions/(\d+)|simcord_interaction_(\d+)", path)
        if found is None:
            return None
        backend = self.env.backend
        channel, *interactions = found.groups()
        press = backend.interactions[int(next(filter(None, interactions)))] if not channel else None
        guild = press.guild_id if press else backend.channels[int(channel)].guild_id
        return next(one for one in self.servers if one.school.guild.id == guild)

    async def _command(self, server: Server, randomness: Random) -> None:
        channel = server.school.channel
        actor = randomness.choice([*server.people, server.school.boss, server.school.tea])
        command = randomness.choice((*COMMANDS, "assign", "groups", "together", "end"))
        options: dict[str, Any] = {}
        if command == "assign":
            command, options = "classroom assign", {"lesson": "1", "by": server.time}
        elif command == "groups":
            command, options = "classroom groups", {"groups": 2}
        elif command == "together":
            command, options = "learn", {"lesson": "1", "together": True}
        elif command == "end":
            command = "classroom end"
        self._note(server, actor, await actor.slash(channel, command, **options))

    async def _write(self, server: Server, randomness: Random) -> None:
        """Post a question written on the spot, with reasons asked for or not."""
        school = server.school
        actor = randomness.choice([*server.people, school.boss, school.tea, school.tea])
        self._note(server, actor, await actor.slash(school.channel, "post question"))
        await self._pressed(server, actor, server.private[actor.id], "post-write", randomness)
        draft = server.private.get(actor.id)
        ids = [] if draft is None else ids_of(draft)
        toggles = [one for one in ids if one.startswith("post-draft:") and one.endswith(":y")]
        if draft is not None and toggles and randomness.random() < 0.7:
            await self._pressed(server, actor, draft, toggles[-1], randomness)
            draft = server.private[actor.id]
            ids = ids_of(draft)
        for one in ids:
            if one.startswith("post-it:"):
                await self._pressed(server, actor, draft, one, randomness)

    async def _press(self, server: Server, randomness: Random) -> None:
        """Press a button of a card that all see."""
        cards = [one for one in server.school.channel.history() if one.components]
        card = randomness.choice(cards[-3:]) if cards else None
        if card is not None and not card.flags.ephemeral and (ids := ids_of(card)):
            actor = randomness.choice(server.people)
            await self._pressed(server, actor, card, randomness.choice(ids), randomness)

    async def _own(self, server: Server, randomness: Random) -> None:
        """Press a button of a card that one person sees."""
        actor = randomness.choice(server.people)
        card = server.private.get(actor.id)
        ids = [] if card is None else ids_of(card)
        ids = [one for one in ids if one.startswith(OF_CLASS)] or ids
        if ids:
            await self._pressed(server, actor, card, randomness.choice(ids), randomness)

    async def _forge(self, server: Server, randomness: Random) -> None:
        """Press a button of the other server here."""
        [other] = [one for one in self.servers if one is not server]
        if other.seen:
            custom_id = randomness.choice(sorted(other.seen))
            actor = randomness.choice(server.people)
            await self._pressed(server, actor, newest(server.school), custom_id, randomness)

    async def _restart(self, server: Server, _: Random) -> None:
        await server.school.restart()

    async def _pressed(
        self,
        server: Server,
        actor: simcord.MemberActor,
        card: Any,  # noqa: ANN401 - a message of either kind, or None
        custom_id: str,
        randomness: Random,
    ) -> None:
        """Press a button by its custom id, whether or not the card has it; fill in its form."""
        if card is None:
            return
        self.presses += 1
        result = await Presses(self.env, card).forge(actor, custom_id)
        if result.modal is not None:
            filled = {
                part["custom_id"]: self._typed(server, part, randomness)
                for part in parts(result.modal["components"])
                if "custom_id" in part
            }
            result = await actor.submit_modal(result, filled)
        self._note(server, actor, result)

    def _typed(self, server: Server, part: dict[str, Any], randomness: Random) -> Any:  # noqa: ANN401 - a text, or what is picked
        """Type a word of this server into a field of a form."""
        if "options" in part:
            picked = str(randomness.choice(part["options"])["value"])
            return picked if part["type"] == RADIO else [picked]
        if part["custom_id"] == "options":
            return f"* The {server.word} yes | Yes, {server.word}.\nThe {server.word} no | No."
        text = f"What of {server.word} {randomness.randrange(10**6)}?"
        return text[: part.get("max_length", len(text))]

    def _note(
        self, server: Server, actor: simcord.MemberActor, result: simcord.InteractionResult
    ) -> None:
        if result.response is not None and result.response.ephemeral:
            server.private[actor.id] = result.response
