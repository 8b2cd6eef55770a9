"""Ana takes a whole plain lesson by custom ids alone, and notes what each card carries."""

from __future__ import annotations

import csv
import json
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.content.small_course import QUESTIONS, SENTENCES
from tests.pinned.school import LESSON, TWO_FEATURES, ids_of, mark, said_by_form
from tests.ui.reading import parts

if TYPE_CHECKING:
    import simcord

    from tests.pinned.school import School

LETTERS = "ABCDEFGH"
LABELS = {row["id"]: row["label"] for row in csv.DictReader(SENTENCES.splitlines())}
SUBJECT = "formal-or-casual"


def exercises() -> dict[str, Any]:
    """Return the lesson's own questions and pairs."""
    return tomllib.loads(QUESTIONS)


def offers_of(components: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Return the values that each menu and radio group offers, by its custom id."""
    return {
        part["custom_id"]: [option["value"] for option in part["options"]]
        for part in parts(components)
        if "options" in part
    }


@dataclass
class LessonWalk:
    """`ids` and `offers` are those of the cards by stage."""

    school: School
    card: simcord.ResponseMessage
    ids: dict[str, list[str]] = field(default_factory=dict)
    offers: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    async def press(self, stage: str, custom_id: str, *values: str) -> None:
        """Press what is really on the card, and note what the next one carries."""
        assert custom_id in ids_of(self.card.components)
        await self.school.press(self.card, custom_id, *values)
        self.ids[stage] = ids_of(self.card.components)
        self.offers[stage] = offers_of(self.card.components)

    def mark(self, step: int) -> str:
        return mark(step, self.school.settings.lessons)

    async def read(self) -> None:
        """Turn all cards; the exercise comes after the last one."""
        await self.school.press(self.card, f"lesson-open:{LESSON}")
        self.ids["first card"] = ids_of(self.card.components)
        for number in range(2, 5):
            await self.press("matching", f"lesson-card:1:{number}")

    async def match(self) -> None:
        definitions = self._orders()["definitions"]
        for step, pair in enumerate(exercises()["matching"]["pair"]):
            term, letter = pair["id"], LETTERS[definitions.index(pair["id"])]
            await self.press("term picked", f"match-term:1:{self.mark(step)}", term)
            await self.press("matched", f"match-pair:1:{self.mark(step)}:{term}", letter)

    async def answer(self) -> None:
        """Answer the first question at the second try, and the other one at once and surely."""
        await self.press("question", f"lesson-on:{LESSON}")
        drawn = self._orders()
        asked = {question["id"]: question for question in exercises()["question"]}
        first, other = (self._letters(asked[item]) for item in drawn)
        await self.press("second try", f"quiz:2:{self.mark(0)}:{first[1]}:")
        await self.press("answered", f"quiz:2:{self.mark(1)}:{first[0]}:")
        await self.press("other question", "quiz-next:2")
        await self.press("sure", f"quiz-sure-pick:2:{self.mark(2)}:-", "80")
        await self.press("all answered", f"quiz:2:{self.mark(2)}:{other[0]}:80")

    async def play(self) -> None:
        """Be wrong about the second sentence and the first trap, say so, and write the rule."""
        await self.press("result", f"lesson-on:{LESSON}")
        await self.press("game", "lesson-past:1")
        await self.send("sentence", f"game-named:3:{self.mark(0)}", TWO_FEATURES)
        await self.press("next sentence", self.lock(1, "formal", 60))
        await self.press("wrong", self.lock(2, "formal", 95))
        correction = said_by_form("slang words", "", "too low")
        await self.send("corrected", f"game-correction:3:{self.mark(3)}", correction)
        await self.press("trap", self.lock(4, "formal", 80))
        await self.press("trapped", self.lock(5, self.wrong_side, 80))
        correction = said_by_form("", "the word was", "too high")
        await self.send("side", f"game-correction:3:{self.mark(6)}", correction)
        await self.press("test", f"game-side:3:{self.mark(7)}:{LABELS[self.trap]}")
        for step, sentence in enumerate(self.unseen, start=8):
            label = LABELS[sentence] or "casual"
            await self.press("rule", self.lock(step, label, 80))
        rule = [{"type": 4, "custom_id": "rule", "value": "Slang words point to casual."}]
        await self.send("played", f"game-written:3:{self.mark(14)}", rule)
        await self.press("one by one", "game-tests:3")
        await self.press("played", "game-show:3")

    @property
    def trap(self) -> str:
        """The first of the harder sentences that were drawn."""
        return self._orders()[f"{SUBJECT}/traps"][0]

    @property
    def wrong_side(self) -> str:
        return "casual" if LABELS[self.trap] == "formal" else "formal"

    @property
    def unseen(self) -> list[str]:
        return self._orders()[f"{SUBJECT}/unseen"]

    def lock(self, step: int, label: str, sure: int) -> str:
        return f"game-lock:3:{self.mark(step)}:{label}:{sure}"

    async def send(self, stage: str, custom_id: str, fields: list[dict[str, Any]]) -> None:
        """Send a form in, whose id is on no card, and note what the next card carries."""
        await self.school.submit(custom_id, fields, self.card)
        self.ids[stage] = ids_of(self.card.components)

    async def finish(self) -> None:
        await self.press("debrief", f"lesson-debrief:{LESSON}")
        await self.press("done", "lesson-finish:1")

    async def whole(self) -> None:
        for part in (self.read, self.match, self.answer, self.play, self.finish):
            await part()

    def _orders(self) -> dict[str, list[str]]:
        """Return the orders that were drawn for the exercise that was begun last."""
        [(kept,)] = self.school.rows("SELECT plan FROM attempt ORDER BY id DESC LIMIT 1")
        orders: dict[str, list[str]] = json.loads(kept)["orders"]
        return orders

    def _letters(self, question: dict[str, Any]) -> tuple[str, str]:
        """Return the letter of the right option, and that of a wrong one."""
        shown = self._orders()[question["id"]]
        right = next(option["id"] for option in question["option"] if option.get("right"))
        wrong = next(option for option in shown if option != right)
        return LETTERS[shown.index(right)], LETTERS[shown.index(wrong)]
