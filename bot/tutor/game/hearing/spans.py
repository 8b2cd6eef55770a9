"""Where a sentence says "too high", "too low" or something alike, and whether it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.game.hearing import vocabulary
from bot.tutor.game.hearing.directions import Direction
from bot.tutor.game.hearing.lines import SEPARATOR
from bot.tutor.game.hearing.vocabulary import OVER, TOO, UNDER, WEIGH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.game.hearing.lines import Utterance

NEAR = 40  # words at each side that are looked at, so that a long text takes no longer a word
HIGH, LOW = Direction.HIGH, Direction.LOW
DEGREES_ALONE = {"high": HIGH, "higher": HIGH, "low": LOW, "lower": LOW}
OPPOSITE = {HIGH: LOW, LOW: HIGH}
VERBS = vocabulary.JUDGING | vocabulary.GIVING | {WEIGH, OVER, UNDER}
BREAKS = frozenset({SEPARATOR, "but", "because", "so", "then"})
HEDGES = frozenset({"maybe", "perhaps", "probably", "i"})
TELLING = frozenset({"explain", "define", "tell", "show", "describe"})
REASONS = frozenset({"i", "you", "we", "it", "to", "weights", WEIGH})


@dataclass(frozen=True, slots=True)
class Span:
    """The words from `start` to before `end` say the direction, None when they say both.

    `saved` when a "not" belongs to it: "did not pay enough attention"; `leads` when it is a verb
    and the feature follows: "overweighted hey".
    """

    start: int
    end: int
    direction: Direction | None
    saved: bool = False
    leads: bool = False


def is_question(line: Utterance) -> bool:
    """Whether a sentence asks something; "maybe I weighted it too high?" only hesitates."""
    words = line.words[:NEAR]
    while len(words) > 1 and words[0] in BREAKS | {"and", "ok", "wait", "hmm", "hm", "well", "oh"}:
        words.pop(0)
    first, second = [*words, "", ""][:2]
    if first in TELLING or (first in vocabulary.ASKING and second in vocabulary.SUBJECTS):
        return True
    if first in vocabulary.QUESTION_WORDS and second not in {"", TOO, SEPARATOR}:
        return True
    short = len(words) <= 5 and TOO in words
    return line.asked and not short and first not in HEDGES


def spans_of(line: Utterance) -> list[Span]:
    """Return each place where a direction is said, in their order."""
    words = line.words
    bare = DEGREES_ALONE.get(words[-1]) if words else None
    if bare is not None and vocabulary.FILLERS.issuperset(words[:-1]):
        return [Span(len(words) - 1, len(words), bare)]
    found = (
        next(filter(None, (find(words, at) for find in FINDERS)), None) for at in range(len(words))
    )
    return [span for span in found if span is not None]


def is_meant(line: Utterance, span: Span) -> bool:
    """Whether the person says it of themselves, and neither denies nor wonders."""
    words = line.words[max(0, span.start - NEAR) : span.start]
    breaks = [at for at, word in enumerate(words) if word in BREAKS]
    scope = words[breaks[-1] + 1 :] if breaks else words
    if not span.saved and any(vocabulary.denies(word) for word in scope):
        return "believe" in scope  # "I can't believe I weighted it too low"
    pairs = list(pairwise([*scope, ""]))
    if any(_wonders(word, following) for word, following in pairs):
        return False
    return not any(one in vocabulary.OTHERS and verb in VERBS for one, verb in pairs)


def _wonders(word: str, following: str) -> bool:
    if word in {"if", "whether", "unless", "suppose"}:
        return True
    return word in {"how", "why", "what", "when"} and following in REASONS


def _degree(words: Sequence[str], at: int) -> Direction | None:
    word = words[at] if at < len(words) else ""
    if word in vocabulary.MUCH or word in vocabulary.HARD:
        return HIGH
    return LOW if word in vocabulary.LITTLE else None


def _too(words: Sequence[str], at: int) -> Span | None:
    """Find "too high", "to low", "too much", and "too high or too low", which says both."""
    following = words[at + 1] if at + 1 < len(words) else ""
    strict = words[at] in {"to", "2"} and (following in TO_DEGREES or _is_content(words, at + 2))
    direction = _degree(words, at + 1) if words[at] == TOO or strict else None
    if direction is None:
        return None
    alone = VERBS.isdisjoint(words[max(0, at - NEAR) : at]) and not _is_content(words, at + 2)
    if following in vocabulary.SIZES and alone:
        return None
    start = at
    while start and words[start - 1] in vocabulary.MODIFIERS:
        start -= 1
    end = at + 2
    if words[end : end + 1] in (["or"], ["/"]):
        other = end + 1 + (words[end + 1 : end + 2] in ([TOO], ["to"]))
        if _degree(words, other) is OPPOSITE[direction]:
            return Span(start, other + 1, None)
    return Span(start, end, direction)


def _is_content(words: Sequence[str], at: int) -> bool:
    """Whether a word says what was too much: "weight", "attention"."""
    return at < len(words) and words[at] in vocabulary.AMOUNT | {WEIGH}


TO_DEGREES = (vocabulary.MUCH | vocabulary.LITTLE) - frozenset(
    {"big", "large", "great", "important", "small", "few", "little", "light", "weak", "strong"}
)


def _one_sided(words: Sequence[str], at: int) -> Span | None:
    """Find a verb that says the direction itself: overweighted, underestimated, ignored."""
    if words[at] in {OVER, UNDER}:
        return Span(at, at + 1, HIGH if words[at] == OVER else LOW, leads=True)
    apart = words[at] in {"over", "under"} and words[at + 1 : at + 2]
    if apart and apart[0] in {WEIGH, "estimated", "valued", "rated", "counted", "emphasized"}:
        return Span(at, at + 2, HIGH if words[at] == "over" else LOW, leads=True)
    return None


def _enough(words: Sequence[str], at: int) -> Span | None:
    """Find "not enough", which is too low, and "not low enough", which is too high."""
    if words[at] != "enough":
        return None
    before = words[max(0, at - NEAR) : at]
    degree = _degree(words, at - 1) if before else None
    start = at - 1 if degree else at
    if not any(vocabulary.denies(word) for word in before):
        return None
    if start and words[start - 1] in {"not", "never"}:
        start -= 1
    return Span(start, at + 1, HIGH if degree is LOW else LOW, saved=True)


def _rued(words: Sequence[str], at: int) -> Span | None:
    """Find the "so much" of "I should not have relied on slang so much"."""
    direction = _degree(words, at + 1) if words[at] in {"so", "that"} else None
    before = words[max(0, at - NEAR) : at]
    ruing = {"shouldn't", "shouldnt", "wouldn't"} & set(before)
    if direction is None or not (ruing or ("should", "not") in pairwise(before)):
        return None
    return Span(at, at + 2, direction, saved=True)


def _compared(words: Sequence[str], at: int) -> Span | None:
    """Find "should have counted more", "higher than I should", "will lower the weight of"."""
    word, before = words[at], words[max(0, at - NEAR) : at]
    obliged = not vocabulary.OBLIGED.isdisjoint(before)
    if obliged and before[-1] in {*vocabulary.OBLIGED, "to"} and word in CHANGES:
        return Span(at, at + 1, CHANGES[word], leads=True)
    more = word in vocabulary.HIGHER
    if not (more or word in vocabulary.LOWER) or not _is_of_a_weight(words, at):
        return None
    if obliged:
        return Span(at, at + 1, LOW if more else HIGH)
    than = words[at + 1 : at + 3]
    beyond = len(than) == 2 and than[0] == "than" and than[1] in MEASURES
    return Span(at, at + 1, HIGH if more else LOW) if beyond else None


def _is_of_a_weight(words: Sequence[str], at: int) -> bool:
    """Whether "more" is said of a weight: with a verb of weighing before, or "attention" after."""
    before = words[max(0, at - NEAR) : at]
    weighed = not VERBS.isdisjoint(before) or _is_content(words, at + 1)
    return weighed or (words[at] in {"higher", "lower"} and before[-1:] in (["be"], ["been"]))


CHANGES = dict.fromkeys(vocabulary.RAISE, LOW) | dict.fromkeys(vocabulary.REDUCE, HIGH)
MEASURES = frozenset({"i", "it", "needed", "necessary", "deserved", "warranted", "they"})
FINDERS = (_too, _one_sided, _enough, _rued, _compared)
