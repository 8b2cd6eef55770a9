"""Imports all tables, for code that needs the whole database: migrations and their check."""

from __future__ import annotations

from bot.store.tables import (
    classroom,
    conversation,
    course,
    data,
    exercises,
    forms,
    game,
    lab,
    people,
    privacy,
)
from bot.store.tables.metadata import metadata

__all__ = [
    "classroom",
    "conversation",
    "course",
    "data",
    "exercises",
    "forms",
    "game",
    "lab",
    "metadata",
    "people",
    "privacy",
]
