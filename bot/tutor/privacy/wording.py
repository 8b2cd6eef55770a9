"""Says in words what an entry is about and what was given, as far as the course still knows it.

It is handed what may be told only (`bot.tutor.privacy.untold`), and never asks the course what
would have been right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.tutor.classroom.written import WRITTEN
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.exercises.attempts import Activity, EntryKind
from bot.tutor.exercises.questions.free import FreeTask, SelfTicks
from bot.tutor.exercises.questions.inputs import PairUp, TypeIn
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.exercises.questions.sums import BRACES, SumError, filled
from bot.tutor.game.group import BY_NAME
from bot.tutor.game.own_rule import FREE, WORD
from bot.tutor.game.rivals import RivalsEntry
from bot.tutor.privacy.entry_kinds import ALONE, UNGIVEN, alone, said_of
from bot.tutor.privacy.html import without_marks
from bot.tutor.privacy.untold import UNTOLD

if TYPE_CHECKING:
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.privacy.kept import KeptPerson, KeptRow

PAIR = 2
NOTHING_TICKED = "(you ticked no idea)"
OF_CLASS = "A question that an instructor wrote for your class"
OPTION = re.compile(r"^o(\d+)$")
"""The id of an option of such a question."""


@dataclass(frozen=True, slots=True)
class SaidEntry:
    """What was asked, how what was given is introduced, what was given, and what came of it.

    Each may be "".
    """

    asked: str
    said: str
    given: str
    verdict: str


@dataclass(frozen=True, slots=True)
class EntryWords:
    """`drawn` are the numbers of each attempt; what is of all games stands by its id."""

    course: Course
    sentences: Mapping[str, str] = field(default_factory=dict)
    drawn: Mapping[object, Mapping[str, Mapping[str, float]]] = field(default_factory=dict)
    features: Mapping[str, str] = field(default_factory=dict)

    def lesson(self, row: KeptRow) -> Lesson | None:
        """Return the lesson that an entry belongs to; None for another or a lost one."""
        return self.course.lesson(_text(row, "lesson") or _text(row, "item").partition("/")[0])

    def of(self, row: KeptRow) -> SaidEntry:
        kind = _text(row, "kind")
        asked, given = self._asked_and_given(row)
        return SaidEntry(asked, said_of(kind), "" if kind in UNGIVEN else given, _verdict(row))

    def _asked_and_given(self, row: KeptRow) -> tuple[str, str]:
        kind, item, choice = _text(row, "kind"), _text(row, "item"), _choice(row)
        lesson, name = self.lesson(row), item.rpartition("/")[2]
        if kind in ALONE:
            return alone(kind, item, choice)
        if kind == RivalsEntry.PICK:
            return "", "; ".join(self.sentences.get(id_, id_) for id_ in _ids_in(row))
        of_lesson = None if row.get("activity") == Activity.GAME else lesson
        found = None if of_lesson is None else self._in_lesson(row, of_lesson, name)
        return found or self._elsewhere(row, item, choice)

    def _elsewhere(self, row: KeptRow, item: str, choice: str) -> tuple[str, str]:
        if item == WRITTEN:
            return OF_CLASS, OPTION.sub(r"option \1", choice)
        return self.sentences.get(item, item), choice or self._features(row)

    def _features(self, row: KeptRow) -> str:
        """Write which features were named for which side, by the names that people see."""
        named = [(name, side) for name, side in _pairs_in(row.get("payload")) if name != BY_NAME]
        return "; ".join(f"{self.features.get(name, _plain(name))}: {side}" for name, side in named)

    def _in_lesson(self, row: KeptRow, lesson: Lesson, name: str) -> tuple[str, str] | None:
        """Return what a lesson knows of an entry; None where it does not know it any more."""
        choice = _choice(row)
        card, question = lesson.card(name), lesson.question(name)
        if row["kind"] == EntryKind.PAIR:
            pairs = {pair.id: pair for pair in lesson.matching.pairs} if lesson.matching else {}
            term, meaning = pairs.get(name), pairs.get(choice)
            given = without_marks(meaning.definition) if meaning else choice
            return None if term is None else (without_marks(term.term), given)
        if question is not None and row["kind"] != EntryKind.TRY:
            is_answer = row["kind"] == EntryKind.ANSWER
            return self._stem(row, question), answer_in(question, row) if is_answer else choice
        return None if card is None else _on_card(card, row)

    def _stem(self, row: KeptRow, question: Question) -> str:
        """Write what was asked, with "…" for numbers that are not told or not known any more."""
        drawn = self.drawn.get(row.get("attempt_id"), {})
        numbers = drawn.get(_text(row, "item")) or drawn.get(question.id) or {}
        try:
            stem = filled(question.stem, numbers)
        except SumError:
            stem = question.stem
        is_drawn = question.task.fit(Drawn()).numbers
        return without_marks(BRACES.sub("…", stem) if is_drawn else stem)


def words_for(course: Course, told: KeptPerson) -> EntryWords:
    """Gather what the words of a person's entries need."""
    games = [lesson.game for lesson in course.lessons if lesson.game]
    subjects = [subject for game in games for subject in game.subjects]
    sentences = {one.id: one.text for subject in subjects for one in subject.sentences}
    features = {one.id: one.name for subject in subjects for one in subject.reader.features}
    plans = {row["id"]: row.get("plan") for row in told.rows_of("attempt") if "id" in row}
    drawn = {number: _numbers(plan) for number, plan in plans.items()}
    return EntryWords(course, sentences, drawn, features)


