"""Several of two to eight options are right, and all of them are to be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import ChooseSeveral, letters_of
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.exercises.questions.options import (
    Option,
    choices_in,
    count_right,
    options_key,
    read_options,
    refitted,
    shuffled,
)
from bot.tutor.shapes import Flaw, repeated

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.exercises.replies import Reply

MOST_SAID = 1500  # characters about single options; with their texts more may not fit a card


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """Options of which at least one is right and at least one is wrong."""

    options: tuple[Option, ...]

    def draw(self, randomness: Random) -> Drawn:
        return shuffled([option.id for option in self.options], randomness)

    def fit(self, drawn: Drawn) -> Drawn:
        return refitted(drawn, [option.id for option in self.options])

    def shown(self, drawn: Drawn) -> ChooseSeveral:
        texts = {option.id: option.text for option in self.options}
        return ChooseSeveral(choices_in(drawn, texts))

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        """Give the share of right options that were chosen less that of wrong ones, at least 0.

        It is Youden's J (Cancer 3, 1950): choosing all, or choosing blindly, is worth nothing.
        """
        shown = self.shown(drawn)
        ids = shown.taken(reply).ids
        picked = [option for option in self._in_order(drawn) if option.id in ids]
        hits = [option for option in picked if option.right]
        said = _lines(shown, picked)
        slips = [option for option in picked if not option.right]
        rights = sum(option.right for option in self.options)
        credit = max(0.0, len(hits) / rights - len(slips) / (len(self.options) - rights))
        if len(hits) == rights and not slips:
            return Verdict(
                right=True, credit=1.0, feedback=_lines(shown, picked, words=True), exact=True
            )
        missed = [o for o in self._in_order(drawn) if o.right and o not in hits]
        return Verdict(
            right=False,
            credit=credit,
            feedback=said,
            headline=_headline(len(hits), len(missed), len(slips)),
            misconception=next((o.misconception for o in slips if o.misconception), None),
            card=next((o.card for o in slips if o.card), ""),
            missed=_lines(shown, missed, MOST_SAID - len(said)),
        )

    def _in_order(self, drawn: Drawn) -> list[Option]:
        """Return the options as they are shown."""
        by_id = {option.id: option for option in self.options}
        return [by_id[id_] for id_ in drawn.order]

    def told(self, drawn: Drawn) -> str:
        right = {option.id: option.text for option in self.options if option.right}
        shown = [option for option in self.shown(drawn).options if option.id in right]
        letters = letters_of(self.shown(drawn).options, [option.id for option in shown])
        lines = (f"{letter}: {o.text}" for letter, o in zip(letters, shown, strict=True))
        return "\n".join(["**The right ones are:**", *lines])


def _lines(
    shown: ChooseSeveral, options: list[Option], most: int = MOST_SAID, *, words: bool = False
) -> str:
    """Say whether each option is right, and its line as far as `most` characters hold them.

    With `words` it tells what the options say as well, which is told nowhere else then.
    """
    letters = letters_of(shown.options, [option.id for option in options])
    lines, left = [], most
    for letter, option in zip(letters, options, strict=True):
        said = f"· {option.text}" if words else f"is {'' if option.right else 'not '}right."
        judged = f"{'✅' if option.right else '❌'} **{letter}** {said}"
        line = f"{judged}{':' if words else ''} {option.feedback}"
        left -= len(line) + 1
        lines.append(line if left >= 0 else judged)
    return "\n".join(lines)


def _headline(hits: int, missed: int, slips: int) -> str:
    """Say what is amiss: too few, too many, or both. How many are right is no secret any more."""
    fewer = "one right answer is missing" if missed == 1 else f"{missed} right answers are missing"
    more = "one letter is too many" if slips == 1 else f"{slips} letters are too many"
    if not missed:
        return f"Not quite: {more}."
    if not slips:
        return f"Not all of it: {fewer}."
    return f"Not quite: {more}, and {fewer}." if hits else f"Not {_these(slips)}: {fewer}."


def _these(slips: int) -> str:
    return "that one" if slips == 1 else "these"


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from repeated(table, "option", "text")
    right, options = count_right(table)
    if options and not 0 < right < options:
        wrong = f"{right} of {options} options are right"
        yield Flaw("", wrong, "write right = true in at least one option, and not in all of them")


def _read(table: Mapping[str, Any]) -> MultipleChoice:
    return MultipleChoice(read_options(table))


MULTIPLE = QuestionKind("multiple", {"option": options_key(8)}, _flaws, _read)
