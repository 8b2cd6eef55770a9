"""What trainings are made of, as the workers load it: the bot's own process has no numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.neural.parts.recipe import Parts


def shipped_parts() -> Parts:
    """Return the parts that come with Nudge. A worker calls this; it loads numpy."""
    from bot.neural.parts.shipped import SHIPPED  # noqa: PLC0415 - loaded in workers only

    return SHIPPED
