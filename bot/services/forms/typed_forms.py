"""Keeping what was typed into a form that was refused, until it is sent again."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from bot.services.newest import Newest
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.forms import MOST_ID, FormDraft, storable

if TYPE_CHECKING:
    from bot.services.forms.ports import FormDrafts
    from bot.tutor.forms import TypedForm
    from bot.tutor.people import Press

log = logging.getLogger(__name__)

MOST_DRAFTS = 5  # of one person, in the store
MOST_HELD = 200  # of all people, while the store takes nothing
SOON = 0.8  # seconds: Discord waits for three, and the store may have been waited for already
GONE = (
    "I do not have what you typed any more: it was sent meanwhile, it is older than a week, five "
    "newer forms of yours were refused, or it could not be stored and I was restarted. Nothing was "
    "changed. Open the form from its card again, or type `/learn` to go on."
)


class Keeping(Enum):
    """What became of what was typed."""

    LASTS = "it is stored"
    FOR_NOW = "it is in memory only"
    TAKEN = "the form was taken: there is nothing to send again"


@dataclass(frozen=True, slots=True)
class TypedForms:
    drafts: FormDrafts
    held: Newest[int, FormDraft] = field(default_factory=lambda: Newest(MOST_HELD))
    """What the store did not take, or not yet, by the id of the press."""
    storing: set[asyncio.Task[Keeping]] = field(default_factory=set)
    """Kept until they are done: the loop alone would let a task be collected."""

    async def keep(self, press: Press, form: str, typed: TypedForm) -> Keeping:
        """Keep what was typed under the press that sent it; it never raises TutorError.

        Where the store does not take it soon, it is held in memory.
        """
        draft = FormDraft(press.id, press.person, press.guild, storable(form, MOST_ID), typed)
        self.held[press.id] = draft
        storing = asyncio.ensure_future(self._stored(press, draft))
        self.storing.add(storing)
        storing.add_done_callback(self.storing.discard)
        done, _ = await asyncio.wait({storing}, timeout=SOON)
        return storing.result() if done else Keeping.FOR_NOW

    async def open(self, press: Press, refused: int) -> FormDraft:
        """Return what was typed in a refused submission.

        Raise NotYoursError for another person's and for one of another server, and TutorError when
        it is gone.
        """
        draft = self.held.get(refused) or await self.drafts.get(refused)
        if draft is None:
            raise TutorError(GONE)
        if (draft.person, draft.guild) != (press.person, press.guild):
            raise NotYoursError
        return draft

    async def drop(self, press: Press, refused: int) -> None:
        """Forget what was typed, now that it was sent. It is left alone where it is not one's own.

        Where the store does not take that now, it is forgotten with its time.
        """
        try:
            await self.open(press, refused)
            self.held.pop(refused, None)
            await self.drafts.drop(refused)
        except TutorError as error:
            log.warning("A form that was sent is still kept: %s", type(error).__name__)

    def forget(self, person: int) -> None:
        """Forget what is held in memory of a person; the store forgets by itself."""
        for press in [one for one, draft in self.held.items() if draft.person == person]:
            del self.held[press]

    async def _stored(self, press: Press, draft: FormDraft) -> Keeping:
        try:
            kept = await self.drafts.keep(press, draft, MOST_DRAFTS)
        except TutorError as error:
            log.warning("A refused form is held in memory only: %s", type(error).__name__)
            return Keeping.FOR_NOW
        self.held.pop(draft.press, None)
        return Keeping.LASTS if kept else Keeping.TAKEN
