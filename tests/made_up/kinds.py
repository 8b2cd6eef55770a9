"""Two made-up kinds of questions: a statement that holds or not, and one that nobody can grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import Choice, ChooseOne, TypeIn
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.shapes import FEEDBACK, FlagKey, Flaw, LineKey

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from bot.tutor.exercises.replies import Reply


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that is true or false."""

    holds: bool
    feedback: str

    def draw(self, randomness: Random) -> Drawn:
        return Drawn(("yes", "no") if randomness.random() < 0.5 else ("no", "yes"))

    def fit(self, drawn: Drawn) -> Drawn:
        return drawn if drawn.order else Drawn(("yes", "no"))

    def shown(self, drawn: Drawn) -> ChooseOne:
        texts = {"yes": "That is true", "no": "That is false"}
        return ChooseOne(tuple(Choice(id_, texts[id_]) for id_ in drawn.order))

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        right = (self.shown(drawn).taken(reply).id == "yes") is self.holds
        return Verdict(right, float(right), "" if right else self.feedback)

    def told(self, drawn: Drawn) -> str:
        del drawn
        return f"**It is {'true' if self.holds else 'false'}**"


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    if "?" in table.get("stem", ""):
        yield Flaw("stem", "a statement asks nothing", "take the question mark out")


STATEMENT = QuestionKind(
    "statement",
    {"holds": FlagKey(), FEEDBACK: LineKey(300)},
    _flaws,
    lambda table: Statement(table["holds"], table[FEEDBACK]),
)


@dataclass(frozen=True, slots=True)
class Thought:
    """A free text, taken as it is and held against a model answer by whoever wrote it."""

    model: str

    def draw(self, randomness: Random) -> Drawn:
        del randomness
        return Drawn()

    def fit(self, drawn: Drawn) -> Drawn:
        return drawn

    def shown(self, drawn: Drawn) -> TypeIn:
        del drawn
        return TypeIn("A sentence", 300)

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        self.shown(drawn).taken(reply)
        return Verdict(right=None, credit=0.5, feedback="Hold it against this one.")

    def told(self, drawn: Drawn) -> str:
        del drawn
        return f"**One could say: {self.model}**"


THOUGHT = QuestionKind(
    "thought", {"model": LineKey(300)}, lambda _: (), lambda table: Thought(table["model"])
)
