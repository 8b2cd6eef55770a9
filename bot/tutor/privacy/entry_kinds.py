"""How each kind of entry is introduced on the page of a person's data, and where it was made.

A test walks through every kind and activity that the program has: none may be shown as its name.
"""

from __future__ import annotations

from types import MappingProxyType

from bot.tutor.classroom.answers import CLASS_ANSWER
from bot.tutor.classroom.assignments import ASSIGNMENT, BEGUN, FINISHED
from bot.tutor.classroom.dealing import CLASS_GROUPS, DEALT, HERE, THREAD
from bot.tutor.classroom.lesson_together.doing import TogetherEntry
from bot.tutor.classroom.post import CLASS_LEAD, PostEntry
from bot.tutor.classroom.term import LESSON_TOGETHER
from bot.tutor.exercises.attempts import Activity, EntryKind
from bot.tutor.game.challenges import ANSWER
from bot.tutor.game.group_state import GroupEntry
from bot.tutor.game.human_network.seats import HOLD, NUDGE
from bot.tutor.game.partner import PartnerEntry
from bot.tutor.game.rivals import RivalsEntry
from bot.tutor.game.standing import AGAIN, BACK, DOWN, NOTES, REPORT, SHARE
from bot.tutor.game.state import GameEntry
from bot.tutor.privacy.untold import OTHERS

ANSWERED, WROTE = "You answered", "You wrote"
TOOK_BACK = "You took it back"
IN_A_GAME = "in the game"
SAID = MappingProxyType(
    {
        EntryKind.PAIR: ANSWERED,
        EntryKind.ANSWER: ANSWERED,
        EntryKind.TRY: ANSWERED,
        EntryKind.WORDS: WROTE,
        EntryKind.CORRECTION: WROTE,
        EntryKind.RULE: "Your rule",
        EntryKind.HINT: "Hints that you asked for",
        EntryKind.SPLIT: "You asked for it in steps",
        EntryKind.STEP: "In a step you answered",
        EntryKind.HANDS_ON: "You found by hand",
        EntryKind.REJUDGED: "It counts for more now, as the key was corrected",
        EntryKind.TOLD: "You were told that it counts for more now",
        EntryKind.PREDICTION: "You said",
        GameEntry.SUBJECT: "You chose the game",
        GameEntry.FEATURES: "You named",
        GameEntry.SIDE: "You said which side it speaks for",
        GroupEntry.START: "You began the game",
        GroupEntry.ARENA_RULE: "Your rule",
        PartnerEntry.ACCEPT: "You took part",
        PartnerEntry.PICK: "You picked this sentence",
        PartnerEntry.MARK: "You marked what your partner said as",
        PartnerEntry.TAKEOVER: "You let Nudge be the trainer",
        PartnerEntry.PASSED: "You went on without waiting for your partner",
        PartnerEntry.FINISH: "You came to the end",
        RivalsEntry.TEAM: "Your team",
        RivalsEntry.PICK: "You picked for your team",
        RivalsEntry.AGREED: "You agreed to what your team picked",
        RivalsEntry.WRITTEN: "You wrote for the test of the other team",
        RivalsEntry.WITHDRAWN: "You took a sentence back",
        RivalsEntry.READY: "You said that you are ready",
        HOLD: "You asked for a weight of the network",
        NUDGE: "You nudged your weight by",
        ANSWER: ANSWERED,
        SHARE: "You showed to all what your challenge would change",
        BACK: "You took your challenge back",
        REPORT: "You reported it",
        AGAIN: "You let a challenge be shown again",
        DOWN: "You took a challenge down",
        PostEntry.REASON: "Your reason",
        PostEntry.SHOWN: "You showed your class two reasons",
        PostEntry.TAKEN_BACK: TOOK_BACK,
        BEGUN: "You began it for your class",
        FINISHED: "You finished it for your class",
        HERE: "You said that you are here",
        DEALT: "You split your class into groups",
        THREAD: "You had a thread made for a group",
        TogetherEntry.READ: "You read it",
    }
)
"""How what was given is introduced, by the kind of the entry."""
UNKNOWN = "You did something that has no name any more"
"""How an entry of a kind is introduced that a program had which is no more."""
OWN_WORDS = frozenset(
    {EntryKind.WORDS, EntryKind.CORRECTION, PostEntry.REASON, GroupEntry.ARENA_RULE}
    | {REPORT, RivalsEntry.WRITTEN}
)
"""The kinds whose choice a person typed, but for rules, which have a table of their own."""
AS_TYPED = frozenset({EntryKind.RULE, RivalsEntry.WRITTEN, REPORT, ANSWER, NUDGE})
NAMED = frozenset({GameEntry.SUBJECT, GroupEntry.START, RivalsEntry.TEAM})
"""The kinds whose choice is the name of a subject or a team."""
WITHOUT_MORE = frozenset(
    {
        *(PartnerEntry.ACCEPT, PartnerEntry.TAKEOVER, PartnerEntry.PASSED, PartnerEntry.FINISH),
        *(RivalsEntry.AGREED, RivalsEntry.WITHDRAWN, RivalsEntry.READY),
        *(HOLD, SHARE, BACK, AGAIN, DOWN),
        *(PostEntry.SHOWN, PostEntry.TAKEN_BACK, BEGUN, FINISHED, HERE, DEALT, THREAD),
    }
)
"""The kinds of which nothing is told but that a person did it: the rest is numbers of ours."""
ALONE = AS_TYPED | NAMED | WITHOUT_MORE
"""The kinds that are about no sentence and no question of ours."""
UNGIVEN = frozenset({EntryKind.TOLD, EntryKind.SPLIT, PartnerEntry.PICK, TogetherEntry.READ})
"""The kinds that say what they are about and have nothing more to tell."""

WHERE = MappingProxyType(
    {
        Activity.QUESTIONS: "questions of a lesson",
        Activity.MATCHING: "matching",
        Activity.MISTAKES: "practising mistakes",
        Activity.TRIES: "on a card",
        Activity.GAME: IN_A_GAME,
        Activity.GAME_SKIPPED: IN_A_GAME,
        CLASS_ANSWER: "in a post of your class",
        CLASS_LEAD: "as an instructor",
        CLASS_GROUPS: "in groups of your class",
        ASSIGNMENT: "a lesson for your class",
        LESSON_TOGETHER: "in a lesson together",
        "partner": "with a partner",
        "group-game": "in a group",
        "human-network": "in a network of people",
        "rivals": "with rival test sets",
        "challenge": "a challenge of yours",
        ANSWER: "on a challenge",
        NOTES: "on a challenge",
        "post": "a question of yours for your class",
        "post-draft": "a question of yours for your class",
    }
)
"""Where something was done, by its activity; the last are of what a person wrote for others."""
WITH_CLASS = frozenset({CLASS_ANSWER, CLASS_LEAD, CLASS_GROUPS, ASSIGNMENT, LESSON_TOGETHER})


def said_of(kind: str) -> str:
    return SAID.get(kind, UNKNOWN)


def where_of(activity: str) -> str:
    """Say where something was done; in words, as far as they go, for an activity that is gone."""
    return WHERE.get(activity, activity.replace("-", " "))


def alone(kind: str, item: str, choice: str) -> tuple[str, str]:
    """Return what was asked and given in an entry of a kind of ALONE."""
    if kind == EntryKind.RULE:
        return f"A sentence that would break it: {item}" if item else "", choice
    if kind in WITHOUT_MORE or choice == OTHERS:
        return "", ""
    return "", choice.replace("-", " ") if kind in NAMED else choice
