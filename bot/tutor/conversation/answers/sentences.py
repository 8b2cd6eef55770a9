"""A passage cut into sentences that can stand alone: what speaks of things unseen is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

END = re.compile(r"[.!?][\"\u201d)*]*\s+(?=[\"\u201c*`(]*[A-Z0-9])")
"""Where a sentence may end; it does when no mark of Markdown or bracket is open there."""
LIST_LINE = re.compile(r"(?:[-*] |\d+\. )")
UNSEEN = re.compile(
    r"""\b(?:the|this|each|our|next|both) \s (?:small \s)? (?:pictures?|drawing|figure|plot)s?\b
    | \bpictures? \s (?:shows?|draws?|above|below)\b
    | \bbelow\b (?! \s (?:zero|it|its|this|that|the|\d|[`*]))
    | \babove\b (?! \s (?:zero|it|its|this|that|the|\d|[`*])) (?! \. )
    | \bborder \s above\b | \bthe \s squares\b | \bsuch \s as \s this \s one\b | \byour \s turn\b
    | \bdials?\b | \bblack \s line\b | \bcross \s marks\b | \bpanels?\b
    | \b(?:the|these|both|two|its \s test) \s curves?\b | \bthis \s log \s scale\b
    | \bpress(?:ed)?\b | \bbuttons?\b | \bset \s by \s hand\b | \btry \s it\b
    | \b(?:this|next|last|first|that) \s (?:card|lesson|question|page)\b
    | \bthe \s card \s ["\u201c]
    | \byou \s have \s \d | \bnow \s take \s a\b | \btake \s these\b | \bgive \s the \s tiny\b
    | \bsuppose \s that\b | \b[A-D] \s and \s [A-D] \s both\b | \bcard \s \d
    | \bhere \s are \s three \s trainings\b
    | \byou(?:r)? \s (?:said|chose|answered|answer|picked)\b
    | \bkey \s was\b | \bthe \s (?:other|right|wrong) \s (?:answer|option)s? \s (?:here|above)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What points at something that is on the card and not in the chat, or sets the card's task."""
LEANING = re.compile(
    r"(?!That is all)(?:It|Its|This|That|These|Those|They|Their|Them|Such|So|But|And|Or|Then"
    r"|Ours?|Both|He|She"
    r"|For (?:that|this|it)|Also|Even|Still|Yet|There|One of them|Each of them|The others?|Here"
    r"|Three of the four|Only (?:now|then)|In both|Neither|Either|Not here|Now|Next|Again"
    r"|In the end"
    r"|In that way|Each (?:is|has|of)|The \w+ (?:does|did|do) not|Once more|Before,|Afterwards)\b"
)
"""How a sentence begins that needs the one before it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, or one with the list that it leads into.

    `joint` is what stands between it and the one before it. `loose` says that what stood before it
    was left out; `first` that nothing stood before it.
    """

    text: str
    joint: str
    loose: bool = False
    first: bool = False

    @property
    def leans(self) -> bool:
        """Whether it needs what was said before it."""
        return LEANING.match(self.text.lstrip('*`"\u201c(')) is not None


def statements_of(text: str) -> tuple[Clause, ...]:
    """Cut a passage; only what is well formed and can be understood without the card is kept."""
    pieces = _led_in(_pieces(text))
    kept: list[Clause] = []
    lost = False
    for place, (joint, said) in enumerate(pieces):
        if not _stands(said):
            lost = True
            continue
        one = Clause(said, joint, loose=lost, first=place == 0)
        if lost and one.leans:
            continue  # what it leans on is gone
        kept.append(one)
        lost = False
    return tuple(kept)


def joined(statements: tuple[Clause, ...]) -> str:
    return "".join(
        f"{one.joint if place else ''}{one.text}" for place, one in enumerate(statements)
    )


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return sentences, lists and blocks of code, each with what stands before it."""
    pieces: list[tuple[str, str]] = []
    for block in re.split(r"\n{2,}", text.strip()):
        if LIST_LINE.match(block) or block.startswith(("```", "> ", "|")):
            pieces.append(("\n\n", block))
            continue
        for line in block.split("\n"):
            listed = LIST_LINE.match(line) is not None
            sentences = [line] if listed else sentences_in(line)
            joints = ["\n" if listed else "\n\n", *[" "] * (len(sentences) - 1)]
            pieces.extend(zip(joints, sentences, strict=True))
    return pieces


def _led_in(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join what ends with a colon with what it leads into, and the lines of one list."""
    found: list[tuple[str, str]] = []
    for joint, said in pieces:
        follows_list = joint == "\n"
        if found and (found[-1][1].endswith(":") or follows_list):
            before, led = found[-1]
            found[-1] = before, f"{led}{joint}{said}"
        else:
            found.append((joint, said))
    return found


def sentences_in(line: str) -> list[str]:
    """Cut one paragraph at the ends of its sentences, never inside marks or brackets."""
    ends = [0, *(found.end() for found in END.finditer(line)), len(line)]
    sentences: list[str] = []
    open_one = ""
    for start, end in pairwise(ends):
        open_one += line[start:end]
        if well_formed(open_one):
            sentences.append(open_one.strip())
            open_one = ""
    return [*sentences, open_one.strip()] if open_one.strip() else sentences


def well_formed(text: str) -> bool:
    """Whether all marks of Markdown, brackets and quotation marks in a text are closed."""
    outside = re.sub(r"`[^`]*`", "", text)
    return (
        text.count("`") % 2 == 0
        and outside.count("**") % 2 == 0
        and outside.count("(") == outside.count(")")
        and outside.count('"') % 2 == 0
    )


def _stands(said: str) -> bool:
    finished = said.rstrip('*"\u201d`)').endswith((".", "!", "?")) or "\n" in said
    ends_in_code = said.endswith("`")
    return well_formed(said) and not UNSEEN.search(said) and (finished or ends_in_code)
