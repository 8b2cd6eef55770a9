"""The words around an answer: its frame, what casts doubt on it, what takes it back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.tutor.conversation.words import words_of
from bot.tutor.game.hearing.word_sets import word_set

FRAME = word_set("""
    i it is its was the my your answer answers final option letter choice number one would
    will be am going go with for pick choose chose take lock in say so ok well then just to of
    and now me have has must got get that this you definitely clearly surely sure certain
    totally obviously absolutely certainly but or right correct at on here want let lets oh
    hey no not yes yet there word words gap blank fits put write type goes could might can too
    also wait sorry please meant mean change actually instead switch from scratch are guess
    think what about how anyway though hmm thanks isnt wasnt really should bet an 100 eh er uh
    oops whoops sry damn called named means calculated computed worked found came equal does
    make confirm
    """)
"""Words that stand around an answer and say nothing of it."""
DOUBT = re.compile(
    r"\b(?:i dont know|not (?:so |really |quite |totally |100 )?sure|unsure|no (?:idea|clue)"
    r"|if i had to guess|(?:kind|sort) of|or (?:something|so|smth)|think|guess(?:ing)?|believe"
    r"|suppose|reckon|assume|feel like|feels like|seems|maybe|probably|prolly|perhaps|possibly"
    r"|might|could be|would say|say like|bet|roughly|around|approximately|approx|ish|hunch"
    r"|leaning)\b"
)
CHANGE = re.compile(
    r"\b(?:meant|i mean|actually|instead|scratch that|change|switch|make it|wait no|no wait)\b"
    r"|^no\b(?=.)"
)
CHECK = re.compile(
    r"^(?:(?:so|ok|wait|well|oh|and|but|i dont know) )*"
    r"(?:(?:is|are|could|would|might|can|was|should) "
    r"(?=.*\b(?:it|that|this|answer|right|correct|one|ok|fit|fits|work|works|go)\b)"
    r"|(?:is|isnt|wasnt|arent|aint|wouldnt|couldnt|shouldnt) (?!what\b)"
    r"|does (?:it|that|this) (?:equal|make|come)|(?:what|how) about |what if it is )"
)
TAG = re.compile(
    r".+ (?:right|correct|yes or no|or not(?: [a-j])?|is it|isnt it|is that it|innit|or no)$"
)
DENIES = re.compile(r"\b(?:not|no|never|isnt|wasnt|aint|arent|cant|wont|wrong)\b")
"""What says no somewhere, perhaps to the very answer that is named."""
ASKS = re.compile(
    r"^(?:(?:so|ok|wait|well|oh|and|but|hey|hi|hello|no|yes|sorry|um|please) )*"
    r"(?!(?:what|how) about )"
    r"(?:what|why|how|when|where|which|who|whose|explain|define|describe|tell|give|show"
    r"|does(?! (?:it|that|this) (?:equal|make|come))|do|did"
    r"|are|quiz|ask|train|play|open|teach|compare|list|summarise|(?:can|could|will|would) you"
    r"|can (?:a|an|the|we|they|i(?! change| switch))|is there"
    r"|i want to (?:know|learn|see|train|play)|make(?! it [a-j]\b))\b"
)
"""How a message begins that asks something or wants something else than to answer."""
WONDERS = re.compile(r"\b(?:why|(?:how|what)(?! about))\b|\b(?:mean|meaning|or not)$")
"""What asks something though it stands late in a sentence."""
VERB_FIRST = re.compile(r"^(?:is|are|was|were|can|could|does|do|did|should|would|has|have) ")


@dataclass(frozen=True, slots=True)
class Wording:
    """A message that was cut, with its words as they are compared and how it is meant."""

    text: str
    words: tuple[str, ...]
    said: str
    hedged: bool
    checks: bool
    changes: bool
    asks: bool

    @property
    def wonders(self) -> bool:
        """Whether it asks something somewhere, so that what it names is no answer."""
        return WONDERS.search(DOUBT.sub(" ", self.said)) is not None

    @property
    def denies(self) -> bool:
        """Whether it says no to something, so that what it names may be no answer."""
        return DENIES.search(DOUBT.sub(" ", self.said)) is not None

    @property
    def content(self) -> tuple[str, ...]:
        """The words that are neither frame nor doubt."""
        rest = DOUBT.sub(" ", self.said).split()
        return tuple(word for word in rest if word not in FRAME)


def wording_of(text: str) -> Wording:
    """Read how a message is meant, whatever answer it may hold."""
    words = tuple(words_of(text))
    said = " ".join(words)
    marked = text.rstrip(" .!)").endswith("?")
    checks = marked or CHECK.match(said) is not None or TAG.fullmatch(said) is not None
    return Wording(
        text=text,
        words=words,
        said=said,
        hedged=DOUBT.search(said) is not None,
        checks=checks,
        changes=CHANGE.search(said) is not None,
        asks=ASKS.match(said) is not None,
    )
