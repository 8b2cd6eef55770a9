"""Lesson prose: front matter between lines of three plus signs, then a card for each ## title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.content.problems import quoted
from bot.content.schema import CARD_MOST, TITLE_MOST, FrontMatter
from bot.content.texts import FENCE, hidden_sign, length_fault, on_one_line, reflowed
from bot.content.toml_files import parsed_toml, validated
from bot.tutor.course.cards import Card

if TYPE_CHECKING:
    from bot.content.problems import Ledger

EDGE = "+++"
HEADING = re.compile(r"(#{1,6})\s*(.*)")


@dataclass(frozen=True, slots=True)
class Section:
    """A title, the number of its line, and the lines below it."""

    title: str
    line: int
    lines: list[str]


def front_matter(text: str, ledger: Ledger) -> tuple[FrontMatter | None, int]:
    """Read the table at the top. Return it, and the number of the first line of prose.

    Return None for a table that is missing or wrong, which the ledger then holds.
    """
    lines = text.split("\n")
    if lines[0].strip() != EDGE:
        ledger.add(
            "line 1",
            "the front matter is missing",
            "begin with a line +++, then title, summary and minutes, then another line +++",
        )
        return None, 1
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == EDGE), None)
    if end is None:
        ledger.add("line 1", "the front matter has no end", "close it with another line +++")
        return None, len(lines) + 1
    table = parsed_toml("\n".join(lines[1:end]), ledger, first_line=2)
    read = None if table is None else validated(FrontMatter, table, ledger, "front matter, ")
    return read, end + 2


def cards(text: str, first_line: int, ledger: Ledger) -> tuple[Card, ...]:
    """Read the cards from `first_line` on (counted from 1) and report what is wrong with them."""
    lines = text.split("\n")[first_line - 1 :]
    for number, line in enumerate(lines, first_line):
        if fault := hidden_sign(line):
            ledger.add(f"line {number}", *fault)
    sections = _sections(lines, first_line, ledger)
    if not sections:
        ledger.add("", "there is no card", "begin one with a line such as: ## Its title")
    return tuple(_card(section, ledger) for section in sections)


def _sections(lines: list[str], first_line: int, ledger: Ledger) -> list[Section]:
    found = [Section("", first_line, [])]
    fence = 0
    for number, line in enumerate(lines, first_line):
        if line.count(FENCE) % 2:
            fence = 0 if fence else number
        heading = None if fence else HEADING.match(line)
        if heading and len(heading[1]) == 2:
            found.append(Section(on_one_line(heading[2]), number, []))
            continue
        if heading:
            ledger.add(f"line {number}", "a card holds no other headings", "use bold or ## instead")
        found[-1].lines.append(line)
    if fence:
        ledger.add(f"line {fence}", "this code block has no end", f"close it with {FENCE}")
    before = next((n for n, line in enumerate(found[0].lines, first_line) if line.strip()), None)
    if before is not None:
        ledger.add(f"line {before}", "text before the first title", "move it below a ## line")
    return found[1:]


def _card(section: Section, ledger: Ledger) -> Card:
    text = reflowed(section.lines)
    for part, most in ((section.title, TITLE_MOST), (text, CARD_MOST)):
        if fault := length_fault(part, most):
            wrong, mend = fault
            name = "title" if part is section.title else f"text of the card {quoted(section.title)}"
            ledger.add(f"line {section.line}", f"{name}: {wrong}", mend)
    return Card(section.title, text)
