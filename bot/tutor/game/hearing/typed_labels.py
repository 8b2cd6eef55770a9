"""A prediction as people type it: the label, and how sure they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.game.hearing.slips import slips_between
from bot.tutor.game.hearing.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 80  # characters of a prediction
SURENESS = (60, 80, 95)
HUNCH, FAIRLY, SURE = SURENESS
SLIP_LEAST = 6  # letters of a label that may have a slip
ALSO = {"informal": "casual", "pos": "positive", "neg": "negative"}
OTHER_WORDS = frozenset(
    {"normal", "format", "formally", "formality", "formals", "casually", "formed", "formula"}
)
TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*|\?|%|[/:;=<>]")
NOT_SURE = r"(?:not|isn't|ain't|aren't|never) (?:\w+ ){0,2}(?:sure|certain)"
NO_IDEA = r"no (?:idea|clue)|(?:don't|dont) (?:really )?know|coin (?:flip|toss)|50 ?[/-] ?50"
MY_GUESS = r"my (?:best )?(?:guess|bet|hunch) (?:is|would be)"
GUESSING = r"i'?m guessing|i (?:would |'d )?guess|kind of|sort of|a bit"
FAIRLY_SURE = (
    r"(?:fairly|pretty|quite|rather|mostly|reasonably|somewhat) (?:sure|certain|confident)"
)
VERY_SURE = r"(?:very|really|totally|absolutely|completely|so|super) (?:sure|certain|confident)"
NO_DOUBT = r"(?:no|without a|without) doubt|for (?:sure|certain)|of course"
PHRASES = (
    (re.compile(rf"\b(?:{MY_GUESS})\b"), None),
    (re.compile(rf"\b(?:{NOT_SURE}|{NO_IDEA}|{GUESSING})\b"), HUNCH),
    (re.compile(rf"\b(?:{FAIRLY_SURE})\b"), FAIRLY),
    (re.compile(rf"\b(?:{VERY_SURE}|{NO_DOUBT})\b"), SURE),
)
HUNCHES = word_set("""
    hunch guess guessing maybe perhaps possibly might unsure uncertain idk dunno leaning lean kinda
    sorta slightly ?
    """)
LIKELY = word_set("probably likely mostly fairly rather confident")
SURELY = word_set("""
    sure certain certainly definitely definately absolutely clearly obviously surely totally
    positive
    """)
LEVELS = dict.fromkeys(HUNCHES, HUNCH) | dict.fromkeys(LIKELY, FAIRLY) | dict.fromkeys(SURELY, SURE)
AROUND = word_set("""
    i i'm im i'd id think thought say said would it it's its is this that that's thats one sentence
    the a my answer prediction guess bet going go with choose pick feel feels sounds looks seems
    like to me be very just but and so ok okay well hmm hm um oh for am as percent % here really
    call : ; = > < / by at about around confidence sureness predict lol haha please review
    """)


def label_of(word: str, labels: Sequence[str]) -> str:
    """Return the label that a word is, with at most one slip of the fingers; "" if it is none."""
    small = word.lower()
    meant = ALSO.get(small, small)
    if meant in labels:
        return meant
    if small in OTHER_WORDS or len(small) < SLIP_LEAST - 1:
        return ""
    near = (label for label in labels if len(label) >= SLIP_LEAST and small[:1] == label[:1])
    return next((label for label in near if slips_between(small, label, 1) <= 1), "")


def heard_sure(text: str, labels: tuple[str, str]) -> tuple[str, int | None] | None:
    """Return the label that a message predicts, and 60, 80 or 95 if it says how sure.

    A percentage counts as the nearest of the three, and of several the least. None for a message
    that says more than this, a denial, a question such as "is it formal?", both labels, or less
    than 50 %, which would speak for the other label.
    """
    said = text.strip().lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if len(said) > LONGEST or re.match(r"(?:is|are|was|what|why|how|should|could)\b", said):
        return None
    rest, sureness = _phrases(said)
    tokens = TOKEN.findall(rest)
    found = {label_of(token, labels) for token in tokens} - {""}
    if len(found) != 1:
        return None
    others = [token for token in tokens if not label_of(token, labels)]
    levels = [*sureness, *(_level(token) for token in others if token not in AROUND)]
    if any(level is None for level in levels):
        return None
    return found.pop(), min((level for level in levels if level is not None), default=None)


def _phrases(said: str) -> tuple[str, list[int]]:
    """Take the phrases of sureness out of a text, and return what they say."""
    levels = []
    for phrase, level in PHRASES:
        said, count = phrase.subn(" ", said)
        if count and level is not None:
            levels.append(level)
    return said, levels


def _level(token: str) -> int | None:
    """Return how sure a word or number is, None when it says no such thing."""
    if not token[0].isdecimal():
        return LEVELS.get(token)
    number = float(token.replace(",", "."))
    percent = 100 * number if number <= 1 and not token.isdecimal() else number
    return nearest(percent) if 50 <= percent <= 100 else None


def nearest(percent: float) -> int:
    """Return the nearest of the three, of two the lower."""
    return min(SURENESS, key=lambda level: (abs(level - percent), level))
