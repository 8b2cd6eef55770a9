"""The rules of what lies outside the database: messages, memory, log, backups, files set aside."""

from __future__ import annotations

from bot.tutor.privacy.learning_rules import YOU_ALONE
from bot.tutor.privacy.rules import Fate, PrivacyRule, PrivacyTopic

WHO_RUNS = "whoever runs Nudge"

OUTSIDE_RULES = (
    PrivacyRule(
        "messages in Discord",
        PrivacyTopic.OUTSIDE,
        "What I posted for you in channels, and what you and I wrote in a DM.",
        "Discord keeps the messages, not I. What you write to me is read, answered and not kept.",
        "as long as Discord keeps them",
        "whoever sees the channel; in a DM you alone",
        "not: they are in Discord, whose settings offer a copy of your data",
        Fate.BLANKED,
        "cards of mine in servers that show something of yours are changed or deleted as far as "
        "Discord lets me; what I replied to you there stays, without the name of your data; what "
        "you wrote yourself you can delete there",
    ),
    PrivacyRule(
        "memory of the running program",
        PrivacyTopic.OUTSIDE,
        "What you wrote last and what I understood of it, answers that could not be shown yet, and "
        "which training or card you were at.",
        'To answer "why did you say that?", and to show you what Discord lost.',
        "half an hour, until it was shown, or until newer things take its place; nothing after a "
        "restart",
        YOU_ALONE,
        "not: it is gone before you could read it",
        Fate.GOES,
        "forgotten",
    ),
    PrivacyRule(
        "log",
        PrivacyTopic.OUTSIDE,
        "What went wrong, with numbers of trainings, presses, channels and servers. No answers.",
        "So that faults are found.",
        "as long as whoever runs Nudge keeps it",
        WHO_RUNS,
        "not: it holds nothing that you answered",
        Fate.STAYS,
        "kept: it cannot be rewritten; ask whoever runs Nudge",
    ),
    PrivacyRule(
        "backups",
        PrivacyTopic.OUTSIDE,
        "Copies of the database, made so that a broken disk loses nothing.",
        "So that nothing you did is lost.",
        "those made by themselves: one for each of the last 24 hours, 7 days and 4 weeks in "
        "which something was stored; others until whoever runs Nudge deletes them",
        WHO_RUNS,
        "not: they are older copies of the same",
        Fate.STAYS,
        "kept until newer ones take their place; one that is put back leaves out whoever was "
        "deleted since",
    ),
    PrivacyRule(
        "files set aside",
        PrivacyTopic.OUTSIDE,
        "A copy of the database as it was when a disk or another program had harmed it.",
        "So that it can be looked at what is missing.",
        "until whoever runs Nudge deletes it",
        WHO_RUNS,
        "not: it is an older copy of the same",
        Fate.STAYS,
        "kept: ask whoever runs Nudge",
    ),
)
