"""Cutting the words around a feature away, until its name is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.game.hearing import vocabulary
from bot.tutor.game.hearing.lines import QUOTED, SEPARATOR
from bot.tutor.game.hearing.vocabulary import WEIGH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.game.hearing.lines import Piece, Utterance

CONTENT = vocabulary.AMOUNT | {WEIGH}
BLANKS = vocabulary.POINTERS | frozenset("._\u2026/-") | {SEPARATOR}
ENDS = vocabulary.COPULAS | vocabulary.MODIFIERS | vocabulary.MODALS | {"matters", "mattered"}
HOW = frozenset({"much", "important", "strongly", "heavily", "often"})
OUTSIDE_ENDS = ENDS | {SEPARATOR, "i"}
NO_NAMES = (vocabulary.TALK | vocabulary.FILLERS | vocabulary.POINTERS) - {"i"}
NAME_MOST = 7  # words of a feature that no verb of weighing points at


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Cut away articles, "the word", "use of", "was", "in this sentence"; [] if no name is left."""
    left = list(pieces)
    while left and (many := _leading(left)):
        del left[:many]
    while left and (many := _trailing(left)):
        del left[-many:]
    return [] if all(piece.word in BLANKS for piece in left) else left


def _leading(pieces: Sequence[Piece]) -> int:
    """Count the words at the beginning that belong to no name; a last word always may be one."""
    first, second = [*(piece.word for piece in pieces[:2]), "", ""][:2]
    if first == SEPARATOR or not second:
        return int(first == SEPARATOR)
    of_it = first in CONTENT | vocabulary.USES and second in vocabulary.ABOUT | {"that", "i"}
    if of_it or (first == "how" and second in HOW):
        return 2
    if first in vocabulary.KINDS_OF_WORD:
        return int(second not in vocabulary.COMPOUND | {"/", "or", "and"})
    return int(first in vocabulary.ABOUT or first in vocabulary.ARTICLES)


def _trailing(pieces: Sequence[Piece]) -> int:
    """Count the words at the end that belong to no name."""
    *before, last = [piece.word for piece in pieces[-4:]]
    if last in {SEPARATOR, *vocabulary.COPULAS, *vocabulary.ABOUT}:
        return 1
    if before and (last in ENDS or vocabulary.denies(last)):
        return 1
    if len(before) > 1 and last in vocabulary.LABELS and before[-1] in {"for", "as", "towards"}:
        return 2
    here = len(before) == 3 and last in vocabulary.A_SENTENCE and before[-1] in vocabulary.ARTICLES
    return 3 if here and before[-2] in {"in", "at", "for", "from"} else 0


def outer(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the name before a direction or a verb, [] if there is none but "I think"."""
    chunks: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.word == SEPARATOR:
            chunks.append([])
        else:
            chunks[-1].append(piece)
    if len(chunks) == 2 and len(chunks[0]) == 1 and not chunks[1]:
        return chunks[0] if chunks[0][0].word not in NO_NAMES else []
    names = (_without_fillers(chunk) for chunk in reversed(chunks))
    return next((name for name in names if name), [])


def _without_fillers(chunk: list[Piece]) -> list[Piece]:
    left = list(chunk)
    while left and left[0].word in vocabulary.FILLERS and not _begins_a_name(left):
        del left[0]
    while left and left[-1].word in OUTSIDE_ENDS:
        del left[-1]
    return trimmed(left)


def _begins_a_name(pieces: Sequence[Piece]) -> bool:
    """Whether "I" or "no" belongs to the name: "I or we", "no punctuation"."""
    first, second = [*(piece.word for piece in pieces[:2]), ""][:2]
    if first == "no":
        return second not in vocabulary.FILLERS | {""}
    return first == "i" and second in {"or", "and"}


def is_a_name(pieces: Sequence[Piece]) -> bool:
    """Whether words may name a feature, though nothing but a direction stands beside them."""
    words = {piece.word for piece in pieces}
    if not 0 < len(pieces) <= NAME_MOST or not vocabulary.NOT_FEATURES.isdisjoint(words):
        return False
    return len(pieces) == 1 or vocabulary.VERBS_OF_TALK.isdisjoint(words)


def written(line: Utterance, pieces: Sequence[Piece]) -> str:
    """Return the name as it was typed, without quotation marks."""
    if not pieces:
        return ""
    quoted = [piece.quoted for piece in pieces if piece.word == QUOTED]
    others = {piece.word for piece in pieces} - {QUOTED}
    if len(quoted) == 1 and others <= BLANKS | vocabulary.ARTICLES | vocabulary.ABOUT:
        return quoted[0]
    typed = line.text[pieces[0].start : pieces[-1].end]
    plain = " ".join(typed.translate(dict.fromkeys(map(ord, '"[]*'))).split())
    following = line.text[pieces[-1].end :].split(maxsplit=1)[:1]
    owns = following and following[0].lower() in vocabulary.AMOUNT
    return plain.removesuffix("'s") if owns else plain
