"""A card of a lesson: its try, its picture, its second telling and its step by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, ui

from bot.services.course.cards import CardPressed, revision_of
from bot.services.course.scenes import CardScene
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.tries import LOOK, MOST_TYPED, are_lettered
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.text import shortened
from bot.ui.answering.answers import open_modal
from bot.ui.course.buttons import OpenButton, goals_of, note_of, way_row
from bot.ui.course.telling import asked, found_line, label_of, said, second_way
from bot.ui.kit.cards import LESSONS, card, gallery, is_public, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import (
    PersistentButton,
    PersistentModal,
    press_of,
    services_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.course.scenes import StepScene
    from bot.trainings.news import Picture
    from bot.tutor.course.cards import Try
    from bot.ui.client import TutorBot

UNDRAWN = "-# The picture could not be drawn just now."
BACK = "Back"
MOST_HINT = 100  # characters beside a field, as Discord allows
Row = list[ui.Item[Any]]


class TurnPageButton(PersistentButton, shape="lesson-card:{bookmark}:{card}"):
    """Turn to a card by its number: cards that people have open since the first program do so.

    Its custom id does not say whether it leads back; its label on the pressed card does.
    """

    async def pressed(self, interaction: Interaction[Any]) -> None:
        bookmark = whole(self.keys["bookmark"])
        number = whole(self.keys["card"], most=999)  # no lesson has as many
        public = is_public(interaction)
        reading = services_of(interaction).reading
        back = self.item.label == BACK
        coming = reading.turn(press_of(interaction), bookmark, number, public=public, back=back)
        await show(interaction, coming, turning=public)


class TryButton(
    PersistentButton, shape="lesson-try:{bookmark}:{card}:{revision}:{letter}:{telling}"
):
    """Give the answer beside a letter; without a letter it is only shown what fits."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        cards, pressed = services_of(interaction).cards, pressed_in(interaction, self.keys)
        revision, letter = self.keys["revision"], self.keys["letter"]
        await show(interaction, cards.choose(press_of(interaction), pressed, revision, letter))


