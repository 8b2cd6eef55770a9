"""Somebody who did everything that is kept, beside others who did the same in other words."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.fakes import made_up_outcome
from tests.ui.classroom.posts.giving import asked_now, give, replies_now
from tests.ui.classroom.posts.room import ClassRoom
from tests.ui.classroom.posts.test_second_vote import say_why
from tests.ui.game.company import Company
from tests.ui.game.group.table import FEATURES, GroupTable
from tests.ui.game.partner.two import Two
from tests.ui.learner import Learner
from tests.ui.reading import shown

if TYPE_CHECKING:
    import simcord

    from tests.fakes import HandClock, SlowEngine
    from tests.ui.conftest import Classroom

ROLE = "how-a-network-learns/role-of-loss"
HOSTILE = (
    "=HYPERLINK(1) <script>alert('x')</script> <img src=x onerror=alert(1)> \"'&amp; @everyone "
    "\u05e9\u05dc\u05d5\u05dd \u202eright to left \U0001f469\u200d\U0001f680 `code` | pipe"
)
OWN_WORDS = ("Zebrafinch note", "Zebrafinch reason", "zebrafinch", "Zebrafinch refused")
OTHERS_WORDS = ("Quokkanote", "Quokkareason", "quokka", "Quokkarefused")
ROWS = "\n".join(f"{k},{k * k % 7},{{0}}-{'red' if k % 2 else 'blue'}" for k in range(12))


@dataclass
class BusyRoom:
    """`ana` is busy; `ben` plays with her and does the same in other words."""

    room: Classroom
    clock: HandClock
    slow: SlowEngine
    school: ClassRoom = field(init=False)
    table: GroupTable = field(init=False)

    @property
    def ana(self) -> simcord.MemberActor:
        return self.room.ana

    async def fill(self) -> None:
        """Let both do all of it; what is shared comes first, as its cards are the newest then."""
        await self._post()
        await self._partner()
        await self._group()
        for actor, words in ((self.room.ben, OTHERS_WORDS), (self.ana, OWN_WORDS)):
            await self._alone(actor, words)

    async def _post(self) -> None:
        school = self.school = await ClassRoom.of(self.room, self.clock, 0)
        await school.post(ROLE, "Reasons: no")
        question = school.question(ROLE)
        asked, replies = await asked_now(school, question), await replies_now(school, question)
        for actor, right, words in (
            (self.ana, True, OWN_WORDS),
            (self.room.ben, False, OTHERS_WORDS),
        ):
            card = await give(school, actor, asked, replies[not right])
            await say_why(school, actor, card, words[1])
        await school.settle()

    async def _partner(self) -> None:
        two = Two(self.room, self.clock)
        await two.reach("mark")

    async def _group(self) -> None:
        self.table = GroupTable(Company.of(self.room, self.clock, 3))
        await self.table.open()
        await self.table.gather()
        await self.table.company.fill(0, "Name two features", FEATURES)

    async def _alone(self, actor: simcord.MemberActor, words: tuple[str, ...]) -> None:
        lesson = self.room.env.bot.services.lessons.course.lessons[0]  # type: ignore[attr-defined]  # it is ours
        person = Learner(actor, self.room.channel, lesson)
        await person.slash("learn")
        await person.click("Umbrella")
        await person.slash("notebook")
        await person.fill(await person.click("Write a note"), note=f"{words[0]} {HOSTILE}")
        await self._practise(person)
        await self._data(actor, words)
        await self._trainings(actor, words)

    async def _practise(self, person: Learner) -> None:
        await person.slash("practise", lesson=person.lesson.id)
        answers = [one for one in person.labels if one == "A" or one.startswith("Hint")]
        await person.click(answers[0])  # which question comes is drawn

    async def _data(self, actor: simcord.MemberActor, words: tuple[str, ...]) -> None:
        rows = ROWS.format(words[2])
        for name in (f"{words[2]}-kept", f"{words[2]}-draft"):
            form = await actor.slash(self.room.channel, "data add", name=name)
            dry = shown(await actor.submit_modal(form, {"rows": rows}))
            if name.endswith("kept"):
                await actor.click(dry, label="Keep it")
        form = await actor.slash(self.room.channel, "data add", name=f"{words[2]}-no")
        await actor.submit_modal(form, {"rows": words[3]})

    async def _trainings(self, actor: simcord.MemberActor, words: tuple[str, ...]) -> None:
        """Train twice, once on the person's own data, then leave one in the line."""
        for options in ({"data": f"{words[2]}-kept"}, {"private": True}):
            await actor.slash(self.room.channel, "train", **options)
            job = self.slow.submitted[-1]
            self.slow.say(job.run, made_up_outcome(job.task))
            await self.room.env.settle()
        await actor.slash(self.room.channel, "train", epochs=77)


def answer_with_file(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    return next(one for one in (result.response, *result.followups) if one and one.attachments)


async def files_in(result: simcord.InteractionResult) -> dict[str, bytes]:
    """Return what is in the ZIP that somebody was sent, by the names of its files."""
    [attached] = answer_with_file(result).attachments
    with zipfile.ZipFile(io.BytesIO(await attached.read())) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def tables_in(files: dict[str, bytes]) -> dict[str, list[dict[str, Any]]]:
    read = json.loads(files["data.json"])
    assert (read["format"], read["version"]) == ("nudge-mydata", 1)
    return {name: table["rows"] for name, table in read["tables"].items()}
