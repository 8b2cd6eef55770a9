"""The rules of trainings."""

from __future__ import annotations

from bot.tutor.privacy.learning_rules import NO_TYPED, NOBODY, UNTIL_DELETED, WHOLE
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
        NOBODY,
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
        NOBODY,
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
        NOBODY,
        WHOLE,
        Fate.GOES,
        "deleted",
        inside={"spec": "dials", "numbers": "numbers"},
    ),
)
