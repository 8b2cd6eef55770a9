"""How long what is kept for a limited time is kept: read from the rules that delete it."""

from __future__ import annotations

from bot.store.data.drafts import DRAFTS_ARE_KEPT
from bot.store.forms.drafts import FORMS_ARE_KEPT
from bot.store.lab.pictures import PICTURES_ARE_KEPT
from bot.store.presses import PRESSES_ARE_KEPT
from bot.tutor.privacy.deleting import DELETIONS_ARE_KEPT, LEFT_IS_KEPT
from bot.tutor.privacy.rules import RetentionTimes

TIMES = RetentionTimes(
    presses=PRESSES_ARE_KEPT,
    pictures=PICTURES_ARE_KEPT,
    drafts=DRAFTS_ARE_KEPT,
    forms=FORMS_ARE_KEPT,
    left=LEFT_IS_KEPT,
    deletions=DELETIONS_ARE_KEPT,
)
