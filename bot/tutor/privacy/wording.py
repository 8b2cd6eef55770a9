"""Says in words what an entry is about and what was given, as far as the course still knows it.

It is handed what may be told only (`bot.tutor.privacy.untold`), and never asks the course what
would have been right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.tutor.course.cards import ChoiceTry
from bot.tutor.exercises.attempts import Activity, EntryKind
from bot.tutor.exercises.questions.inputs import PairUp, TypeIn
from bot.tutor.exercises.questions.kind import Drawn
from bot.tutor.exercises.questions.sums import BRACES, SumError, filled
from bot.tutor.game.partner import PartnerEntry
from bot.tutor.game.state import GameEntry
from bot.tutor.privacy.html import without_marks
from bot.tutor.privacy.untold import UNTOLD

if TYPE_CHECKING:
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.privacy.kept import KeptPerson, KeptRow

PAIR = 2
ANSWERED, WROTE = "You answered", "You wrote"
SAID = {
    EntryKind.WORDS: WROTE,
    EntryKind.CORRECTION: WROTE,
    EntryKind.RULE: "Your rule",
    EntryKind.HINT: "Hints that you asked for",
    EntryKind.SPLIT: "You asked for it in steps",
    EntryKind.STEP: "In a step you answered",
    EntryKind.HANDS_ON: "You found by hand",
    EntryKind.REJUDGED: "It counts for more now, as the key was corrected",
    EntryKind.PREDICTION: "You said",
    GameEntry.SUBJECT: "You chose the game",
    GameEntry.FEATURES: "You named",
    PartnerEntry.MARK: "You marked what your partner said as",
    PartnerEntry.PICK: "You picked this sentence",
    "reason": "Your reason",
    "arena-rule": "Your rule",
    "report": "You reported it",
    "start": "You began the game",
    "read": "You read it",
    "accept": "You took part",
    "finish": "You came to the end",
}
"""How what was given is introduced, by the kind of the entry; else by ANSWERED or the kind."""


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
    """`sentences` are those of all games by their ids, `drawn` the numbers of each attempt."""

    course: Course
    sentences: Mapping[str, str] = field(default_factory=dict)
    drawn: Mapping[object, Mapping[str, Mapping[str, float]]] = field(default_factory=dict)

    def lesson(self, row: KeptRow) -> Lesson | None:
        """Return the lesson that an entry belongs to; None for another or a lost one."""
        return self.course.lesson(_text(row, "lesson") or _text(row, "item").partition("/")[0])

    def of(self, row: KeptRow) -> SaidEntry:
        kind = _text(row, "kind")
        asked, given = self._asked_and_given(row)
        usual = ANSWERED if kind in USUAL else kind.replace("-", " ").capitalize()
        return SaidEntry(asked, SAID.get(kind, usual), given, _verdict(row))

    def _asked_and_given(self, row: KeptRow) -> tuple[str, str]:
        kind, item, choice = (_text(row, name) for name in ("kind", "item", "choice"))
        lesson, name = self.lesson(row), item.rpartition("/")[2]
        pairs = _pairs(row) if kind in {GameEntry.FEATURES, EntryKind.CORRECTION} else ""
        if kind in ALONE:
            return _alone(kind, item, choice)
        if lesson is not None and row.get("activity") != Activity.GAME:
            found = self._in_lesson(row, lesson, name)
            if found is not None:
                return found
        if item in self.sentences:
            return self.sentences[item], choice or pairs
        return item, choice or pairs or _pairs(row)

    def _in_lesson(self, row: KeptRow, lesson: Lesson, name: str) -> tuple[str, str] | None:
        """Return what a lesson knows of an entry; None where it does not know it any more."""
        choice = _text(row, "choice")
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


ALONE = frozenset({EntryKind.RULE, GameEntry.SUBJECT, "start"})
"""Kinds of entries that are about no sentence of ours."""
USUAL = frozenset({EntryKind.ANSWER, EntryKind.PAIR, EntryKind.TRY, "answer"})


def _alone(kind: str, item: str, choice: str) -> tuple[str, str]:
    if kind == EntryKind.RULE:
        return f"A sentence that would break it: {item}" if item else "", choice
    return "", choice.replace("-", " ")


def words_for(course: Course, told: KeptPerson) -> EntryWords:
    """Gather what the words of a person's entries need."""
    sentences = {
        one.id: one.text
        for lesson in course.lessons
        for subject in (lesson.game.subjects if lesson.game else ())
        for one in subject.sentences
    }
    plans = {row["id"]: row.get("plan") for row in told.rows_of("attempt") if "id" in row}
    drawn = {number: _numbers(plan) for number, plan in plans.items()}
    return EntryWords(course, sentences, drawn)


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
    if isinstance(asked, TypeIn):
        return choice
    lines = (*asked.options, *(asked.left if isinstance(asked, PairUp) else ()))
    texts = {one.id: without_marks(one.text or one.description) for one in lines}
    if isinstance(asked, PairUp):
        left = {one.id: without_marks(one.text) for one in asked.left}
        right = {one.id: without_marks(one.text) for one in asked.options}
        pairs = _pairs_in(reply)
        return "; ".join(f"{left.get(a, a)}: {right.get(b, b)}" for a, b in pairs) or choice
    kept = reply if isinstance(reply, Mapping) else {}
    between = " → " if kept.get("reply") == "ordered" else "; "
    ids = [str(one) for one in kept.get("ids") or ()]
    return between.join(texts.get(id_, id_) for id_ in ids or [choice])


def _on_card(card: Card, row: KeptRow) -> tuple[str, str]:
    choice = _text(row, "choice")
    if row["kind"] == EntryKind.HANDS_ON and card.hands_on is not None:
        return without_marks(card.hands_on.ask), choice
    if row["kind"] != EntryKind.TRY or card.tried is None:
        return without_marks(card.title), choice
    answers = card.tried.answers if isinstance(card.tried, ChoiceTry) else ()
    given = next((without_marks(one.text) for one in answers if one.id == choice), choice)
    return without_marks(card.tried.ask), given or "(you only looked)"


def _pairs(row: KeptRow) -> str:
    return "; ".join(": ".join(pair) for pair in _pairs_in(row.get("payload")))


def _pairs_in(reply: object) -> list[tuple[str, str]]:
    kept = reply.get("pairs") or () if isinstance(reply, Mapping) else ()
    pairs = [pair for pair in kept if isinstance(pair, list | tuple) and len(pair) == PAIR]
    return [(str(left), str(right)) for left, right in pairs]


def _verdict(row: KeptRow) -> str:
    right, credit, sure = row.get("right"), row.get("credit"), row.get("confidence")
    told = [] if sure is None else [f"You were {sure} % sure."]
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
