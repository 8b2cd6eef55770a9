"""Which words of a sentence name the feature: beside a direction, beside a verb, or alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.tutor.game.hearing import vocabulary
from bot.tutor.game.hearing.lines import QUOTED, SEPARATOR
from bot.tutor.game.hearing.spans import NEAR, VERBS
from bot.tutor.game.hearing.trims import CONTENT, is_a_name, outer, trimmed, written
from bot.tutor.game.hearing.vocabulary import CLOSING, WEIGH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.game.hearing.lines import Piece, Utterance
    from bot.tutor.game.hearing.spans import Span

MOST_ALONE = 5  # words of a feature that is all the message
LONGEST_CLOSING = 80
HAVE = frozenset({"have", "has", "had", "got", "get"})
WAS_PUT = vocabulary.COPULAS | vocabulary.GIVING
AFTER_VAGUE = (
    CONTENT | vocabulary.ABOUT | vocabulary.STOPS | vocabulary.ARTICLES | {SEPARATOR, QUOTED, "and"}
)
LINKS = frozenset({"of", "by", "off"})


def is_closing(line: Utterance) -> bool:
    """Whether a sentence is "I will adjust my rule", or says nothing at all such as "ok"."""
    words = [word for word in line.words if word != SEPARATOR]
    return vocabulary.FILLERS.issuperset(words) or _adjusts(line)


def _adjusts(line: Utterance) -> bool:
    plain = line.text.lower().rstrip(" .!")
    return len(plain) <= LONGEST_CLOSING and CLOSING.fullmatch(plain) is not None


def beside(line: Utterance, span: Span) -> str | None:
    """Return the feature that a direction is said of, "" when it is missing; None if it is talk."""
    left = line.pieces[max(0, span.start - NEAR) : span.start]
    right = line.pieces[span.end : span.end + NEAR]
    verbs = [at for at in range(len(left)) if _weighs(left, at)]
    if span.leads:
        return written(line, _pointed_at(right)) or _before(line, left)
    if not verbs:
        return _without_verb(line, span, left, right)
    between = trimmed(left[verbs[-1] + 1 :])
    gives = left[verbs[-1]].word in vocabulary.GIVING
    talk = gives and not is_a_name(between) if between else _is_of_something_else(line, span, right)
    named = between or _pointed_at(right) or _between_verbs(left, verbs)
    return None if talk else written(line, named) or _before(line, left[: verbs[0]])


def _weighs(left: Sequence[Piece], at: int) -> bool:
    """Whether a word is a verb of weighing; "have to" is none."""
    following = left[at + 1].word if at + 1 < len(left) else ""
    return left[at].word in VERBS and not (left[at].word in HAVE and following == "to")


def _between_verbs(left: Sequence[Piece], verbs: Sequence[int]) -> list[Piece]:
    """Return the last name between two verbs: "I gave hey a weight that was"."""
    names = (trimmed(left[one + 1 : other]) for one, other in reversed(list(pairwise(verbs))))
    return next((name for name in names if is_a_name(name)), [])


def _is_of_something_else(line: Utterance, span: Span, right: Sequence[Piece]) -> bool:
    """Whether "too much" or "more" is said of neither a weight nor a feature: "too much time"."""
    vague = line.words[span.end - 1] in vocabulary.VAGUE
    return vague and bool(right) and right[0].word not in AFTER_VAGUE


def _without_verb(
    line: Utterance, span: Span, left: Sequence[Piece], right: Sequence[Piece]
) -> str | None:
    """Read "grateful was too low", "too low: grateful", "too low on grateful"."""
    named = outer(left)
    if _is_of_something_else(line, span, right) or _is_own(left):
        return None
    if named:
        return written(line, named) if is_a_name(named) else None
    if line.words[span.end - 1] in vocabulary.VAGUE and left and not right:
        return None
    after = _pointed_at(right)
    talk = _is_for_me(right) or (after and not is_a_name(after))
    return None if talk else written(line, after)


def _is_own(left: Sequence[Piece]) -> bool:
    """Whether it is about something the person has: "my battery is too low"."""
    words = {piece.word for piece in left}
    return "my" in words and not words.isdisjoint({"is", "was", "are"}) and "rule" not in words


def _before(line: Utterance, left: Sequence[Piece]) -> str:
    named = outer(left)
    only_i = len(named) == 1 and named[0].word in {"i", "we", "you"}
    return written(line, named) if is_a_name(named) and not only_i else ""


def _pointed_at(right: Sequence[Piece]) -> list[Piece]:
    """Return the name in "weight on the slang, I think", "on slang", ": slang" or "slang"."""
    at = 0
    while at < len(right) and right[at].word in (CONTENT | WAS_PUT if at else CONTENT):
        at += 1
    introduced = at < len(right) and right[at].word in vocabulary.ABOUT | {SEPARATOR}
    if at and not introduced:
        return []
    rest = right[at + 1 :] if introduced else right
    if len(rest) > 2 and rest[0].word in vocabulary.KINDS_OF_WORD and rest[1].word == SEPARATOR:
        rest = rest[2:]
    named = trimmed(_to_the_stop(rest, at_least=int(introduced)))
    labels = all(piece.word in vocabulary.LABELS for piece in named)
    return [] if labels or _is_talk(named) or _is_for_me(right) else named


def _is_for_me(right: Sequence[Piece]) -> bool:
    words = [piece.word for piece in right[:2]]
    return words[:1] == ["for"] and not vocabulary.ONESELF.isdisjoint(words)


def _is_talk(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and pieces[0].word in vocabulary.GOING_ON and len(pieces) > 1


def _to_the_stop(pieces: Sequence[Piece], at_least: int) -> Sequence[Piece]:
    """Cut before the words that begin something else; a feature may itself be such a word."""
    for at in range(at_least, len(pieces)):
        named = at > 0 and pieces[at - 1].word in BEFORE_I
        if pieces[at].word == SEPARATOR or (not named and _begins_anew(pieces, at)):
            return pieces[:at]
    return pieces


def _begins_anew(pieces: Sequence[Piece], at: int) -> bool:
    word = pieces[at].word
    following = pieces[at + 1].word if at + 1 < len(pieces) else ""
    if word == "i":
        return at > 0 or following in vocabulary.STOPS
    return word in vocabulary.STOPS or (word == "and" and following in vocabulary.GOING_ON)


BEFORE_I = vocabulary.ABOUT | vocabulary.ARTICLES | vocabulary.KINDS_OF_WORD | {"or"}


def named_without_direction(line: Utterance) -> str | None:
    """Return the feature of half a correction, "" when even that is missing; None for talk."""
    if _adjusts(line):
        promised = {"i", "i'll", "will"} & set(line.words) or "rule" in line.text.lower()
        return "" if promised else None
    words = line.words[:NEAR]
    if any(vocabulary.denies(word) or word == "no" for word in words[1:]):
        return None
    weighed = (at for at, word in enumerate(words) if word in vocabulary.JUDGING | {WEIGH})
    at = next(weighed, None)
    if at is not None:
        return _after_verb(line, at)
    blamed = next((at for at, word in enumerate(words) if word in vocabulary.BLAMING), None)
    return None if blamed is None else _blamed(line, blamed)


def _after_verb(line: Utterance, at: int) -> str | None:
    before = set(line.words[:at])
    past = line.words[at] in vocabulary.COUNTED | {WEIGH}
    if not (before & {"i", "ive", "i've"} if at else past):
        return None
    rest = list(_to_the_stop(line.pieces[at + 1 : at + 1 + NEAR], at_least=0))
    while rest and rest[-1].word in vocabulary.WRONGLY:
        rest.pop()
    named = trimmed(rest)
    if is_a_name(named):
        return written(line, named)
    return "" if at and line.words[at] == WEIGH and not named else None


def _blamed(line: Utterance, at: int) -> str | None:
    """Read "because of the slang", "misled by the slang" and "the slang misled me"."""
    words = line.words
    following = words[at + 1] if at + 1 < len(words) else ""
    named: list[Piece] = []
    if words[at] == "because" and not vocabulary.FILLERS.issuperset(words[:at]):
        return None
    if following in LINKS or (words[at] == "blame" and words[:at] in ([], ["i"])):
        begin = at + 1 + sum(word in LINKS for word in words[at + 1 : at + 3])
        named = trimmed(_to_the_stop(line.pieces[begin : begin + NEAR], at_least=1))
    elif words[at] in vocabulary.MISLEADING and following == "me":
        named = outer(line.pieces[max(0, at - NEAR) : at])
    return written(line, named) if is_a_name(named) else None


IT_WAS = (["it", "was", "the"], ["it", "is", "the"], ["that", "was", "the"])


def alone(line: Utterance) -> str:
    """Return the feature that is all the sentence, such as "the question mark"; "" for talk."""
    pieces = line.pieces
    while len(pieces) > 2 and pieces[0].word in vocabulary.FILLERS and pieces[1].word == SEPARATOR:
        pieces = pieces[2:]
    if line.words[:3] in IT_WAS:
        pieces = pieces[2:]
    words = {piece.word for piece in pieces}
    said = words - vocabulary.LABELS - vocabulary.MODIFIERS - vocabulary.FILLERS
    talk = vocabulary.TALK & words
    if talk == {"no"} and not vocabulary.LACKING.isdisjoint(words):
        talk = frozenset()
    if len(pieces) > MOST_ALONE or not said or talk:
        return ""
    named = trimmed(pieces)
    if any(piece.word == SEPARATOR or "=" in piece.quoted for piece in named):
        return ""
    tells = any(piece.word == QUOTED or piece.word[0].isalpha() for piece in named)
    return written(line, named) if tells and is_a_name(named) else ""