def _numbers(plan: object) -> Mapping[str, Mapping[str, float]]:
    """Return the numbers that were drawn, by the items' ids; nothing of what cannot be read."""
    kept = plan.get("numbers") if isinstance(plan, Mapping) else None
    return {
        item: {name: value for name, value in drawn.items() if isinstance(value, float | int)}
        for item, drawn in (kept.items() if isinstance(kept, Mapping) else ())
        if isinstance(drawn, Mapping)
    }


def answer_in(question: Question, row: KeptRow) -> str:
    """Write an answer with the texts of what was chosen; an id that is lost stays one."""
    choice, reply = _text(row, "choice"), row.get("payload")
    asked = question.task.shown(question.task.fit(Drawn()))
    if isinstance(question.task, FreeTask) and isinstance(reply, Mapping) and "ids" in reply:
        asked = SelfTicks(question.task, frozenset()).shown(Drawn())
        choice = choice or NOTHING_TICKED
    if isinstance(asked, TypeIn):
        return choice
    lines = (*asked.options, *(asked.left if isinstance(asked, PairUp) else ()))
    texts = {one.id: without_marks(one.text or one.description) for one in lines}
    if isinstance(asked, PairUp):
        left = {one.id: without_marks(one.text) for one in asked.left}
        right = {one.id: without_marks(one.text) for one in asked.options}
        pairs = _pairs_in(reply)
        return "; ".join(f"{left.get(a, a)}: {right.get(b, b)}" for a, b in pairs) or choice
    ordered = isinstance(reply, Mapping) and reply.get("reply") == "ordered"
    ids = _ids_in(row) or [choice]
    return (" → " if ordered else "; ").join(texts.get(id_, id_) for id_ in ids)


def _on_card(card: Card, row: KeptRow) -> tuple[str, str]:
    choice = _text(row, "choice")
    if row["kind"] == EntryKind.HANDS_ON and card.hands_on is not None:
        return without_marks(card.hands_on.ask), choice
    if row["kind"] != EntryKind.TRY or card.tried is None:
        return without_marks(card.title), choice
    answers = card.tried.answers if isinstance(card.tried, ChoiceTry) else ()
    given = next((without_marks(one.text) for one in answers if one.id == choice), choice)
    return without_marks(card.tried.ask), given or "(you only looked)"


def _choice(row: KeptRow) -> str:
    """Return what was given; the choice of a step is how many were done, and its reply is typed."""
    if row.get("kind") != EntryKind.STEP:
        return _text(row, "choice")
    reply = row.get("payload")
    return str(reply.get("text") or "") if isinstance(reply, Mapping) else ""


def _plain(feature: str) -> str:
    return feature.removeprefix(WORD).removeprefix(FREE)


def _ids_in(row: KeptRow) -> list[str]:
    reply = row.get("payload")
    kept = reply.get("ids") or () if isinstance(reply, Mapping) else ()
    return [str(one) for one in kept]


def _pairs_in(reply: object) -> list[tuple[str, str]]:
    kept = reply.get("pairs") or () if isinstance(reply, Mapping) else ()
    pairs = [pair for pair in kept if isinstance(pair, list | tuple) and len(pair) == PAIR]
    return [(str(left), str(right)) for left, right in pairs]


def _verdict(row: KeptRow) -> str:
    right, credit, sure = row.get("right"), row.get("credit"), row.get("confidence")
    told = [] if sure is None else [f"You were {sure}% sure."]
    if UNTOLD in {str(right), str(credit)}:
        return " ".join([*told, "Whether it was right is told once this is over."])
    if isinstance(credit, float | int) and not right and 0 < credit < 1:
        told.append(f"Partly right: {credit:.0%}.")
    elif right is not None:
        told.append("Right." if right else "Not right.")
    return " ".join(told)


def _text(row: KeptRow, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)
