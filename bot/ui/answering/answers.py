"""The door for answers to presses and commands: each is shown once, whatever happens on its way.

Nothing else in `ui` touches `interaction.response` or `interaction.followup`; a test looks.
"""

from __future__ import annotations

import logging
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import discord

from bot.ui.answering.content import Content
from bot.ui.answering.counted import note_first_answer
from bot.ui.answering.faults import Fault, NotSentError, NotShownError
from bot.ui.answering.outlasting import Patience, outlasted
from bot.ui.answering.permissions import lacking
from bot.ui.answering.posts import Spot, edited, posted, with_or_without_files
from bot.ui.answering.unshown import HINT
from bot.ui.answering.words import NOT_OPENED, unshown_words, why_unshown

if TYPE_CHECKING:
    from discord import ui

log = logging.getLogger(__name__)

Answers = discord.InteractionResponseType
ANSWERED_AS: Final = "answered as"  # in an interaction's extras, where discord.py cannot know it
SHOWN: Final = "shown"  # in an interaction's extras: the kind of the last scene
HELD: Final = {Answers.deferred_channel_message, Answers.deferred_message_update}


class AnswerWay(IntEnum):
    """How an answer is shown; after a refusal only a later one is tried."""

    CHANGE = 0  # the first answer, which changes the card that was pressed
    NEW = 1  # the first answer, as a new message
    ORIGINAL = 2  # an edit of what was answered first
    FOLLOWUP = 3  # a new message after the first answer
    OWN_EDIT = 4  # an edit by the bot's own right, which needs no token
    OWN_POST = 5  # a new message by the bot's own right


async def answer(
    interaction: discord.Interaction[Any],
    content: Content,
    *,
    private: bool,
    in_place: bool = False,
    waits: str = "",
) -> int | None:
    """Show something as the answer to a press. Return the id of its message, None if unknown.

    It is a new message, seen by one person if it is `private` and not in a DM, or `in_place` the
    card that was pressed. What cannot be shown waits for the person's next press, unless `waits`
    says what comes instead. Raise NotShownError.
    """
    answering = Answering(interaction, content, private=private, in_place=in_place)
    try:
        return await answering.show()
    except NotSentError as fault:
        if not waits:
            answering.keep()
        raise NotShownError(unshown_words(fault, waits), fault.reason) from fault.__cause__


async def tell(
    interaction: discord.Interaction[Any], words: str, *, private: bool = True, patient: bool = True
) -> None:
    """Say a sentence, which takes the place of nothing but "is thinking…". Raise NotShownError."""
    answering = Answering(interaction, Content(words=words), private=private, in_place=False)
    answering.overwrites, answering.patient = False, patient
    try:
        await answering.show()
    except NotSentError as fault:
        raise NotShownError(words, fault.reason) from fault.__cause__


async def acknowledge(
    interaction: discord.Interaction[Any], *, thinking: bool = False, private: bool = True
) -> None:
    """Tell Discord that an answer comes. Where that fails, the answer finds its way without it."""
    if answered_as(interaction) is not None:
        return
    private = private and interaction.guild_id is not None

    hidden = thinking and private
    send = partial(interaction.response.defer, thinking=thinking, ephemeral=hidden)
    try:
        await outlasted(Patience(interaction.client, interaction.id), send)
        note_first_answer(interaction)
    except NotSentError as fault:
        if fault.fault is Fault.ANSWERED:
            is_new = thinking or interaction.type is discord.InteractionType.application_command
            held = Answers.deferred_channel_message if is_new else Answers.deferred_message_update
            interaction.extras[ANSWERED_AS] = held
        else:
            log.warning("A press could not be acknowledged: %s", fault.__cause__)


async def open_modal(interaction: discord.Interaction[Any], form: ui.Modal) -> None:
    """Open a form as the answer to a press. Raise NotShownError; nothing is stored by then."""
    send = partial(interaction.response.send_modal, form)
    try:
        await outlasted(Patience(interaction.client, interaction.id), send)
        note_first_answer(interaction)
    except NotSentError as fault:
        if fault.fault is not Fault.ANSWERED:
            words = NOT_OPENED.format(why=why_unshown(fault))
            raise NotShownError(words, fault.reason) from fault.__cause__
        interaction.extras[ANSWERED_AS] = Answers.modal


async def tell_unshown(interaction: discord.Interaction[Any]) -> None:
    """After a press: show, in private, what could not be shown before, unless this was just it."""
    client, now = interaction.client, interaction.client.clock.elapsed()
    if answered_as(interaction) is None:
        return
    content = client.unshown.take(interaction.user.id, interaction.guild_id, now)
    shown = interaction.extras.get(SHOWN)
    if content is None or (shown is not None and content.kind is shown):
        return
    try:
        await tell(interaction, HINT)
        await answer(interaction, content, private=True)
    except NotShownError as unshown:
        client.unshown.keep(interaction.user.id, interaction.guild_id, content, None, now)
        log.warning("What was not shown waits on: %s", unshown.__cause__)


