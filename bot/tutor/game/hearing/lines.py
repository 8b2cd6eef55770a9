"""A message as hearing reads it: its sentences, and the words of each with where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.tutor.game.hearing.vocabulary import canonical

SEPARATOR, QUOTED = "<separator>", "<quoted>"
ABBREVIATED = frozenset({"mr", "mrs", "ms", "dr", "prof", "vs", "e.g", "i.e", "etc"})

APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))
CURLY = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'))
# A mark that stands alone, as in "the ! too high", ends nothing.
END = re.compile(r"(?<=[^\s.!?\u2026])[.!?\u2026]++(?=\s|$)")
PIECE = re.compile(
    r'"(?P<double>[^"]{1,80})"'
    r"|(?<![^\W_])'(?P<single>(?:[^']|'(?=\w)){1,60})'(?!\w)"
    r"|\*{1,3}(?P<bold>[^*]{1,80})\*{1,3}"
    r"|\[(?P<bracket>[^\[\]]{1,80})\]"
    r"|[^\W_]+(?:['-][^\W_]+)*"
    r"|[^\w\s]|_"
)
BLANK = frozenset({"word/feature", "word / feature", "word or feature", "word", "feature", ""})
GLUED = frozenset(",;:")  # to the word before
SPACED = frozenset("-\u2013\u2014=>\u2192|:,;~")  # with a space at both sides


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a quotation or a mark; `word` is what is meant, `start` and `end` where it stands."""

    word: str
    start: int
    end: int
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence; `asked` when it ends with a question mark."""

    text: str
    pieces: tuple[Piece, ...]
    words: list[str]
    asked: bool


def lines_of(message: str) -> list[Utterance]:
    """Part a message into its sentences."""
    plain = message.translate(APOSTROPHES).translate(CURLY)
    lines = (" ".join(line.split()) for line in plain.splitlines())
    return [_line(text, end) for line in lines for text, end in _sentences(_unwrapped(line))]


def _unwrapped(line: str) -> str:
    """Take the quotes from around a whole line."""
    for quote in ('"', "'", "**", "*"):
        inside = line.removeprefix(quote).removesuffix(quote)
        if len(inside) == len(line) - 2 * len(quote) and quote not in inside:
            return inside
    return line


def _sentences(line: str) -> list[tuple[str, str]]:
    """Return each sentence with the marks that end it."""
    found, begun = [], 0
    for end in END.finditer(line):
        before = line[max(begun, end.start() - 8) : end.start()].rsplit(" ", 1)[-1].lower()
        if end[0] == "." and before in ABBREVIATED:
            continue
        found.append((line[begun : end.start()].strip(), end[0]))
        begun = end.end()
    return [sentence for sentence in [*found, (line[begun:].strip(), "")] if sentence[0]]


def _line(text: str, end: str) -> Utterance:
    pieces = tuple(_piece(text, found) for found in PIECE.finditer(text))
    return Utterance(text, pieces, [piece.word for piece in pieces], "?" in end)


def _piece(text: str, found: re.Match[str]) -> Piece:
    start, end = found.span()
    if found.lastgroup is not None:
        inside = found[found.lastgroup].strip()
        blank = inside.lower() in BLANK
        return Piece("feature" if blank else QUOTED, start, end, inside)
    if found[0] in GLUED | SPACED:
        after = end == len(text) or text[end] == " "
        before = start == 0 or text[start - 1] == " "
        if after and (found[0] in SPACED if before else found[0] in GLUED):
            return Piece(SEPARATOR, start, end)
    return Piece(canonical(found[0]), start, end)
