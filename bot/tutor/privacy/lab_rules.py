"""The rules of trainings, and of what lies outside the tables of the database."""

from __future__ import annotations

from bot.tutor.privacy.learning_rules import NO_TYPED, UNTIL_DELETED, WHOLE
from bot.tutor.privacy.rules import Fate, PrivacyRule, PrivacyTopic

UNTIL_LEFT = UNTIL_DELETED + "; in a server {left} after you or I left it"
IN_THE_CHANNEL = "everybody in the server, unless it was private or in a DM"

LAB_RULES = (
    PrivacyRule(
        "run",
        PrivacyTopic.TRAININGS,
        "Each training: its dials, where its card is, your prediction and how it went.",
        "So that `/run` can show, compare and repeat it, also after a restart.",
        UNTIL_LEFT,
        IN_THE_CHANNEL,
        "whole; where you trained on somebody else's data, without its words",
        Fate.GOES,
        "taken out of the line or given up, then deleted, and so is its public card in a server",
        inside={
            "task": "dials, and a title, which may hold the name of the data",
            "predicted": "the curve you predicted",
            "reason": "why it ended, in Nudge's words; it may hold the name of the data",
        },
    ),
    PrivacyRule(
        "run_numbers",
        PrivacyTopic.TRAININGS,
        "The numbers of each training: losses, accuracies, counts.",
        "To draw and compare it again.",
        UNTIL_LEFT,
        IN_THE_CHANNEL,
        "whole; without the names of classes of somebody else's data",
        Fate.GOES,
        "deleted",
        inside={"numbers": "numbers, and the names of the classes of the data"},
    ),
    PrivacyRule(
        "run_trial",
        PrivacyTopic.TRAININGS,
        "Which changes of a training were tried for you, and what came of it.",
        "To say what helps.",
        UNTIL_LEFT,
        IN_THE_CHANNEL,
        WHOLE,
        Fate.GOES,
        "deleted",
        inside={"trial": "dials and losses"},
    ),
    PrivacyRule(
        "run_picture",
        PrivacyTopic.TRAININGS,
        "The pictures of your trainings, with their descriptions.",
        "So that they can be shown again without training again.",
        "{pictures}",
        IN_THE_CHANNEL,
        "whole, as far as there is room; not those of somebody else's data",
        Fate.GOES,
        "deleted",
        inside={
            "file_name": NO_TYPED,
            "alt_text": "what is seen; it may name the data",
            "image": "may show points and words of the data",
        },
    ),
    PrivacyRule(
        "run_start",
        PrivacyTopic.TRAININGS,
        "How often a training that has not ended was begun.",
        "So that one which breaks everything is given up.",
        "until it ends",
        "nobody",
        WHOLE,
        Fate.GOES,
        "deleted",
    ),
    PrivacyRule(
        "side_job",
        PrivacyTopic.TRAININGS,
        "That I am making files for you just now, such as those of `/mydata export`.",
        "So that nobody fills the line.",
        "until they are made",
        "nobody",
        WHOLE,
        Fate.GOES,
        "deleted",
    ),
    PrivacyRule(
        "earlier_run",
        PrivacyTopic.TRAININGS,
        "Dials and numbers of trainings that an old Nudge did.",
        "They are yours.",
        UNTIL_LEFT,
        "nobody",
        WHOLE,
        Fate.GOES,
        "deleted",
        inside={"spec": "dials", "numbers": "numbers"},
    ),
)

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
        "you alone",
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
        "whoever runs Nudge",
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
        "whoever runs Nudge",
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
        "whoever runs Nudge",
        "not: it is an older copy of the same",
        Fate.STAYS,
        "kept: ask whoever runs Nudge",
    ),
)
