"""What each input draws into the card of a question, and what several of them share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from bot.services.exercises.attempting import UPDATED
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import Input, OtherInputError, UnfitReplyError
from bot.tutor.exercises.questions.state import CONFIDENCES
from bot.tutor.forms import FormOverError
from bot.ui.answering.answers import open_modal
from bot.ui.kit.cards import show
from bot.ui.kit.keys import attempt_in
from bot.ui.kit.persistent import press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from discord import Interaction, ui

    from bot.tutor.exercises.questions.inputs import Choice
    from bot.tutor.exercises.replies import Reply
    from bot.ui.kit.persistent import PersistentModal

Asked = TypeVar("Asked", bound=Input)
M = TypeVar("M", bound="PersistentModal")

NOTHING = "-"
"""Stands in a custom id for no letters picked: an empty key may be from anywhere."""
ROW = 5  # buttons that fit into one row


@dataclass(frozen=True, slots=True)
class InputDrawing:
    """Three functions of a scene and its input, which is of the one type that they draw.

    `lines` are the options as text, `rows` what is pressed, and `said` is what the person answered
    last, "" where the lines show it.
    """

    lines: Callable[[QuestionScene, Any], list[str]]
    rows: Callable[[QuestionScene, Any], list[list[ui.Item[Any]]]]
    said: Callable[[QuestionScene, Any], str]


def lettered(options: Sequence[Choice]) -> list[str]:
    texts = (option.text or option.description for option in options)
    return [f"**{letter}** · {text}" for letter, text in zip(LETTERS, texts, strict=False)]


def keys_of(scene: QuestionScene) -> dict[str, Any]:
    """Return what every button of a question carries; how sure one is counts at the first try."""
    confidence = scene.confidence if may_say_how_sure(scene) else None
    return {"attempt": scene.attempt, "mark": scene.mark, "confidence": confidence or ""}


def may_say_how_sure(scene: QuestionScene) -> bool:
    """Tell whether the next reply is the first one to the question as a whole."""
    begun = bool(scene.state.tried[scene.question.id]) or scene.question.id in scene.state.words
    return not begun and not scene.help.step


def confidence_in(keys: dict[str, str]) -> int | None:
    """Return how sure somebody said they are, in percent; None for anything but CONFIDENCES."""
    return next((sure for sure in CONFIDENCES if str(sure) == keys["confidence"]), None)


async def answer(interaction: Interaction[Any], keys: dict[str, str], reply: Reply) -> None:
    """Answer with a reply, and show the verdict."""
    coming = services_of(interaction).questions.answer(
        press_of(interaction), attempt_in(keys), keys["mark"], reply, confidence_in(keys)
    )
    await show(interaction, _or_again(interaction, keys, coming))


async def choose(
    interaction: Interaction[Any], keys: dict[str, str], letters: str, *by: type[Input]
) -> None:
    """Answer with the letters that the card shows, given by one of these inputs."""
    coming = services_of(interaction).questions.choose(
        press_of(interaction),
        attempt_in(keys),
        keys["mark"],
        letters,
        confidence_in(keys),
        by,
    )
    await show(interaction, _or_again(interaction, keys, coming))


async def _or_again(
    interaction: Interaction[Any], keys: dict[str, str], coming: Awaitable[QuestionScene]
) -> QuestionScene:
    """Wait for the verdict. A reply that cannot count is told so on the card, until the next one.

    In a message of its own the words would stay under all the cards that follow.
    """
    try:
        return await coming
    except UnfitReplyError as error:
        scene = await services_of(interaction).questions.show(
            press_of(interaction),
            attempt_in(keys),
            confidence_in(keys),
            keys["mark"],
            keys.get("picked", ""),
        )
        told = "" if UPDATED in scene.note else str(error)
        return replace(scene, note=f"{scene.note} {told}".strip())


async def open_form(
    interaction: Interaction[Any],
    keys: dict[str, str],
    form: Callable[[QuestionScene, Asked], PersistentModal],
    asks: type[Asked],
) -> None:
    """Open a form for the question that the card shows; on an older card, show the present one.

    Raise TutorError where another input asks it than the one that the form is for.
    """
    try:
        made = await form_again(interaction, keys, form, asks)
    except FormOverError:
        questions, sure = services_of(interaction).questions, confidence_in(keys)
        press, attempt = press_of(interaction), attempt_in(keys)
        await show(interaction, questions.show(press, attempt, sure, keys["mark"]))
        return
    await open_modal(interaction, made)


async def form_again(
    interaction: Interaction[Any],
    keys: dict[str, str],
    form: Callable[[QuestionScene, Asked], M],
    asks: type[Asked],
) -> M:
    """Make a form for the question with these keys.

    Raise FormOverError where another one is asked by now, and TutorError as `open_form` does.
    """
    look = services_of(interaction).questions.keys.look
    scene = await look(press_of(interaction), attempt_in(keys))
    if scene.mark != keys["mark"] or scene.closed:
        raise FormOverError
    if not isinstance(scene.asked, asks):
        raise OtherInputError
    return form(replace(scene, confidence=confidence_in(keys)), scene.asked)
