"""What a phrase names in a sentence: one of the listed features, a word of it, or neither."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.signals_reading import words_of
from bot.tutor.game.hearing.feature_names import FREE
from bot.tutor.game.hearing.slips import slips_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.tutor.game.hearing.feature_names import GameFeature


class NamedAs(StrEnum):
    FEATURE = "feature"
    WORD = "word"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Naming:
    """What was named: `feature` is an id, `word` a piece of the sentence as it stands there.

    A word may name a feature too ("would"), and then both are set. `name` is for people: that of
    the feature, else the word, else what was said.
    """

    name: str
    feature: str = ""
    word: str = ""

    @property
    def kind(self) -> NamedAs:
        if self.feature:
            return NamedAs.FEATURE
        return NamedAs.WORD if self.word else NamedAs.FREE


LONGEST = 120  # characters of a phrase that are read
SLIP_LEAST, TWO_SLIPS_LEAST = 3, 8  # letters of a word: "hay" for "hey", "greatful"
NAME_LEAST = 5  # letters of a feature's name that may have a slip
TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]+")
QUOTES = "\"'`*\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4", "'"))
LEFT_OUT = frozenset(
    {"the", "a", "an", "my", "of", "its", "this", "that", "use", "using", "used", "some", "any"}
)
LACKS = frozenset(
    {"no", "not", "missing", "lack", "lacking", "without", "absence", "absent", "never", "nor"}
)
EMOTICONS = frozenset(
    {":)", ":-)", ";)", ":(", ":D", ":P", ":p", "XD", "xD", "<3", "^^", "-_-", ":/", ":o", ":O"}
)
BEFORE_A_NAME = re.compile(
    r"^(?:the|a|an|(?:words?|term|phrase)"
    r"(?! (?:count|length|order|choice|endings?|ending|like|that|with)\b)) (?=\S)",
    re.IGNORECASE,
)
EMOJI = "emoji"


def name_feature(said: str, sentence: str, features: Sequence[GameFeature]) -> Naming | None:
    """Find what somebody named: one of `features`, else words of the sentence, else neither.

    A slip of the fingers is allowed. None when nothing was said.
    """
    phrase = _stripped(said[:LONGEST])
    if not phrase:
        return None
    asked, keys = _key(phrase), _keys((*features, *FREE))
    word = _in_sentence(phrase, sentence)
    found = keys.get(asked) or (None if word else _near(asked, keys))
    if found is None:
        word = word or _slipped_word(phrase, sentence)
        return Naming(word or phrase, "", word)
    return Naming(phrase, "", word) if found in FREE else Naming(found.name, found.id, word)


def _stripped(said: str) -> str:
    """Take quotes, "the" and "the word" away from around a phrase."""
    plain, shorter = "", " ".join(said.translate(APOSTROPHES).split())
    while plain != shorter and shorter not in EMOTICONS:
        plain = shorter
        bare = BEFORE_A_NAME.sub("", plain).strip(QUOTES)
        shorter = bare if bare in EMOTICONS else bare.strip("()[]").rstrip(",;").strip()
    return shorter


def _key(phrase: str) -> tuple[str, ...]:
    """Return the words that matter, each without a plural's s; signs and emoji as one sign."""
    if phrase in EMOTICONS or any(unicodedata.category(sign) == "So" for sign in phrase):
        return (EMOJI,)
    tokens = TOKEN.findall(phrase.lower().replace("-", " "))
    words = [token for token in tokens if token[0].isalnum()]
    kept = [_singular(word) for word in words if word not in LEFT_OUT]
    return tuple(kept or map(_singular, words) if words else (_sign(token) for token in tokens))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _sign(sign: str) -> str:
    """Return one sign for "!!!"; "??" and "..." stay apart from "?" and "."."""
    if set(sign) == {"!"}:
        return "!"
    return sign[:3] if set(sign) == {"."} else sign[:2]


@lru_cache(maxsize=8)
def _keys(features: tuple[GameFeature, ...]) -> Mapping[tuple[str, ...], GameFeature]:
    keys: dict[tuple[str, ...], GameFeature] = {}
    for feature in features:
        for called in (feature.name, *feature.called):
            keys.setdefault(_key(called), feature)
    return keys


def _near(
    asked: tuple[str, ...], keys: Mapping[tuple[str, ...], GameFeature]
) -> GameFeature | None:
    """Find the feature with one slip, or the longest name that stands within the phrase."""
    whole = " ".join(asked)
    slipped = (
        feature
        for key, feature in keys.items()
        if len(" ".join(key)) >= NAME_LEAST and slips_between(whole, " ".join(key), 1) <= 1
    )
    return next(slipped, None) or _within(set(asked), keys)


def _within(asked: set[str], keys: Mapping[tuple[str, ...], GameFeature]) -> GameFeature | None:
    """Find the one longest name; "no question mark" does not name the question mark."""
    lacks = not LACKS.isdisjoint(asked)
    within = [
        ((len(key), feature not in FREE), feature)
        for key, feature in keys.items()
        if asked.issuperset(key) and not (lacks and LACKS.isdisjoint(key))
    ]
    longest = max((size for size, _ in within), default=(0, False))
    found = {feature.id: feature for size, feature in within if size == longest}
    return next(iter(found.values())) if len(found) == 1 else None


def _in_sentence(phrase: str, sentence: str) -> str:
    """Return a phrase as it stands in a sentence, "" if it does not."""
    wanted, words = words_of(phrase), words_of(sentence)
    if not wanted:
        return ""
    size = len(wanted)
    stands = any(words[at : at + size] == wanted for at in range(len(words) - size + 1))
    return _as_typed(wanted, sentence) if stands else ""


def _as_typed(words: Sequence[str], sentence: str) -> str:
    run = r"[^\w]+".join(map(re.escape, words))
    found = re.search(rf"(?<!\w){run}(?!\w)", sentence.translate(APOSTROPHES), re.IGNORECASE)
    return sentence[found.start() : found.end()] if found else " ".join(words)


def _slipped_word(phrase: str, sentence: str) -> str:
    """Return the one word of a sentence that is a slip away from the phrase."""
    if len(phrase) < SLIP_LEAST or " " in phrase:
        return ""
    most = 1 + (len(phrase) >= TWO_SLIPS_LEAST)
    words = {word for word in words_of(sentence) if len(word) >= SLIP_LEAST}
    near = {word for word in words if slips_between(phrase.lower(), word, most) <= most}
    return _as_typed((near.pop(),), sentence) if len(near) == 1 else ""