def answered_as(interaction: discord.Interaction[Any]) -> Answers | None:
    """Return how a press was answered first, also where only Discord's reply to it was lost."""
    known: Answers | None = interaction.extras.get(ANSWERED_AS)
    return interaction.response.type if known is None else known


class Answering:
    """One answer on its way. `overwrites` lets it replace what an earlier delivery answered."""

    def __init__(
        self,
        interaction: discord.Interaction[Any],
        content: Content,
        *,
        private: bool,
        in_place: bool,
    ) -> None:
        self.overwrites = self.patient = True
        self._interaction, self._content = interaction, content
        self._private = private and interaction.guild_id is not None
        self._in_place = in_place and interaction.message is not None
        first = answered_as(interaction)
        if first is None:
            self._way = AnswerWay.CHANGE if self._in_place else AnswerWay.NEW
        else:
            thinks = first is Answers.deferred_channel_message
            turns = first is Answers.deferred_message_update and self._in_place
            self._way = AnswerWay.ORIGINAL if thinks or turns else AnswerWay.FOLLOWUP
        channel = interaction.channel_id or 0
        self._spot = Spot(interaction.client, interaction.guild_id, channel)

    async def show(self) -> int | None:
        """Show it by the first way that is open. Raise NotSentError when none is."""
        patience = Patience(self._interaction.client, self._interaction.id)
        if not self.patient:
            patience.end()
        while True:
            try:
                shown = await outlasted(patience, partial(self._sent, patience))
            except NotSentError as fault:
                if fault.fault is Fault.ANSWERED and not self.overwrites:
                    return None  # the words stand there, or the answer to the same press does
                after = self._after(fault)
                if after is None or after <= self._way:
                    raise
                self._way = after
            else:
                self._note()
                return shown

    def keep(self) -> None:
        """Let it wait for the person's next press."""
        client, where = self._interaction.client, None if self._private else self._spot.channel
        person, guild = self._interaction.user.id, self._interaction.guild_id
        client.unshown.keep(person, guild, self._content, where, client.clock.elapsed())

    async def _sent(self, patience: Patience) -> int | None:
        if self._way is AnswerWay.OWN_EDIT and self._interaction.message is not None:
            pressed = self._interaction.message.id
            return (await edited(self._spot, pressed, self._content, patience)).id
        if self._way is AnswerWay.OWN_POST:
            nonce = f"press-{self._interaction.id}"
            return (await posted(self._spot, self._content, nonce, patience=patience)).id
        return await with_or_without_files(self._content, self._by_token, self._missing)

    async def _by_token(self, content: Content) -> int | None:
        response, private = self._interaction.response, self._private
        if self._way is AnswerWay.CHANGE:
            await response.edit_message(**content.message("attachments"))
            return self._interaction.message.id if self._interaction.message else None
        if self._way is AnswerWay.NEW:
            return (await response.send_message(**content.message(), ephemeral=private)).message_id
        if self._way is AnswerWay.ORIGINAL:
            shown = content.message("attachments")
            return (await self._interaction.edit_original_response(**shown)).id
        sent = await self._interaction.followup.send(
            **content.message(), ephemeral=private, wait=True
        )
        return sent.id

    def _after(self, fault: NotSentError) -> AnswerWay | None:
        """Return the way that is tried after a refusal; None where there is none."""
        if fault.fault is Fault.ANSWERED:
            first = Answers.message_update if self._in_place else Answers.channel_message
            self._interaction.extras[ANSWERED_AS] = first
            return AnswerWay.ORIGINAL
        if fault.fault is Fault.NO_TOKEN:
            return self._own_way()
        if fault.fault in {Fault.NO_MESSAGE, Fault.TOO_OLD}:
            return self._new_way()
        return None

    def _new_way(self) -> AnswerWay | None:
        """Return how a new message takes the place of one that is gone or too old."""
        if self._way is AnswerWay.OWN_EDIT:
            return None if self._private else AnswerWay.OWN_POST
        return AnswerWay.NEW if self._way is AnswerWay.CHANGE else AnswerWay.FOLLOWUP

    def _own_way(self) -> AnswerWay | None:
        """Return how the bot reaches the place by its own right: never what one person sees."""
        message = self._interaction.message
        if self._in_place and message is not None and not message.flags.ephemeral:
            return AnswerWay.OWN_EDIT
        return None if self._private or self._in_place else AnswerWay.OWN_POST

    def _missing(self, content: Content) -> tuple[str, ...]:
        """Name what is missing by the rights that Discord sent with this very press."""
        thread, files = isinstance(self._interaction.channel, discord.Thread), content.pictures
        return lacking(self._interaction.app_permissions, in_thread=thread, files=bool(files))

    def _note(self) -> None:
        self._interaction.extras[SHOWN] = self._content.kind
        if self._way in {AnswerWay.CHANGE, AnswerWay.NEW}:
            note_first_answer(self._interaction)
        if answered_as(self._interaction) in HELD:
            self._interaction.extras[ANSWERED_AS] = Answers.channel_message
