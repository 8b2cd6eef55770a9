"""What refused forms need from outside: a place where what was typed is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.tutor.forms import FormDraft
    from bot.tutor.people import Press


class FormDrafts(Protocol):
    """What people typed into forms that were refused. It lives for a week."""

    async def keep(self, press: Press, draft: FormDraft, most: int) -> bool:
        """Keep it; of one person's the newest `most` stay. The same press again changes nothing.

        Return False, and keep nothing, where the press was stored by what the form is for: then it
        was taken, and only its answer went wrong.
        """
        ...

    async def get(self, press: int) -> FormDraft | None:
        """Return what was typed in a submission. None when it is gone, or older than a week."""
        ...

    async def drop(self, press: int) -> None:
        """Forget it. A second time changes nothing."""
        ...
