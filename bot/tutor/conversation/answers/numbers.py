"""Where a number of the course comes from: the sum in code marks that gives it, step by step."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from bot.tutor.conversation.answers.composing import Quotation
from bot.tutor.conversation.answers.passages import OF_CARDS, PassageKind
from bot.tutor.conversation.answers.sentences import LIST_LINE, statements_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.tutor.conversation.answers.passages import Passage
    from bot.tutor.course.course import Course

MARK = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
NUMBER = re.compile(r"(?<![\w.])[-+\u2212]?\d+(?:,\d{3})*(?:[.,]\d+)?%?(?![\w]|[.,]\d)")
SIGN = re.compile(r"\s*[=\u2248]\s*")
OPERATION = re.compile(r"[×÷/+^²(]|\s[-\u2212]\s|\b(?:ln|sigmoid|tanh|e)\b")
TOLD_FROM = OF_CARDS | {PassageKind.DEFINITION, PassageKind.SLIP}
"""Where a number is told from: to somebody who answered, also what was explained then."""
UNKNOWN = (
    "I cannot find {number} in the lessons. Where did you see it? Tell me a word or two that stood "
    "beside it, or the lesson."
)
MEASURED = "It is not the result of a sum: a training gave it, and it was read off."
MOST_PLACES, MOST_STEPS = 2, 3


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """One place where a number stands: the sentence, and the `sum` that gives it, "" for none."""

    passage: Passage
    sentence: str
    sum: str = ""


@dataclass(frozen=True, slots=True)
class NumberIndex:
    """The places of each number, by its value; results of sums stand before mere mentions."""

    course: Course
    places: Mapping[str, tuple[NumberPlace, ...]]


def value_of(typed: str) -> str:
    """Write a number as it is compared: "0,5", ".5" and "0.50" are alike; "" for no number."""
    found = re.search(r"[-+\u2212]?(?:\d+(?:,\d{3})+(?:\.\d+)?|\d*[.,]?\d+)\s*%?", typed)
    if found is None:
        return ""
    text = found[0].replace("\u2212", "-").replace(" ", "")
    percent = text.endswith("%")
    text = text.rstrip("%")
    thousands = re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", text) is not None
    text = text.replace(",", "" if thousands and not text.startswith("0") else ".")
    return f"{float(text):.10g}{'%' if percent else ''}"


def number_index(course: Course, passages: Collection[Passage]) -> NumberIndex:
    found: defaultdict[str, list[NumberPlace]] = defaultdict(list)
    for passage in passages:
        if passage.kind in TOLD_FROM or passage.question:
            for value, place in _places_in(passage):
                found[value].append(place)
    ordered = {value: tuple(_in_order(places)) for value, places in found.items()}
    return NumberIndex(course, ordered)


def told_number(
    index: NumberIndex, number: str, lesson: str = "", answered: Collection[str] = frozenset()
) -> Quotation | None:
    """Show how a number of the course comes about; None for one that stands nowhere.

    Of several places the two nearest to the person's `lesson` are told. What explains a question
    is told only where it is among those `answered`.
    """
    value = value_of(number)
    decimal = value_of(number.replace(",", "."))  # "2,120" may be meant either way
    known = next(
        (index.places[one] for one in (value, f"{value}%", decimal) if one in index.places), ()
    )
    usable = [one for one in known if _may_hear(one, answered)]
    summed = _nearest(index.course, [one for one in usable if one.sum], lesson)
    nearest = summed or _nearest(index.course, usable, lesson)
    if not nearest:
        return None
    text = "\n\n".join(_shown(index, one) for one in nearest)
    if not summed and _is_measured(index.course, value, nearest):
        text = f"{text}\n\n{MEASURED}"
    cards = dict.fromkeys((one.passage.lesson, one.passage.card) for one in nearest)
    questions = frozenset(one.passage.question for one in nearest if one.passage.question)
    return Quotation(text, tuple(cards), questions)


def unknown_number(number: str) -> str:
    """Say that a number stands nowhere in the course, and ask where it was seen."""
    value = value_of(number)
    return UNKNOWN.format(number=value or "that number")


def _places_in(passage: Passage) -> Iterator[tuple[str, NumberPlace]]:
    before = ""
    for said in statements_of(passage.text):
        sentence = (
            f"{before} {said.text}" if before and said.leans and not said.loose else said.text
        )
        before = "" if "\n" in said.text else said.text
        sums: dict[str, str] = {}
        for mark in MARK.findall(said.text):
            sides = SIGN.split(mark)
            if len(sides) > 1 and OPERATION.search(mark):
                sums |= {value_of(side): mark for side in sides[1:] if NUMBER.fullmatch(side)}
        values = {value_of(each) for each in NUMBER.findall(said.text)}
        for value in sorted(values | set(sums)):
            yield value, NumberPlace(passage, _about(sentence, value), sums.get(value, ""))


def _about(said: str, value: str) -> str:
    """Leave the lines of a list out that do not hold the number."""
    lines = [
        line
        for line in said.split("\n")
        if LIST_LINE.match(line) is None or value in map(value_of, NUMBER.findall(line))
    ]
    if len(lines) == 1:
        led = LIST_LINE.match(lines[0])
        return lines[0][led.end() :] if led else lines[0]
    return "\n".join(lines).strip()


def _in_order(places: list[NumberPlace]) -> list[NumberPlace]:
    """Put cards before explanations, and sums before mentions; the course's order stays."""
    late = PassageKind.SLIP
    return sorted(
        places, key=lambda one: (not one.sum, bool(one.passage.question), one.passage.kind is late)
    )


