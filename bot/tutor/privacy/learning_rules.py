"""The rules of what a person does alone: presses, lessons, questions, notes, what they wrote."""

from __future__ import annotations

from bot.tutor.privacy.rules import Fate, PrivacyRule, PrivacyTopic

UNTIL_DELETED = "until you delete it"
YOU_ALONE = "you alone"
NOBODY = "nobody"
WHOLE = "whole"
NO_TYPED = "the name of a thing of Nudge's own, nothing that you typed"
IN_LESSONS = "the id of a lesson"

YOUR_RULES = (
    PrivacyRule(
        "learner",
        PrivacyTopic.YOU,
        "Your number on Discord, and when you first pressed something. Not your name.",
        "So that your answers are yours again the next time you come.",
        UNTIL_DELETED,
        YOU_ALONE,
        WHOLE,
        Fate.GOES,
        "deleted; all that is yours goes with it",
    ),
    PrivacyRule(
        "press",
        PrivacyTopic.YOU,
        "Discord's number of each press that changed something, and when it was.",
        "So that a press which arrives twice counts once.",
        "{presses}",
        NOBODY,
        WHOLE,
        Fate.GOES,
        "deleted",
    ),
    PrivacyRule(
        "switched_off",
        PrivacyTopic.YOU,
        "What you switched off with `/settings`. What is off for a whole server is no person's.",
        "So that it stays off.",
        "until you switch it on again, or delete it",
        YOU_ALONE,
        WHOLE,
        Fate.GOES,
        "deleted; what is off for a server stays off",
        inside={"name": NO_TYPED},
    ),
    PrivacyRule(
        "talk",
        PrivacyTopic.YOU,
        "What I asked you back last, and which question I showed you last. None of your words.",
        'So that your "yes" or "b" means something, also after a restart.',
        "until the next thing that is asked back, or you delete it",
        YOU_ALONE,
        WHOLE,
        Fate.GOES,
        "deleted",
        inside={
            "asked": "numbers of your own attempts, and a letter, a number or a side you named",
            "shown": "the number of your own attempt and the id of a question",
        },
    ),
    PrivacyRule(
        "reading",
        PrivacyTopic.LEARNING,
        "How far you are in each lesson, and when you began and finished it.",
        "So that you go on where you left off.",
        UNTIL_DELETED,
        YOU_ALONE,
        WHOLE,
        Fate.GOES,
        "deleted",
        inside={"lesson": IN_LESSONS, "card_id": "the id of a card", "revision": "of the lesson"},
    ),
    PrivacyRule(
        "note",
        PrivacyTopic.LEARNING,
        "The notes you wrote in `/notebook`.",
        "You wrote them to read them again.",
        UNTIL_DELETED,
        YOU_ALONE,
        WHOLE,
        Fate.GOES,
        "deleted",
        inside={"text": "your note, as you typed it"},
    ),
    PrivacyRule(
        "rule",
        PrivacyTopic.LEARNING,
        "The rules you wrote at the end of a game, each with a sentence that breaks it.",
        "They are in your notebook.",
        UNTIL_DELETED + "; of a game in a server {left} after you or I left it",
        "you alone; in a game with others, whoever sees its card",
        WHOLE,
        Fate.GOES,
        "deleted",
        inside={"text": "your rule, as you typed it", "breaker": "your sentence, as you typed it"},
    ),
)

DATA_RULES = (
    PrivacyRule(
        "own_table",
        PrivacyTopic.DATA,
        "Points or sentences that you added with `/data`, and the name you gave them.",
        "To train on them.",
        "until you remove it with `/data`, or delete it; {left} after you or I left the server",
        "whoever is in the server where you added it; what you added in a DM, you alone",
        WHOLE,
        Fate.GOES,
        "deleted; trainings of others on it keep their numbers, without its words and pictures; "
        "those on their way end",
        inside={
            "name": "the name you typed",
            "content": "your columns, values, labels and sentences, as you typed them",
        },
    ),
    PrivacyRule(
        "own_draft",
        PrivacyTopic.DATA,
        "Data that you brought to `/data` and did not keep yet.",
        "So that you can look at it before you decide.",
        "{drafts}",
        YOU_ALONE,
        WHOLE,
        Fate.GOES,
        "deleted",
        inside={
            "name": "the name you typed",
            "brought": "what you typed or the file you brought, cell by cell",
            "choices": "which columns you chose",
        },
    ),
    PrivacyRule(
        "form_draft",
        PrivacyTopic.DATA,
        "What you typed into a form that was refused.",
        "So that you need not type it again.",
        "{forms}",
        YOU_ALONE,
        WHOLE,
        Fate.GOES,
        "deleted",
        inside={"typed": "all that you typed and picked in it", "form": "which form it was"},
    ),
)
