"""Moments on cards: Discord shows each to everybody in their own time zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def told_at(moment: datetime) -> str:
    """Return a moment as Discord writes it: the day and time, and how far off it is."""
    seconds = int(moment.timestamp())
    return f"<t:{seconds}:F> (<t:{seconds}:R>)"
