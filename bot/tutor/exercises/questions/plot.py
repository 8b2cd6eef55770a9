"""Which picture is the true one: three or four pictures, exactly one of them right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import Choice, ChooseOne, letters_of
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.exercises.questions.options import MENDING, count_right, refitted, shuffled
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
class PlotOption:
    """A picture on offer; `description` says its shape in words."""

    id: str
    picture: PictureSpec
    description: str
    right: bool
    feedback: str
    misconception: str | None = None
    card: str = ""


@dataclass(frozen=True, slots=True)
class PlotTask:
    """Pictures of which exactly one is the true one."""

    options: tuple[PlotOption, ...]

    def option(self, option_id: str) -> PlotOption:
        return next(option for option in self.options if option.id == option_id)

    @property
    def key(self) -> PlotOption:
        return next(option for option in self.options if option.right)

    def pictures(self) -> tuple[PictureSpec, ...]:
        """Return what is drawn, in the order of the options: on the same axes, without names."""
        return on_one_scale([option.picture for option in self.options])

    def draw(self, randomness: Random) -> Drawn:
        return shuffled([option.id for option in self.options], randomness)

    def fit(self, drawn: Drawn) -> Drawn:
        return refitted(drawn, [option.id for option in self.options])

    def shown(self, drawn: Drawn) -> ChooseOne:
        pictures = dict(zip((o.id for o in self.options), self.pictures(), strict=True))
        return ChooseOne(
            tuple(
                Choice(id_, "", pictures[id_], self.option(id_).description) for id_ in drawn.order
            )
        )

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        chosen = self.option(self.shown(drawn).taken(reply).id)
        credit = 1.0 if chosen.right else 0.0
        return Verdict(
            chosen.right, credit, chosen.feedback, chosen.misconception, card=chosen.card
        )

    def told(self, drawn: Drawn) -> str:
        [letter] = letters_of(self.shown(drawn).options, [self.key.id])
        return f"**The answer is {letter}: {self.key.description}**"


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from repeated(table, "option", "description")
    right, options = count_right(table)
    if options and right != 1:
        wrong = f"{right} options are right and it must be exactly one"
        yield Flaw("", wrong, "write right = true in one option only")
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
    return PlotTask(
        tuple(
            PlotOption(
                *(row["id"], row["picture"], row["description"], row["right"]),
                *(row[FEEDBACK], row["misconception"], row["card"]),
            )
            for _, row in rows_in(table, "option")
        )
    )


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
