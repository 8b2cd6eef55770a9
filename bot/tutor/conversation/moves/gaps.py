"""The words for a gap, taken out of the sentence that gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.conversation.moves.frame import DOUBT, FRAME, VERB_FIRST
from bot.tutor.conversation.words import words_of
from bot.tutor.game.hearing.word_sets import word_set

if TYPE_CHECKING:
    from bot.tutor.conversation.moves.frame import Wording

ELSEWHERE = word_set("""
    hi hello hey thanks thank morning evening night bye help quiz play game progress score
    notebook notes lesson lessons learn teach commands nudge lol ok please cool nice great wow
    who what why how pizza
    """)
"""Words of other wishes: a short message that holds one is no word for a gap."""
JOINING = word_set("when if just all because than only always sometimes how what why and or but")
"""Words of a sentence that says or asks more than the word for a gap."""
MOST_WORDS = 3
IN_DOUBT = word_set("""
    think guess guessing believe suppose reckon assume maybe probably prolly perhaps possibly
    might something know dont idea clue unsure kind sort around hunch a an
    """)
ROUND_IT = FRAME | IN_DOUBT
ENDS_ASKING = re.compile(r"\b(?:what|how|why|mean|meaning|or not|what is that about)$")
MARKS = " .,;:!?\"'()*_`\u201c\u201d\u2018\u2019"


def words_for_gap(wording: Wording) -> str:
    """Return the one to three words that a sentence gives for a gap, as typed, else ""."""
    pieces = wording.text.split()
    first, last = 0, len(pieces)
    while first < last and _frames(pieces[first]):
        first += 1
    while last > first and _frames(pieces[last - 1]):
        last -= 1
    given = " ".join(pieces[first:last]).strip(MARKS)
    heard = words_of(given)
    if not heard or len(heard) > MOST_WORDS or last - first > MOST_WORDS or JOINING & set(heard):
        return ""
    return "" if ELSEWHERE & set(wording.words) else given


def own_words(wording: Wording) -> str:
    """Return an answer in own words, which is any text that asks for nothing; else ""."""
    rest = DOUBT.sub(" ", wording.said).split()
    asks = wording.asks or VERB_FIRST.match(wording.said) or ENDS_ASKING.search(wording.said)
    if wording.text.rstrip().endswith("?") or asks or not rest:
        return ""
    greets = len(wording.words) <= MOST_WORDS and bool(ELSEWHERE & set(wording.words))
    return "" if greets else wording.text


def _frames(piece: str) -> bool:
    """Whether a piece of a sentence stands around the answer; what is left of "lol" does too."""
    return all(word in ROUND_IT for word in words_of(piece))
