"""Lesson prose: front matter between lines of three plus signs, then a section for each ## title.

A card is a section; its parts stand under ### titles, and one ```toml block says what goes with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.content.problems import quoted
from bot.content.schema import FrontMatter
from bot.content.texts import FENCE, hidden_sign, on_one_line, reflowed
from bot.content.toml_files import parsed_toml, validated

if TYPE_CHECKING:
    from bot.content.problems import Ledger

EDGE = "+++"
HEADING = re.compile(r"(#{1,6})\s*(.*)")
NAMED = re.compile(r"(.*?)\s*\{#([^{}]*)\}\s*")
TOML = f"{FENCE}toml"
THEN, AGAIN = "Then", "Say it differently"
PARTS = {part.casefold(): part for part in (THEN, AGAIN)}
"""The titles that a card may have inside."""


@dataclass(frozen=True, slots=True)
class Block:
    """The TOML of a card, and the number of its first line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """A title with its id, the number of its line, and the lines below it.

    `parts` holds the lines of each part, "" for those before the first ### title.
    """

    title: str
    id: str
    line: int
    parts: dict[str, list[str]] = field(default_factory=lambda: {"": []})
    starts: dict[str, int] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    def text(self, part: str = "") -> str:
        return reflowed(self.parts.get(part, ()))


def front_matter(text: str, ledger: Ledger) -> tuple[FrontMatter | None, int]:
    """Read the table at the top. Return it, and the number of the first line of prose.

    Return None for a table that is missing or wrong, which the ledger then holds.
    """
    lines = text.split("\n")
    if lines[0].strip() != EDGE:
        ledger.add(
            "line 1",
            "the front matter is missing",
            "begin with a line +++, then title, summary, minutes and goals, then another line +++",
        )
        return None, 1
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == EDGE), None)
    if end is None:
        ledger.add("line 1", "the front matter has no end", "close it with another line +++")
        return None, len(lines) + 1
    table = parsed_toml("\n".join(lines[1:end]), ledger, first_line=2)
    read = None if table is None else validated(FrontMatter, table, ledger, "front matter, ")
    return read, end + 2


def sections(text: str, first_line: int, ledger: Ledger, *, parts: bool) -> tuple[Section, ...]:
    """Read the sections from `first_line` on (counted from 1) and report what is wrong with them.

    `parts` says whether a section may have parts and a block.
    """
    lines = text.split("\n")[first_line - 1 :]
    for number, line in enumerate(lines, first_line):
        if fault := hidden_sign(line):
            ledger.add(f"line {number}", *fault)
    splitter = _Splitter(ledger, parts, [Section("", "", first_line)])
    for number, line in enumerate(lines, first_line):
        splitter.take(number, line)
    splitter.end()
    first, *found = splitter.found
    before = next((n for n, line in enumerate(first.parts[""], first_line) if line.strip()), None)
    if before is not None:
        ledger.add(f"line {before}", "text before the first title", "move it below a ## line")
    if not found:
        ledger.add("", "there is no card", "begin one with a line such as: ## Its title {#its-id}")
    return tuple(found)


@dataclass(slots=True)
class _Splitter:
    """Takes one line after the other; `fence` is the line at which a code block was opened."""

    ledger: Ledger
    parted: bool
    found: list[Section]
    part: str = ""
    fence: int = 0
    toml: list[str] | None = None

    def take(self, number: int, line: str) -> None:
        if self.toml is not None:
            self._take_toml(line, self.toml)
            return
        if self.parted and not self.fence and line.strip().lower() == TOML:
            self.fence, self.toml = number, []
            return
        if line.count(FENCE) % 2:
            self.fence = 0 if self.fence else number
        heading = None if self.fence else HEADING.match(line)
        if heading is None or not self._begins(number, len(heading[1]), heading[2]):
            self.found[-1].parts[self.part].append(line)

    def end(self) -> None:
        if self.fence:
            wrong, mend = "this code block has no end", f"close it with {FENCE}"
            self.ledger.add(f"line {self.fence}", wrong, mend)

    def _take_toml(self, line: str, block: list[str]) -> None:
        if line.strip() != FENCE:
            block.append(line)
            return
        blocks = self.found[-1].blocks
        if self.part:
            wrong = f"a block of TOML stands below ### {self.part}"
            self.ledger.add(f"line {self.fence}", wrong, "move it above the first ### line")
        elif blocks:
            wrong = f"this card has a block of TOML at line {blocks[0].line - 1} already"
            self.ledger.add(f"line {self.fence}", wrong, "put all tables into one block")
        blocks.append(Block("\n".join(block), self.fence + 1))
        self.fence, self.toml = 0, None

    def _begins(self, number: int, depth: int, title: str) -> bool:
        """Begin a section or a part of one; report any other heading and return False."""
        if depth == 2:
            named = NAMED.fullmatch(title)
            name, id_ = (named[1], named[2]) if named else (title, "")
            self.found.append(Section(on_one_line(name), id_, number))
            self.part = ""
            return True
        part = PARTS.get(on_one_line(title).casefold()) if self.parted and depth == 3 else None
        if part is None:
            inside = f"bold, ## or one of {', '.join(f'### {name}' for name in PARTS.values())}"
            mend = f"use {inside if self.parted else 'bold or ##'} instead"
            self.ledger.add(f"line {number}", "a card holds no other headings", mend)
            return False
        if part in self.found[-1].parts or (part == THEN and AGAIN in self.found[-1].parts):
            wrong = f"### {part} stands here twice, or below ### {AGAIN}"
            mend = f"keep one, in the order ### {THEN}, ### {AGAIN}"
            self.ledger.add(f"line {number}", wrong, mend)
        self.found[-1].parts.setdefault(part, [])
        self.found[-1].starts[part] = number
        self.part = part
        return True


def unnamed(section: Section) -> str:
    """Propose an id for a section that has none."""
    words = re.findall(r"[a-z0-9]+", section.title.lower())
    return "-".join(words)[:40].strip("-") or "its-id"


def title_of(section: Section) -> str:
    return f"the card {quoted(section.title)}"
