"""Which picture is the true one: three or four pictures, exactly one of them right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import Choice, ChooseOne
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.exercises.questions.options import MENDING, not_one_right, read_options
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.pictures.kind import on_one_scale
from bot.tutor.shapes import (
    FEEDBACK,
    FlagKey,
    Flaw,
    IdKey,
    LineKey,
    PictureKey,
    RowsKey,
    Shape,
    TagKey,
    repeated,
    rows_in,
)

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.exercises.replies import Reply
    from bot.tutor.pictures.kind import PictureSpec


@dataclass(frozen=True, slots=True)
class PlotTask:
    """Pictures of which exactly one is the true one.

    The text of an option says the shape of its picture in words. `specs` are by the option's id.
    """

    choice: SingleChoice
    specs: Mapping[str, PictureSpec]

    def pictures(self) -> tuple[PictureSpec, ...]:
        """Return what is drawn, in the order of the options: on the same axes, without names."""
        return on_one_scale([self.specs[option.id] for option in self.choice.options])

    def draw(self, randomness: Random) -> Drawn:
        return self.choice.draw(randomness)

    def fit(self, drawn: Drawn) -> Drawn:
        return self.choice.fit(drawn)

    def shown(self, drawn: Drawn) -> ChooseOne:
        pictures = dict(zip((o.id for o in self.choice.options), self.pictures(), strict=True))
        texts = {option.id: option.text for option in self.choice.options}
        return ChooseOne(tuple(Choice(i, "", pictures[i], texts[i]) for i in drawn.order))

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        return self.choice.judge(drawn, reply)

    def told(self, drawn: Drawn) -> str:
        return self.choice.told(drawn)


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from repeated(table, "option", "description")
    yield from not_one_right(table)
    rows = rows_in(table, "option")
    lengths = {len(row["description"].split()) for _, row in rows if row.get("description")}
    if len(lengths) > 1:
        wrong = "the descriptions have different numbers of words, which could give the key away"
        yield Flaw("option", wrong, "write as many words in each")
    drawn: list[Any] = []
    for place, row in rows:
        if row.get("picture") is not None and row["picture"] in drawn:
            wrong = "this is the same picture as that of another option"
            yield Flaw(f"option[{place}].picture", wrong, "draw something else, or take it out")
        drawn.append(row.get("picture"))


def _read(table: Mapping[str, Any]) -> PlotTask:
    specs = {row["id"]: row["picture"] for _, row in rows_in(table, "option")}
    return PlotTask(SingleChoice(read_options(table, "description")), specs)


OPTION: Shape = {
    "id": IdKey(),
    "picture": PictureKey(),
    "description": LineKey(60),
    "right": FlagKey(),
    FEEDBACK: LineKey(300),
    "misconception": TagKey(),
    "card": MENDING,
}
SHAPE: Shape = {"picture": PictureKey(), "option": RowsKey(OPTION, 3, 4)}
PLOT = QuestionKind("plot", SHAPE, _flaws, _read)
