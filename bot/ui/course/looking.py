"""A look at one card, from the glossary or the progress, which leaves one's place where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, ui

from bot.services.course.showing import LookScene, Telling
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.text import plain
from bot.ui.course.telling import second_way
from bot.ui.kit.cards import LESSONS, card, gallery, show
from bot.ui.kit.keys import named
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.kit.rooms import go_on

if TYPE_CHECKING:
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson
    from bot.ui.client import TutorBot

UNDRAWN = "-# The picture could not be drawn just now."


class LookButton(PersistentButton, shape="card-look:{lesson}:{card}:{telling}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        looking, telling = services_of(interaction).looking, named(Telling, self.keys["telling"])
        lesson, card_id = self.keys["lesson"], self.keys["card"]
        await show(interaction, looking.look(press_of(interaction), lesson, card_id, telling))


class AskButton(PersistentButton, shape="card-ask:{lesson}:{card}"):
    """Ask one question about a card."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        looking, lesson = services_of(interaction).looking, self.keys["lesson"]
        await show(interaction, looking.ask(press_of(interaction), lesson, self.keys["card"]))


def look_at(lesson: Lesson, one: Card, label: str, telling: Telling = Telling.OPEN) -> LookButton:
    return LookButton.labelled(label, lesson=lesson.id, card=one.id, telling=telling)


def try_question(lesson: Lesson, one: Card, style: ButtonStyle = ButtonStyle.primary) -> AskButton:
    return AskButton.labelled("Try a question", style, lesson=lesson.id, card=one.id)


def look_card(scene: LookScene) -> ui.LayoutView:
    one, lesson = scene.card, scene.lesson
    again = scene.telling is Telling.AGAIN
    picture = scene.picture
    return card(
        LESSONS,
        f"### {one.title}\n{one.text}",
        second_way(one) if again else None,
        _waiting(scene) if scene.waits else _told(scene),
        gallery([picture]) if picture is not None else None,
        UNDRAWN if scene.undrawn else None,
        None if scene.waits else one.then,
        _ways(scene),
        f"-# A card of lesson {lesson.number}: {lesson.title}. Your place there stays as it is.",
    )


def _waiting(scene: LookScene) -> str:
    tried = scene.card.tried
    asked = f"**{tried.ask}**\n" if tried is not None else ""
    return f"{asked}-# Think first, then see the rest; or answer it when you come to it."


def _told(scene: LookScene) -> str | None:
    told, tried = scene.told, scene.card.tried
    if told is None or tried is None:
        return None
    if not told.answer:
        earlier = "You answered an earlier wording of this. " if told.earlier else ""
        return f"{earlier}{told.line}".strip()
    answer = told.answer if isinstance(tried, ChoiceTry) else plain(told.answer)
    return f"You said once: **{answer}**. {told.line}"


def _ways(scene: LookScene) -> list[PersistentButton]:
    lesson, one = scene.lesson, scene.card
    ways: list[PersistentButton] = []
    if scene.waits:
        ways.append(look_at(lesson, one, "See the rest", Telling.WHOLE))
    if scene.telling is Telling.AGAIN:
        ways.append(look_at(lesson, one, "Hide it"))
    elif one.again:
        ways.append(look_at(lesson, one, "Say it differently", Telling.AGAIN))
    if scene.asked:
        ways.append(try_question(lesson, one))
    return [*ways, go_on(lesson, f"Go on in lesson {lesson.number}")]


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(LookButton, AskButton)
    bot.add_drawing(LookScene, look_card)
