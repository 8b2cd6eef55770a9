"""A form that was refused comes back filled in, also after a restart."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle, ui

from bot.services.forms.typed_forms import Keeping
from bot.trainings.news import Picture
from bot.tutor.forms import FormDraft, FormOverError, OldFormError, TypedForm
from bot.tutor.text import plain, shortened
from bot.ui.answering.answers import answer, open_modal
from bot.ui.answering.content import MOST_PARTS, Content
from bot.ui.answering.faults import UNSENT, NotShownError
from bot.ui.errors import explain, words_for
from bot.ui.kit.cards import LESSONS, card
from bot.ui.kit.filling import fill, typed_in
from bot.ui.kit.keys import whole
from bot.ui.kit.parts import parts_of
from bot.ui.kit.persistent import (
    PersistentButton,
    PersistentModal,
    bot_of,
    custom_id_of,
    pattern_of,
    press_of,
    services_of,
)

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

log = logging.getLogger(__name__)

MOST_WORDS = 1000  # characters of an explanation on the card
MOST_QUOTED = 2500  # characters of what was typed on the card; more goes into a file
FILE = "what-you-typed.txt"
FENCE = "```"
KEPT = "-# What you typed is kept for a week, for you alone."
HELD = (
    "-# I could not store what you typed. The button works until I am restarted; here it is, so "
    "that you can copy it."
)
TO_COPY = "-# Here is what you typed, so that you can copy it."
TYPED = "Open what I typed"
FILES = "-# A file that you attached cannot be filled in: please choose it once more."


class OpenAgainButton(PersistentButton, shape="form-again:{press}"):
    """Open a form again with all that was typed; `press` is the submission that was refused."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        forms, refused = services_of(interaction).forms, whole(self.keys["press"])
        draft = await forms.open(press_of(interaction), refused)
        try:
            form = await _made_again(interaction, draft)
        except Exception as error:  # noqa: BLE001 - the edge of the program: the text is given back
            await _give_back(interaction, draft, error)
            return
        fill(form, draft.typed)
        await open_modal(interaction, form)


AGAIN = re.compile(pattern_of(OpenAgainButton.shape))


class KeptForms:
    """Keeps what was typed when a form is refused, and forgets it once it was sent."""

    async def refused(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        """Say why, and offer to open the form again.

        What Discord did not take was stored before, and what held nothing has nothing to keep.
        """
        typed, press = typed_in(interaction), press_of(interaction)
        if isinstance(error, (NotShownError, *UNSENT)) or typed.is_empty:
            await explain(interaction, error)
            return
        if isinstance(error, OldFormError):
            await _answer(interaction, _card(str(error), typed, TO_COPY))
            return
        forms, earlier = services_of(interaction).forms, _opened_from(interaction)
        keeping = await forms.keep(press, custom_id_of(interaction), typed)
        if keeping is Keeping.TAKEN:
            await explain(interaction, error)
            return
        note = KEPT if keeping is Keeping.LASTS else HELD
        await _answer(interaction, _card(words_for(error), typed, note, press.id))
        if earlier is not None and keeping is Keeping.LASTS:
            await forms.drop(press, earlier)

    async def on_card(self, interaction: discord.Interaction[Any], view: ui.LayoutView) -> None:
        """Add the button where the submission was answered and surely not stored: it was late."""
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        typed, press = typed_in(interaction), press_of(interaction)
        if typed.is_empty or view.total_children_count + 2 > MOST_PARTS:
            return
        keeping = await services_of(interaction).forms.keep(press, custom_id_of(interaction), typed)
        if keeping is Keeping.LASTS:
            view.add_item(ui.ActionRow(OpenAgainButton.labelled(TYPED, press=press.id)))

    async def sent(self, interaction: discord.Interaction[Any]) -> None:
        """Forget what was kept of the form, if it was opened from a card with the button."""
        earlier = _opened_from(interaction)
        if earlier is not None:
            await services_of(interaction).forms.drop(press_of(interaction), earlier)


async def _made_again(interaction: discord.Interaction[Any], draft: FormDraft) -> PersistentModal:
    for kind in bot_of(interaction).submissions:
        if not issubclass(kind, PersistentModal):
            continue
        keys = kind.keys_in(draft.form)
        if keys is not None:
            return await kind.again(interaction, keys)
    raise OldFormError


async def _give_back(
    interaction: discord.Interaction[Any], draft: FormDraft, error: Exception
) -> None:
    """Show what was typed, as the form cannot be opened; the button stays where it may yet be."""
    over = isinstance(error, FormOverError | OldFormError)
    press = None if over else draft.press
    await _answer(interaction, _card(words_for(error), draft.typed, TO_COPY, press))


def _card(words: str, typed: TypedForm, note: str, press: int | None = None) -> Content:
    """Return the card of a refusal, with its files.

    It says what was typed unless that is safe, and has a button with `press`.
    """
    quoted: list[str | ui.Item[Any]] = []
    files: list[Picture] = []
    if note != KEPT:
        quoted, files = _quoted(typed)
    open_again = (
        [OpenAgainButton.labelled("Open it again", ButtonStyle.primary, press=press)]
        if press is not None
        else None
    )
    view = card(
        LESSONS,
        shortened(words, MOST_WORDS),
        note,
        *quoted,
        FILES if typed.files else None,
        open_again,
    )
    return Content(view, pictures=files)


def _quoted(typed: TypedForm) -> tuple[list[str | ui.Item[Any]], list[Picture]]:
    """Show the texts so that they can be copied as they were typed; long ones as a file."""
    texts = typed.texts
    if not texts:
        picks = shortened(", ".join(typed.picks), MOST_QUOTED // 2)
        return [f"You had picked: {plain(picks)}"], []
    is_short = sum(map(len, texts)) <= MOST_QUOTED
    if is_short and not any(FENCE in text or text.endswith("`") for text in texts):
        return [f"{FENCE}\n{text}\n{FENCE}" for text in texts], []
    whole_text = "\n\n".join(texts).encode()
    return [ui.File(f"attachment://{FILE}")], [
        Picture(FILE, whole_text, "What you typed, as text.")
    ]


async def _answer(interaction: discord.Interaction[Any], content: Content) -> None:
    """Answer in private; in the place of the earlier refusal, where the form came from there."""
    try:
        in_place = _is_refusal(interaction.message)
        await answer(interaction, content, private=True, in_place=in_place)
    except NotShownError as refused:
        log.warning("A refused form could not be explained: %s", refused.__cause__)


def _opened_from(interaction: discord.Interaction[Any]) -> int | None:
    """Return which refusal a press or a form came from, by the button on that card."""
    message = interaction.message
    for part in parts_of([] if message is None else message.components):
        match = AGAIN.fullmatch(getattr(part, "custom_id", None) or "")
        if match is not None:
            return whole(match["press"])
    return None


def _is_refusal(message: discord.Message | None) -> bool:
    """Whether a message is the card of a refusal: nothing but the button can be pressed there."""
    parts = parts_of([] if message is None else message.components)
    ids = [getattr(part, "custom_id", None) or "" for part in parts]
    pressed = [one for one in ids if one]
    return len(pressed) == 1 and AGAIN.fullmatch(pressed[0]) is not None


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(OpenAgainButton)
    bot.forms = KeptForms()