class TypeNumberButton(PersistentButton, shape="lesson-number:{bookmark}:{card}:{telling}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        cards, pressed = services_of(interaction).cards, pressed_in(interaction, self.keys)
        ask = await cards.asked(press_of(interaction), pressed)
        await open_modal(interaction, NumberModal(ask, self.keys))


class NumberModal(PersistentModal, shape="lesson-typed:{bookmark}:{card}:{telling}"):
    def __init__(self, ask: str, keys: Mapping[str, str]) -> None:
        super().__init__("Your number", **keys)
        field: ui.TextInput[Any] = ui.TextInput(custom_id="answer", max_length=MOST_TYPED)
        hint = shortened(ask.replace("`", "").replace("*", ""), MOST_HINT)
        self.add_item(ui.Label(text="Your number", description=hint, component=field))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        cards, pressed = services_of(interaction).cards, pressed_in(interaction, keys)
        typed = values.get("answer", "")
        await show(interaction, cards.type_in(press_of(interaction), pressed, typed))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> NumberModal:
        cards, pressed = services_of(interaction).cards, pressed_in(interaction, keys)
        return cls(await cards.asked(press_of(interaction), pressed), keys)


class TellButton(PersistentButton, shape="lesson-tell:{bookmark}:{card}:{state}:{telling}"):
    """Tell the card a second way as well or once only, with its hands-on step as it is.

    With a `telling` of 3 its try is asked anew.
    """

    async def pressed(self, interaction: Interaction[Any]) -> None:
        cards, pressed = services_of(interaction).cards, pressed_in(interaction, self.keys)
        await show(interaction, cards.show(press_of(interaction), pressed))


class StepButton(PersistentButton, shape="lesson-step:{bookmark}:{card}:{state}:{place}:{telling}"):
    """Make a move in the hands-on step. Two moves may lead to one state: `place` parts them."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        cards, pressed = services_of(interaction).cards, pressed_in(interaction, self.keys)
        await show(interaction, cards.show(press_of(interaction), pressed))


def pressed_in(interaction: Interaction[Any], keys: Mapping[str, str]) -> CardPressed:
    """Read which card was pressed.

    `telling` is 1 for its first way and 2 for both; 3 and 4 are the same while it is tried anew.
    """
    telling = whole(keys["telling"], least=1, most=4)
    return CardPressed(
        bookmark=whole(keys["bookmark"]),
        card=keys["card"],
        again=telling in {2, 4},
        anew=telling > 2,
        state=keys.get("state", ""),
        public=is_public(interaction),
    )


def lesson_card(scene: CardScene) -> ui.LayoutView:
    shown, lesson = scene.card, scene.lesson
    told = scene.told
    parts: list[Any] = [
        note_of(scene),
        f"### {shown.title}\n{shown.text}",
        second_way(shown) if scene.again else None,
        said(scene) if told else None,
        *_picture(scene.picture, undrawn=scene.undrawn),
    ]
    if shown.tried is not None and scene.asks:
        parts += [asked(shown.tried), _answers(scene, shown.tried)]
    if told:
        parts.append(shown.then)
    if scene.step is not None and shown.hands_on is not None:
        parts += _step(scene, scene.step, shown.hands_on.ask)
    place = f"card {scene.number} of {len(lesson.cards)}"
    footer = f"-# Lesson {lesson.number}: {lesson.title} · {place}"
    goals = None if scene.told else goals_of(scene)
    return card(LESSONS, *parts, _ways(scene), _beside(scene), goals, footer)


def _beside(scene: CardScene) -> Row | None:
    """Return the row for those who know the card already, or who came back to it."""
    row: Row = list(way_row(scene) or [])
    if scene.read and scene.told:
        row.insert(0, _tell(scene, "Try it again", again=scene.again, anew=True))
    return row or None


def _picture(picture: Picture | None, *, undrawn: bool) -> list[ui.Item[Any] | str]:
    if picture is not None:
        return [gallery([picture])]
    return [UNDRAWN] if undrawn else []


def _answers(scene: CardScene, tried: Try) -> Row:
    keys = _keys(scene)
    revision = revision_of(scene.lesson)
    look = TryButton.labelled("Just show me", **keys, revision=revision, letter=LOOK)
    if not isinstance(tried, ChoiceTry):
        return [TypeNumberButton.labelled("Type my number", ButtonStyle.primary, **keys), look]
    lettered = are_lettered(tried)
    answers = [
        TryButton.labelled(
            letter if lettered else label_of(answer.text),
            ButtonStyle.primary,
            **keys,
            revision=revision,
            letter=letter,
        )
        for letter, answer in zip(LETTERS, tried.answers, strict=False)
    ]
    return [*answers, look]


def _step(scene: CardScene, step: StepScene, ask: str) -> list[Any]:
    keys = _keys(scene)
    moves = [
        StepButton.labelled(move.label, **keys, state=move.state, place=place)
        for place, move in enumerate(step.moves)
    ]
    return [
        f"**Your turn:** {ask}\n{step.text}",
        *_picture(step.picture, undrawn=step.undrawn),
        found_line(step),
        moves,
    ]


def _ways(scene: CardScene) -> Row:
    """Return the row that leads on: back, the other telling, next, or to a copy of one's own."""
    last = scene.number == len(scene.lesson.cards)
    row: Row = [_turn(scene, BACK, scene.number - 1, disabled=scene.number == 1)]
    if scene.shared:
        row.append(_tell(scene, "Open my own copy", again=False))
    elif scene.card.again:
        label = "Hide it" if scene.again else "Say it differently"
        row.append(_tell(scene, label, again=not scene.again))
    if scene.shared or not scene.asks:
        label = "Now you" if last else "Next"
        row.append(_turn(scene, label, scene.number + 1, style=ButtonStyle.primary))
    if scene.jump is not None:
        label = f"Jump to lesson {scene.jump.number}"
        row.append(OpenButton.labelled(label, lesson=scene.jump.id))
    return row


def _turn(
    scene: CardScene,
    label: str,
    number: int,
    *,
    style: ButtonStyle = ButtonStyle.secondary,
    disabled: bool = False,
) -> TurnPageButton:
    return TurnPageButton.labelled(
        label, style, disabled=disabled, bookmark=scene.bookmark, card=max(1, number)
    )


def _tell(scene: CardScene, label: str, *, again: bool, anew: bool = False) -> TellButton:
    keys = {**_keys(scene), "telling": _telling(again, scene.anew or anew)}
    return TellButton.labelled(label, **keys, state=scene.step.state if scene.step else "")


def _keys(scene: CardScene) -> dict[str, Any]:
    """Return what every button of a card carries."""
    telling = _telling(scene.again, scene.anew)
    return {"bookmark": scene.bookmark, "card": scene.card.id, "telling": telling}


def _telling(again: bool, anew: bool) -> int:
    return (2 if again else 1) + (2 if anew else 0)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(TurnPageButton, TryButton, TypeNumberButton, TellButton, StepButton)
    bot.add_submission(NumberModal)
    bot.add_drawing(CardScene, lesson_card)
