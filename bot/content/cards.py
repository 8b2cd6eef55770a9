"""Cards of lessons: each section of lesson.md with its try, its picture and its hands-on step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.content.facts import facts_of
from bot.content.markdown import AGAIN, THEN, title_of, unnamed
from bot.content.problems import Ledger
from bot.content.schema import TITLE_MOST, BlockTable, HandsOnTable, TryTable
from bot.content.texts import length_fault
from bot.content.toml_files import parsed_toml, validated
from bot.tutor.course.cards import Card, CardPicture, ChoiceTry, HandsOn
from bot.tutor.course.tries import are_lettered, lettered_lines
from bot.tutor.course.try_kinds import TRIES
from bot.tutor.pictures.losses import revealed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.content.markdown import Section
    from bot.content.tables import KindReader
    from bot.tutor.by_hand.hands_on import HandsOnKind
    from bot.tutor.course.cards import Try

CARD_MOST, PART_MOST = 900, 450
"""Characters of all that is on the screen at once, and of what is read in one piece."""
WHEN = ("after", "before", "both")


@dataclass(frozen=True, slots=True)
class CardReader:
    """Reads the sections of one lesson.md."""

    rooms: Sequence[HandsOnKind]
    tables: KindReader
    ledger: Ledger

    def read(self, sections: Sequence[Section]) -> tuple[Card, ...]:
        """Return the cards, and report what is wrong with them; such cards are not to be taught."""
        return tuple(self._card(section) for section in sections)

    def _card(self, section: Section) -> Card:
        """Read the block of a section, if it has one, and make a card of both."""
        if not section.blocks:
            return self.made(section, {})
        block = section.blocks[0]
        table = parsed_toml(block.text, self.ledger, block.line)
        return self.made(section, table)

    def made(self, section: Section, table: dict[str, Any] | None) -> Card:
        """Make a card of a section and its block, which is None where it cannot be read."""
        at = f"card {section.id or section.title}, "
        ledger = Ledger(self.ledger.file, self.ledger.found, at)
        block = None if table is None else validated(BlockTable, table, ledger)
        tried = self._try(block.tried, ledger) if block else None
        card = Card(
            *(section.title, section.text(), section.id, section.text(THEN), section.text(AGAIN)),
            tried=tried,
            picture=self._picture(block.picture, block.tried, ledger) if block else None,
            hands_on=self._hands_on(block.hands_on, ledger) if block else None,
        )
        self._check_parts(section, block)
        self._check_lengths(section, card)
        if block is None:
            return card
        facts = facts_of(block.facts, card, self.tables.names.tasks, ledger)
        return replace(card, facts=facts)

    def _try(self, table: Mapping[str, Any], ledger: Ledger) -> Try | None:
        if not table:
            return None
        if "kind" not in table:
            ledger.add("try", 'key "kind" is missing', "write choice, belief or number")
            return None
        kind = self.tables.of_kind("try", TRIES, table["kind"], ("try", "kind"), ledger)
        read = kind and self.tables.read(kind, TryTable, table, ("try",), ledger)
        return read[0] if read else None

    def _picture(
        self, table: Mapping[str, Any], tried: Mapping[str, Any], ledger: Ledger
    ) -> CardPicture | None:
        if not table:
            return None
        drawn = {key: value for key, value in table.items() if key != "when"}
        when = table.get("when", WHEN[0])
        if when not in WHEN:
            ledger.add("picture.when", "this word is not known here", f"write {', '.join(WHEN)}")
        hides = "hidden" in table
        if hides and (when != "both" or not tried):
            wrong = "hidden is for a picture that stands before a try and after it"
            ledger.add("picture.hidden", wrong, 'write when = "both", or take hidden out')
        before = self.tables.picture(drawn, ("picture",), ledger)
        after = before if not hides or before is None else revealed(before)
        if not tried:
            return CardPicture(before, before)
        return CardPicture(
            before if when in ("before", "both") else None,
            after if when in ("after", "both") else None,
        )

    def _hands_on(self, table: Mapping[str, Any], ledger: Ledger) -> HandsOn | None:
        if not table:
            return None
        if "room" not in table:
            known = ", ".join(kind.name for kind in self.rooms)
            ledger.add("hands_on", 'key "room" is missing', f"write one of {known}")
            return None
        kind = self.tables.of_kind("step", self.rooms, table["room"], ("hands_on", "room"), ledger)
        read = kind and self.tables.read(kind, HandsOnTable, table, ("hands_on",), ledger)
        return HandsOn(read[1]["ask"], read[0], read[1]["done"]) if read else None

    def _check_parts(self, section: Section, block: BlockTable | None) -> None:
        tried = bool(block and block.tried)
        if tried and THEN not in section.parts:
            wrong = f"{title_of(section)} has a try and no ### {THEN}"
            self._add(section.line, wrong, "write the point that is told after the try")
        elif block and not tried and THEN in section.parts:
            wrong = f"there is no try before ### {THEN}"
            self._add(section.starts[THEN], wrong, "add a try, or move this text up")
        if AGAIN not in section.parts:
            wrong = f"{title_of(section)} has no ### {AGAIN}"
            self._add(section.line, wrong, "tell it once more in another image and shorter words")

    def _check_lengths(self, section: Section, card: Card) -> None:
        self._check_length("title", section.title, TITLE_MOST, section.line)
        text, line = section.text(), section.line
        name = f"text of {title_of(section)}"
        for part in (THEN, AGAIN):
            if part in section.parts:
                self._check_length(
                    f"### {part}", section.text(part), PART_MOST, section.starts[part]
                )
        if card.tried is None:
            self._check_length(name, text, CARD_MOST, line)
            return
        asked = text + asked_text(card.tried)
        self._check_length(f"{name} with its question", asked, PART_MOST, line)
        shown = asked + longest_line(card.tried) + card.then
        if text and card.then:
            self._check_length(f"{name} with all that follows the try", shown, CARD_MOST, line)

    def _check_length(self, name: str, text: str, most: int, line: int) -> None:
        if fault := length_fault(text, most):
            self._add(line, f"{name}: {fault[0]}", fault[1])

    def _add(self, line: int, wrong: str, mend: str) -> None:
        self.ledger.add(f"line {line}", wrong, mend)


def check_ids(sections: Sequence[Section], ledger: Ledger) -> None:
    """Report cards without an id that can be used, and ids that two cards have."""
    seen: dict[str, int] = {}
    for section in sections:
        where, card = f"line {section.line}", title_of(section)
        if not section.id:
            mend = f"write one behind its title, such as {{#{unnamed(section)}}}"
            ledger.add(where, f"{card} has no id", mend)
        elif not re.fullmatch(r"[a-z0-9-]{1,40}", section.id):
            wrong = f"the id of {card} cannot be used"
            ledger.add(where, wrong, "use 1 to 40 of the letters a-z, digits and hyphens")
        elif section.id in seen:
            wrong = f"the id of {card} stands at line {seen[section.id]} too"
            ledger.add(where, wrong, "give one a new id")
        seen.setdefault(section.id, section.line)


def asked_text(tried: Try) -> str:
    """Return what is read before a try: its question, and answers that do not fit on buttons."""
    if not isinstance(tried, ChoiceTry):
        return tried.ask
    return tried.ask + "".join(lettered_lines(tried) if are_lettered(tried) else ())


def lines_of(tried: Try) -> tuple[str, ...]:
    """Return all lines that may be said after a try."""
    if isinstance(tried, ChoiceTry):
        return tuple(answer.feedback for answer in tried.answers)
    return (tried.fits, tried.other, *(slip.feedback for slip in tried.wrong))


def longest_line(tried: Try) -> str:
    return max(lines_of(tried), key=len)


def debrief_card(sections: Sequence[Section], ledger: Ledger) -> Card | None:
    """Return the one card of debrief.md, or report and return None."""
    if len(sections) > 1:
        ledger.add("", f"{len(sections)} cards are too many", "keep exactly one ## title")
    for section in sections:
        for part, most in ((section.title, TITLE_MOST), (section.text(), CARD_MOST)):
            if fault := length_fault(part, most):
                wrong, mend = fault
                name = "title" if part is section.title else f"text of {title_of(section)}"
                ledger.add(f"line {section.line}", f"{name}: {wrong}", mend)
    return Card(sections[0].title, sections[0].text()) if sections else None
