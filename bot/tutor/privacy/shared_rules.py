"""The rules of what is done with others: gatherings, attempts, answers, a server's classroom."""

from __future__ import annotations

from bot.tutor.privacy.learning_rules import IN_LESSONS, NO_TYPED, UNTIL_DELETED, WHOLE
from bot.tutor.privacy.rules import Fate, PrivacyRule, PrivacyTopic

IN_A_SERVER = (
    "until you delete it, the class ends its term, or {left} after you or I left the server"
)
IN_POSTS_AND_GAMES = (
    UNTIL_DELETED
    + "; what a class was asked until it ends its term; in a server's posts and games "
    "{left} after you or I left it"
)
AS_THE_CARD_SAYS = (
    "you alone; in a post the class sees counts, and your instructors names where its card says "
    "so beforehand; in a game whoever sees its card, as far as the card shows it"
)
VERDICTS = "whole; whether an answer was right, and what was drawn, comes once the exercise is over"

SHARED_RULES = (
    PrivacyRule(
        "attempt",
        PrivacyTopic.LEARNING,
        "Each exercise, game or post that you began: what was drawn for it, when, and its score.",
        "So that you go on in it, and `/progress` can say how it went.",
        IN_POSTS_AND_GAMES,
        "you alone; with others, what the card says, whoever sees the card",
        VERDICTS,
        Fate.BLANKED,
        "deleted; that of a whole group stays without you",
        inside={
            "plan": "ids, orders and numbers that were drawn; of a challenge or a question for "
            "your class that is not posted yet, the text you typed",
            "lesson": IN_LESSONS,
            "activity": NO_TYPED,
            "scope": NO_TYPED,
            "judged_by": "the revision of a lesson",
        },
    ),
    PrivacyRule(
        "entry",
        PrivacyTopic.LEARNING,
        "Each answer: what you chose or typed, how sure you were, and whether it was right.",
        "So that nothing you did is lost, and mistakes can be practised.",
        IN_POSTS_AND_GAMES,
        AS_THE_CARD_SAYS,
        VERDICTS,
        Fate.BLANKED,
        "deleted; in a game of several its line stays without your name and your words",
        inside={
            "choice": "what you chose or typed: answers in words, reasons, corrections, sentences; "
            "for instructors, which attempts are in which group",
            "item": "what it was about; of a rule the sentence that you typed beside it",
            "payload": "what you typed, ordered or paired; for instructors, whose attempts' "
            "reasons were shown",
            "kind": NO_TYPED,
            "turn": NO_TYPED,
            "revision": "of the lesson",
        },
    ),
    PrivacyRule(
        "member",
        PrivacyTopic.TOGETHER,
        "Which games, posts and lessons with others you joined, and when you came and left.",
        "So that it waits for those who are there and for nobody else.",
        IN_A_SERVER,
        "whoever sees a card that names who is in it; of an assignment, your instructors",
        WHOLE,
        Fate.GOES,
        "you leave what is going on, then it is deleted",
        inside={"role": NO_TYPED},
    ),
    PrivacyRule(
        "gathering",
        PrivacyTopic.TOGETHER,
        "What you opened for others: in which channel, when, and what was drawn. Of a challenge "
        "your sentence, of a post the question you wrote.",
        "So that its card goes on, whoever presses it.",
        IN_A_SERVER,
        "everybody in the channel, on its card; nobody sees a key before it closes",
        "what you opened; of another's only that you were in it",
        Fate.BLANKED,
        "your name goes; what you wrote for all is blanked; the others go on or it closes",
        inside={
            "plan": "what was drawn; of a challenge its sentence, of a post its own question",
            "kind": NO_TYPED,
        },
    ),
    PrivacyRule(
        "classroom",
        PrivacyTopic.TOGETHER,
        "How a server set its class up: a role, a channel, a time zone. Nothing about a person.",
        "So that instructors need not say it again.",
        "until `/classroom end`; {left} after I was taken out of the server",
        "whoever runs the server, and its instructors",
        "not: it belongs to the server",
        Fate.STAYS,
        "kept: it belongs to the server",
        of_person=False,
        inside={"results": NO_TYPED, "zone": "the name of a time zone"},
    ),
    PrivacyRule(
        "alembic_version",
        PrivacyTopic.TOGETHER,
        "The version of the database. Nothing about a person.",
        "So that an update knows what to change.",
        "always",
        "whoever runs Nudge",
        "not: nothing of yours is in it",
        Fate.STAYS,
        "kept: nothing of yours is in it",
        of_person=False,
        inside={"version_num": "a number"},
    ),
)
