"""The rules of what is kept of deletions themselves, and of who left which server."""

from __future__ import annotations

from bot.tutor.privacy.learning_rules import NOBODY, WHOLE
from bot.tutor.privacy.rules import Fate, PrivacyRule, PrivacyTopic

DELETION_RULES = (
    PrivacyRule(
        "deletion",
        PrivacyTopic.YOU,
        "That somebody was deleted, and when: instead of their number on Discord a code that is "
        "made from it.",
        "So that an older backup which is put back brings nobody back.",
        "{deletions} after the deletion; longer while a backup from before it is there",
        NOBODY,
        "not: it stays apart from whatever you begin anew",
        Fate.STAYS,
        "kept for that time: the code, the number of your press and the time; nothing else",
        inside={"who": "a code that is made from your number on Discord with a key"},
    ),
    PrivacyRule(
        "deletion_key",
        PrivacyTopic.YOU,
        "The key of those codes.",
        "So that a code fits in this database only.",
        "as long as the database",
        NOBODY,
        "not: it is about nobody",
        Fate.STAYS,
        "kept: it is about nobody",
        of_person=False,
        inside={"key": "a number drawn at random"},
    ),
    PrivacyRule(
        "returned",
        PrivacyTopic.YOU,
        "Of somebody who came back after a deletion, the press since which they are new here.",
        "So that an old press which arrives late brings nothing back.",
        "{deletions} after the deletion",
        NOBODY,
        WHOLE,
        Fate.GOES,
        "deleted",
    ),
    PrivacyRule(
        "removal",
        PrivacyTopic.TOGETHER,
        "Which messages of mine are to be changed or deleted on Discord after a deletion.",
        "So that your name and your words go from cards that others see.",
        "until it is done, or was refused five times",
        NOBODY,
        WHOLE,
        Fate.STAYS,
        "kept until the messages are changed: numbers of channels and messages, none of you",
    ),
    PrivacyRule(
        "departure",
        PrivacyTopic.YOU,
        "That you left a server in which you did something with me, and when that was noticed.",
        "So that what you did there goes later, unless you are back.",
        "until you are back, or {left}",
        NOBODY,
        WHOLE,
        Fate.GOES,
        "deleted",
    ),
)
