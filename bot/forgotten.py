"""What is kept for a limited time: the rules by which it is forgotten, put together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.store.data.drafts import forget_drafts
from bot.store.forms.drafts import forget_forms
from bot.store.lab.pictures import forget_pictures
from bot.store.presses import forget_presses
from bot.store.privacy.deleting import forget_deletions
from bot.store.privacy.forgetting_left import forget_left
from bot.store.sqlite.copies import oldest_copy

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.forgetting import Forget

RULES = (forget_presses, forget_pictures, forget_drafts, forget_forms, forget_left)


def forgotten_in(path: Path, backups: Path | None = None) -> tuple[Forget, ...]:
    """Return the rules for the database at `path`, whose backups lie in a folder."""
    return (*RULES, partial(forget_deletions, oldest=partial(oldest_copy, path, backups)))
