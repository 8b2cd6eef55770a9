"""A class around its posts: instructors by role, students, and the card that all of them see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.tables.people import learner
from bot.tutor.classroom.answers import POST
from bot.tutor.classroom.classroom import Classroom as SetUp
from bot.tutor.course.asked import questions_named
from bot.tutor.people import MANAGE_SERVER, Press, Rights
from tests.ui.crowd import Presses
from tests.ui.moving_on import pass_by
from tests.ui.reading import labels_of, parts, raw, shown, text_of

if TYPE_CHECKING:
    import discord
    import simcord

    from bot.services.services import Services
    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.questions.kind import Question
    from bot.ui.client import TutorBot
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

SECONDS = 15


@dataclass
class ClassRoom:
    """`tea` and `coy` have the role of the instructors; `students` have none."""

    room: Classroom
    clock: HandClock
    tea: simcord.MemberActor
    coy: simcord.MemberActor
    students: list[simcord.MemberActor]
    role: int
    set_ups: int = 0

    @classmethod
    async def of(cls, room: Classroom, clock: HandClock, count: int, **how: Any) -> ClassRoom:  # noqa: ANN401 - fields of SetUp
        guild = room.ana.guild
        role = guild.create_role("instructor")
        tea, coy = (
            guild.add_member(room.env.create_user(name), roles=(role,)) for name in ("tea", "coy")
        )
        students = [
            guild.add_member(room.env.create_user(f"student{place}")) for place in range(count)
        ]
        made = cls(room, clock, tea, coy, students, role.id)
        await made.set_up(**how)
        return made

    async def set_up(self, **how: Any) -> None:  # noqa: ANN401 - fields of SetUp
        guild = self.room.ana.guild.id
        self.set_ups += 1
        boss = Press(guild + self.set_ups, self.room.ben.id, guild, rights=Rights(MANAGE_SERVER))
        kept = self.services.classroom.leading.classrooms
        await kept.set_up(boss, SetUp(guild, self.role, **how))

    @property
    def bot(self) -> TutorBot:
        bot: TutorBot = self.room.env.bot  # type: ignore[assignment]  # it is ours
        return bot

    @property
    def services(self) -> Services:
        return self.bot.services

    @property
    def card(self) -> discord.Message:
        """The newest card in the channel, as it looks now."""
        cards = [one for one in self.room.channel.history() if not one.flags.ephemeral]
        return max(cards, key=lambda one: one.id)

    @property
    def text(self) -> str:
        return text_of(self.card)

    @property
    def labels(self) -> list[str]:
        return labels_of(self.card)

    def lesson(self, name: str) -> Lesson:
        lesson = self.services.classroom.posts.course.lesson(name)
        assert lesson is not None
        return lesson

    @property
    def two_single(self) -> list[str]:
        """The names of two questions of one lesson that ask to choose one answer."""
        lesson = self.lesson("how-a-network-learns")
        return [f"{lesson.id}/{one.id}" for one in lesson.questions if one.kind == "single"][:2]

    def question(self, name: str) -> Question:
        [question] = questions_named(self.services.classroom.posts.course, [name])
        return question

    async def settle(self, seconds: int = SECONDS) -> None:
        await pass_by(self.room.env, self.clock, seconds)

    async def slash(self, who: simcord.MemberActor, command: str, **options: Any) -> str:  # noqa: ANN401 - any option of a command
        return text_of(shown(await who.slash(self.room.channel, command, **options)))

    async def press(
        self,
        who: simcord.MemberActor,
        label: str,
        on: Any = None,  # noqa: ANN401 - a message of either kind
    ) -> simcord.ResponseMessage:
        """Press a button of the card, or of a private one; return the private answer."""
        return shown(await who.click(on or self.card, label=label))

    async def preview(
        self, name: str, who: simcord.MemberActor | None = None
    ) -> simcord.ResponseMessage:
        """Pick a question, named "lesson/question", and return its preview."""
        who, lesson = who or self.tea, name.partition("/")[0]
        offered = await who.slash(self.room.channel, "post question", lesson=lesson)
        menu = custom_id_of(shown(offered), "post-pick-questions")
        return shown(await who.select(shown(offered), [name], custom_id=menu))

    async def post(self, name: str, *toggles: str) -> simcord.ResponseMessage:
        """Post a question and return the panel of the instructor."""
        draft = await self.preview(name)
        for toggle in toggles:
            draft = await self.press(self.tea, toggle, draft)
        panel = await self.press(self.tea, "Post it", draft)
        await self.settle()
        return panel

    @property
    def number(self) -> int:
        """The id of the gathering of the newest card, as its buttons carry it."""
        return int(custom_id_of(self.card, "post-panel").partition(":")[2])

    async def panel(self, who: simcord.MemberActor | None = None) -> simcord.ResponseMessage:
        return shown(await (who or self.tea).slash(self.room.channel, "class now"))

    async def lead(self, *labels: str) -> simcord.ResponseMessage:
        """Press buttons of the panel, one after the other, and let the card follow."""
        panel = await self.panel()
        for label in labels:
            panel = await self.press(self.tea, label, panel)
            await self.settle()
        return panel

    async def together(self, presses: list[tuple[simcord.MemberActor, str]]) -> list[str]:
        """Deliver presses of the card in one instant, by their custom ids; return what is told."""
        at_once = Presses(self.room.env, self.card)
        results = [at_once.add(who, custom_id) for who, custom_id in presses]
        await at_once.deliver()
        told = [text_of(one.response) if one.response else "" for one in results]
        await self.settle()
        return told

    async def forge_together(self, presses: list[tuple[simcord.MemberActor, str]]) -> None:
        """Deliver presses in one instant of buttons that are not on the card."""
        at_once = Presses(self.room.env, self.card)
        buttons = [
            {"type": 2, "id": 3 + place, "style": 2, "label": "Forged", "custom_id": custom_id}
            for place, custom_id in enumerate({custom_id for _, custom_id in presses})
        ]
        row = {"type": 1, "id": 2, "components": buttons}
        at_once.snapshot["components"] = [{"type": 17, "id": 1, "components": [row]}]
        for who, custom_id in presses:
            at_once.add(who, custom_id)
        await at_once.deliver()
        await self.settle()

    async def kept(self) -> list[Any]:
        """Return everything that is kept of posts: gatherings and attempts, for comparing."""
        posts = self.services.classroom.leading.led
        since = datetime(2020, 1, 1, tzinfo=UTC)
        rows = await posts.posted_in(self.room.ana.guild.id, [POST], since, 100)
        return list(rows)

    async def forge(self, who: simcord.MemberActor, custom_id: str) -> str:
        """Press a button that is not on the card; return what is told."""
        presses = Presses(self.room.env, self.card)
        return text_of(shown(await presses.forge(who, custom_id)))

    def without_ids(self, name: str, payload: object) -> str:
        """Leave out what differs from post to post: its number, order, messages, interactions."""
        told = re.sub(rf"(post-[a-z]+:|group-){self.number}\b", r"\1post", f"{name} {payload}")
        told = re.sub(r"\*\*[A-J]\*\* · .*?(?=\\n|['\"])", "", told)
        told = re.sub(r"(post-[a-z]+:post:[0-9]+:[0-9]+)\.[0-9a-f]{6}", r"\1.mark", told)
        return re.sub(r"[0-9]{15,}", "id", told)

    async def delete(self, who: simcord.MemberActor) -> None:
        """Delete everything that is stored about somebody."""
        database = self.services.classroom.leading.led.database  # type: ignore[attr-defined]  # the real store
        gone = sa.delete(learner).where(learner.c.discord_id == who.id)
        await database.write(lambda connection: connection.execute(gone))

    def take_role_away(self, who: simcord.MemberActor) -> None:
        self.room.env.backend.remove_member_role(self.room.ana.guild.id, who.id, self.role)

    async def restart(self, bot: TutorBot) -> None:
        await self.room.env.restart_bot(bot)
        await self.settle()


def custom_id_of(message: Any, begins: str) -> str:  # noqa: ANN401 - a message of either kind
    """Return the custom id of the button or menu that begins so."""
    ids = [str(part.get("custom_id", "")) for part in parts(raw(message))]
    return next(one for one in ids if one.startswith(begins))
