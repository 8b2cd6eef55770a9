"""The kinds of questions that there are: to add one, write its file and put it into this list."""

from __future__ import annotations

from collections.abc import Sequence

from bot.tutor.exercises.questions.fill import FILL
from bot.tutor.exercises.questions.free import FREE
from bot.tutor.exercises.questions.kind import QuestionKind
from bot.tutor.exercises.questions.match import MATCH
from bot.tutor.exercises.questions.multiple import MULTIPLE
from bot.tutor.exercises.questions.number import NUMBER
from bot.tutor.exercises.questions.order import ORDER
from bot.tutor.exercises.questions.plot import PLOT
from bot.tutor.exercises.questions.single import SINGLE

KINDS: tuple[QuestionKind, ...] = (SINGLE, MULTIPLE, NUMBER, MATCH, ORDER, FILL, FREE, PLOT)


class UnknownKindError(LookupError):
    """No kind of question has that name; the message says which ones there are."""


def kind_named(kinds: Sequence[QuestionKind], name: str) -> QuestionKind:
    """Find a kind. Raise UnknownKindError when there is none of that name."""
    found = next((kind for kind in kinds if kind.name == name), None)
    if found is None:
        known = ", ".join(kind.name for kind in kinds)
        raise UnknownKindError(f"There is no kind of question named {name!r}; known are {known}.")
    return found