def _may_hear(place: NumberPlace, answered: Collection[str]) -> bool:
    return not place.passage.question or place.passage.question in answered


def _nearest(course: Course, places: list[NumberPlace], lesson: str) -> list[NumberPlace]:
    """Return one place a card, of the cards nearest to a lesson; the first ones without one."""
    by_card: dict[tuple[str, str], NumberPlace] = {}
    for one in places:
        by_card.setdefault((one.passage.lesson, one.passage.card), one)
    numbers = {each.id: each.number for each in course.lessons}
    here = numbers.get(lesson)
    found = list(by_card.values())
    if here is not None:
        found.sort(key=lambda one: abs(numbers.get(one.passage.lesson, 0) - here))
    return found[:MOST_PLACES]


def _shown(index: NumberIndex, place: NumberPlace) -> str:
    """Write the sentence, with the sums of the same card that lead to its numbers before it."""
    steps = [f"- `{each}`" for each in _leading(index, place)]
    return "\n".join([*steps, f"- {place.sentence}"]) if steps else place.sentence


def _leading(index: NumberIndex, place: NumberPlace) -> list[str]:
    """Return the sums on the card that give what this sum works with."""
    if not place.sum:
        return []
    results = {value_of(side) for side in SIGN.split(place.sum)[1:]}
    worked_with = [value_of(number) for number in NUMBER.findall(SIGN.split(place.sum)[0])]
    found: dict[str, None] = {}
    for value in worked_with:
        if value not in results:
            sums = (one.sum for one in index.places.get(value, ()) if _leads(one, place))
            found |= dict.fromkeys(islice(sums, 1))
    return list(found)[:MOST_STEPS]


def _leads(earlier: NumberPlace, place: NumberPlace) -> bool:
    """Whether a sum of the same card can stand before another: it does not need that one first."""
    one, other = earlier.passage, place.passage
    here = (one.lesson, one.card) == (other.lesson, other.card) and not one.question
    needs = map(value_of, NUMBER.findall(SIGN.split(earlier.sum)[0]))
    results = {value_of(side) for side in SIGN.split(place.sum)[1:]}
    return (
        bool(earlier.sum)
        and here
        and earlier.sum not in place.sentence
        and results.isdisjoint(needs)
    )


def _is_measured(course: Course, value: str, places: list[NumberPlace]) -> bool:
    """Whether a card says that a training gave this number."""
    for place in places:
        lesson = course.lesson(place.passage.lesson)
        card = lesson.card(place.passage.card) if lesson is not None else None
        facts = card.facts if card is not None else ()
        shown = (NUMBER.findall(fact.shown) for fact in facts)
        if any(value in map(value_of, numbers) for numbers in shown):
            return True
    return False
