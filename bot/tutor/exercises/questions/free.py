"""A sentence or two in one's own words. No machine fails them: the person has the last word.

The program names the ideas that it found and shows a model answer; then the person ticks the ideas
that their answer has, and takes back what was found and is not there. What is ticked counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.ideas import finds_nothing, found_in
from bot.tutor.exercises.questions.inputs import Choice, ChooseSeveral, TypeIn
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.shapes import AmountKey, Flaw, IdKey, LineKey, LinesKey, RowsKey, Shape, rows_in

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.exercises.replies import Reply

MOST_TYPED = 400
NONE_FOUND = (
    "I only look for certain words and did not spot them, which says little. "
    "Compare with this answer, and tick what yours has."
)


@dataclass(frozen=True, slots=True)
class IdeaGroup:
    """An idea that belongs into an answer: `words` show it, `missing` is said without it."""

    name: str
    words: tuple[str, ...]
    idea: str
    missing: str


@dataclass(frozen=True, slots=True)
class FreeTask:
    """`need` is how many of the ideas are enough for full credit."""

    groups: tuple[IdeaGroup, ...]
    need: int
    model: str

    def draw(self, randomness: Random) -> Drawn:
        del randomness  # there is nothing to draw
        return Drawn()

    def fit(self, drawn: Drawn) -> Drawn:
        del drawn
        return Drawn()

    def shown(self, drawn: Drawn) -> TypeIn:
        del drawn
        return TypeIn("A sentence or two in your own words", MOST_TYPED, long=True)

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        """Look for the ideas in what was typed; how much it counts is asked next."""
        text = self.shown(drawn).taken(reply).text
        found = frozenset(group.name for group in self.groups if found_in(text, group.words))
        return Verdict(
            right=None,
            credit=min(1.0, len(found) / self.need),
            feedback=f"{self._heard(found)}\n{self.told(drawn)}",
            follow_up=SelfTicks(self, found),
        )

    def told(self, drawn: Drawn) -> str:
        del drawn
        return f"**A model answer:** {self.model}"

    def _heard(self, found: frozenset[str]) -> str:
        if not found:
            return NONE_FOUND
        missing = " ".join(group.missing for group in self.groups if group.name not in found)
        return f"I found words for this: {self.ideas(found)}. {missing}".strip()

    def ideas(self, names: frozenset[str]) -> str:
        return "; ".join(group.idea for group in self.groups if group.name in names)


@dataclass(frozen=True, slots=True)
class SelfTicks:
    """Which ideas an answer has, as the person says; those that were `found` are ticked first."""

    task: FreeTask
    found: frozenset[str]

    def draw(self, randomness: Random) -> Drawn:
        del randomness  # there is nothing to draw
        return Drawn()

    def fit(self, drawn: Drawn) -> Drawn:
        del drawn
        return Drawn()

    def shown(self, drawn: Drawn) -> ChooseSeveral:
        del drawn
        ideas = tuple(Choice(group.name, group.idea) for group in self.task.groups)
        ticked = tuple(group.name for group in self.task.groups if group.name in self.found)
        return ChooseSeveral(ideas, least=0, ticked=ticked)

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        has = frozenset(self.shown(drawn).taken(reply).ids)
        missing = " ".join(g.missing for g in self.task.groups if g.name not in has)
        enough = len(has) >= self.task.need
        told = f"Ticked: {self.task.ideas(has)}. " if has else ""
        return Verdict(
            right=None,
            credit=min(1.0, len(has) / self.task.need),
            feedback=f"{told}{'That is enough.' if enough else missing}",
        )

    def told(self, drawn: Drawn) -> str:
        return self.task.told(drawn)


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    groups = rows_in(table, "group")
    names = [row.get("name") for _, row in groups]
    for place, name in enumerate(names):
        if name is not None and name in names[:place]:
            yield Flaw(f"group[{place}].name", "two groups have this name", "give one a new name")
    for place, row in groups:
        yield from _idle_words(place, row.get("words"))
    need = table.get("need")
    if groups and need is not None and need not in range(1, len(groups) + 1):
        wrong = f"{need:g} of {len(groups)} groups cannot be needed"
        yield Flaw("need", wrong, f"write a whole number from 1 to {len(groups)}")


def _idle_words(place: int, words: object) -> Iterable[Flaw]:
    for number, word in enumerate(words if isinstance(words, list | tuple) else ()):
        if isinstance(word, str) and finds_nothing(word):
            wrong = "there is nothing to look for in this but an article or a mark"
            where = f"group[{place}].words[{number}]"
            yield Flaw(where, wrong, "write a word that shows the idea")


def _read(table: Mapping[str, Any]) -> FreeTask:
    groups = tuple(
        IdeaGroup(row["name"], tuple(row["words"]), row["idea"].rstrip("."), row["missing"])
        for _, row in rows_in(table, "group")
    )
    return FreeTask(groups, int(table["need"]), table["model"])


GROUP: Shape = {
    "name": IdKey(),
    "words": LinesKey(1, 30, 40),
    "idea": LineKey(100),
    "missing": LineKey(300),
}
SHAPE: Shape = {"group": RowsKey(GROUP, 2, 3), "need": AmountKey(), "model": LineKey(300)}
FREE = QuestionKind("free", SHAPE, _flaws, _read)
