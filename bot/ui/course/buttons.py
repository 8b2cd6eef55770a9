"""The buttons of the way through the course, and what a card says besides its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from discord import Interaction, app_commands

from bot.tutor.text import listed, shortened
from bot.ui.kit.cards import show
from bot.ui.kit.keys import attempt_in, whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.services.course.scenes import CardScene
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson
    from bot.ui.client import TutorBot

LABEL = 40  # characters of a button's label
CARDS_OFFERED, IN_A_ROW = 10, 5  # cards that have a button, and buttons in a row
MOST_NAMED, MOST_TITLE = 8, 60  # cards that are named in one line, and characters of each title
KNOWN = "I know this already"


class OpenButton(PersistentButton, shape="lesson-open:{lesson}"):
    """Open a lesson even if it builds on unpassed ones."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons = services_of(interaction).lessons
        await show(interaction, lessons.open(press_of(interaction), self.keys["lesson"]))


class FinishButton(PersistentButton, shape="lesson-finish:{bookmark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons = services_of(interaction).lessons
        bookmark = whole(self.keys["bookmark"])
        await show(interaction, lessons.finish(press_of(interaction), bookmark))


class AgainButton(PersistentButton, shape="lesson-again:{lesson}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons = services_of(interaction).lessons
        await show(interaction, lessons.again(press_of(interaction), self.keys["lesson"]))


class ReadButton(PersistentButton, shape="lesson-read:{bookmark}:{card}"):
    """Open one card by its id, such as one that mends a mistake."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, bookmark = services_of(interaction).lessons, whole(self.keys["bookmark"])
        coming = lessons.read(press_of(interaction), bookmark, self.keys["card"])
        await show(interaction, coming)


class PastButton(PersistentButton, shape="lesson-past:{bookmark}"):
    """Go on from what is beside the path: a result, a practice, a card that was read again."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons, bookmark = services_of(interaction).lessons, whole(self.keys["bookmark"])
        await show(interaction, lessons.past(press_of(interaction), bookmark))


class KnownButton(PersistentButton, shape="lesson-known:{lesson}"):
    """Take a lesson's checkpoint before its cards."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        practice = services_of(interaction).practice
        await show(interaction, practice.ahead(press_of(interaction), self.keys["lesson"]))


class PractiseButton(PersistentButton, shape="practise:{lesson}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        practice, lesson = services_of(interaction).practice, self.keys["lesson"]
        await show(interaction, practice.practise(press_of(interaction), lesson))


class MistakesButton(PersistentButton, shape="practise-mistakes:{lesson}"):
    """Redo what went wrong: in one lesson, or with an empty key in the whole course."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        practice, lesson = services_of(interaction).practice, self.keys["lesson"]
        await show(interaction, practice.redo(press_of(interaction), lesson))


class MendedButton(PersistentButton, shape="practise-done:{attempt}"):
    """See what came out when one's mistakes were asked once more."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        practice, attempt = services_of(interaction).practice, attempt_in(self.keys)
        await show(interaction, practice.redone(press_of(interaction), attempt))


class Noted(Protocol):
    """A scene with something to say besides."""

    @property
    def note(self) -> str: ...


def note_of(scene: Noted) -> str | None:
    return f"-# {scene.note}" if scene.note else None


def goals_of(scene: CardScene) -> str | None:
    """Say on the first card what the lesson is for."""
    goals = scene.lesson.goals
    if scene.number > 1 or not goals:
        return None
    return "**After this lesson you can**\n" + "\n".join(f"- {goal}" for goal in goals)


def way_row(scene: CardScene) -> list[PersistentButton] | None:
    """Return the row of a card for those who know it already, or who came back to it."""
    if scene.read:
        return [PastButton.labelled("Done reading", bookmark=scene.bookmark)]
    return known_already(scene.lesson) if scene.ahead else None


def known_already(lesson: Lesson) -> list[PersistentButton]:
    return [KnownButton.labelled(KNOWN, lesson=lesson.id)] if lesson.questions else []


def practise(lesson: Lesson, label: str = "Practise again") -> PractiseButton:
    return PractiseButton.labelled(label, lesson=lesson.id)


def mistakes_of(
    lesson: Lesson | None = None, label: str = "Redo only my mistakes"
) -> MistakesButton:
    return MistakesButton.labelled(label, lesson="" if lesson is None else lesson.id)


def reading(cards: Iterable[Card], bookmark: int) -> list[list[PersistentButton]]:
    """Return rows with a button for each of the first cards, which opens it."""
    buttons: list[PersistentButton] = [
        ReadButton.labelled(shortened(f"Read: {one.title}", LABEL), bookmark=bookmark, card=one.id)
        for one in list(cards)[:CARDS_OFFERED]
    ]
    return [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]


def builds_on(missing: Iterable[Lesson], tried: Collection[str]) -> str:
    """Say which lessons one builds on, and how they stand: those that stand alike together."""
    groups: dict[bool, list[str]] = {}
    for lesson in missing:
        groups.setdefault(lesson.id in tried, []).append(str(lesson.number))
    return ", and on ".join(
        f"lesson{'' if len(numbers) == 1 else 's'} {listed(numbers)}, "
        + (
            "whose questions you may want to try again"
            if answered
            else "which you have not finished yet"
        )
        for answered, numbers in groups.items()
    )


def names_of(cards: Iterable[Card]) -> str:
    """Name cards, as many as fit beside others on one card of Discord."""
    return some_of([f"**{shortened(one.title, MOST_TITLE)}**" for one in cards])


def some_of(names: Sequence[str], most: int = MOST_NAMED, between: str = ", ") -> str:
    """Return the first of some names, and say how many more there are."""
    more = len(names) - most
    return between.join(names[:most]) + (f" and {more} more" if more > 0 else "")


def lessons_like(interaction: Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Offer the lessons whose number or title holds what was typed so far."""
    found = services_of(interaction).lessons.course.like(typed)
    return [
        app_commands.Choice(name=f"{lesson.number}. {lesson.title}", value=lesson.id)
        for lesson in found[:25]
    ]


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(OpenButton, FinishButton, AgainButton, ReadButton, PastButton)
    bot.add_dynamic_items(KnownButton, PractiseButton, MistakesButton, MendedButton)
