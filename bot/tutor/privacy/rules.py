"""What a rule of privacy says: of each table, and of what lies outside the tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta


class PrivacyTopic(StrEnum):
    """What people read together, in this order."""

    YOU = "You and your presses"
    LEARNING = "Lessons, questions and notes"
    TOGETHER = "Games, posts and lessons with others"
    TRAININGS = "Trainings and pictures"
    DATA = "Data of your own, and forms"
    OUTSIDE = "Outside the database"


class Fate(StrEnum):
    """What `/mydata delete` does with it. BLANKED: others keep it without your words and name."""

    GOES = "deleted"
    BLANKED = "blanked"
    STAYS = "kept"


@dataclass(frozen=True, slots=True)
class RetentionTimes:
    """How long what is kept for a limited time is kept: the constants of the store that delete."""

    presses: timedelta
    pictures: timedelta
    drafts: timedelta
    forms: timedelta
    left: timedelta
    """After somebody has left a server, what they did there."""
    deletions: timedelta
    """The code of somebody who was deleted."""


@dataclass(frozen=True, slots=True)
class PrivacyRule:
    """What is kept in one place. `name` is a table, or a few words for what is none.

    `kept` may hold the names of RetentionTimes in braces. `exported` says where it is in the files
    of `/mydata export`, or why not. `of_person` is False where nothing in it is about a person.
    `inside` says of each column of JSON or of free text what is in it, by the column's name.
    """

    name: str
    topic: PrivacyTopic
    holds: str
    why: str
    kept: str
    seen_by: str
    exported: str
    fate: Fate
    deleted: str
    of_person: bool = True
    inside: Mapping[str, str] = field(default_factory=dict)


def in_days(time: timedelta) -> str:
    """Write a time as people read it: "a day", "30 days"."""
    return "a day" if time.days == 1 else f"{time.days} days"


def kept_for(rule: PrivacyRule, times: RetentionTimes) -> str:
    """Say how long something is kept. Raise KeyError for a time that there is not."""
    names = RetentionTimes.__dataclass_fields__
    return rule.kept.format_map({name: in_days(getattr(times, name)) for name in names})
