"""The five inputs that all kinds of questions share: what is shown, and which replies it allows.

Options are shown beside letters, so `reply` turns letters into ids. `taken` is where every judge
begins: it returns the reply, or raises TutorError for one that this input does not allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS, by_letter
from bot.tutor.exercises.replies import Chosen, Number, Ordered, Paired, Reply, Several, Typed
from bot.tutor.text import clean, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.pictures.kind import PictureSpec

R = TypeVar("R", Chosen, Several, Ordered, Paired, Typed)


class UnfitReplyError(TutorError):
    """A reply to an open question that cannot count; the person may mend it and send it again."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line to choose, to put in order or to pair up; or a picture to choose.

    `description` says in words what a picture shows, for whoever cannot see it.
    """

    id: str
    text: str
    picture: PictureSpec | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class ChooseOne:
    """Choose one option."""

    options: tuple[Choice, ...]

    def reply(self, letters: str) -> Chosen:
        id_ = by_letter(letters, _only_ids(self.options))
        if id_ is None:
            raise _no_answer(letters, self.options)
        return Chosen(id_)

    def taken(self, reply: Reply) -> Chosen:
        chosen = _of(reply, Chosen)
        _check((chosen.id,), self.options)
        return chosen


@dataclass(frozen=True, slots=True)
class ChooseSeveral:
    """Choose all options that fit; at least `least` must be chosen.

    `ticked` are the ids of those that are on at first: their letters switch them off.
    """

    options: tuple[Choice, ...]
    least: int = 1
    ticked: tuple[str, ...] = ()

    def reply(self, letters: str) -> Several:
        """Return what is on once these letters were pressed."""
        pressed = _ids(letters, self.options)
        on = (each.id for each in self.options if (each.id in pressed) != (each.id in self.ticked))
        return self.taken(Several(tuple(on)))

    def taken(self, reply: Reply) -> Several:
        """Return the options that were chosen, each once, in the order they are shown."""
        ids = _of(reply, Several).ids
        _check(ids, self.options)
        if len(set(ids)) < self.least:
            raise UnfitReplyError("Pick at least one answer, then press **Check**.")
        return Several(tuple(option.id for option in self.options if option.id in ids))


@dataclass(frozen=True, slots=True)
class PutInOrder:
    """Put all lines in order."""

    options: tuple[Choice, ...]

    def reply(self, letters: str) -> Ordered:
        return self.taken(Ordered(_ids(letters, self.options)))

    def taken(self, reply: Reply) -> Ordered:
        ordered = _of(reply, Ordered)
        _check(ordered.ids, self.options)
        if not len(set(ordered.ids)) == len(ordered.ids) == len(self.options):
            raise UnfitReplyError(
                f"Pick all {len(self.options)} letters in order, each once, then press **Check**."
            )
        return ordered


@dataclass(frozen=True, slots=True)
class PairUp:
    """Give each line on the left one on the right, which are the ones beside letters."""

    left: tuple[Choice, ...]
    options: tuple[Choice, ...]

    def reply(self, letters: str) -> Paired:
        """Read one letter for each line on the left, from the top."""
        right = _ids(letters, self.options)
        return self.taken(Paired(tuple(zip(_only_ids(self.left), right, strict=False))))

    def taken(self, reply: Reply) -> Paired:
        """Return the pairs in the order of the left side."""
        pairs = dict(_of(reply, Paired).pairs)
        _check(tuple(pairs.values()), self.options)
        if pairs.keys() != set(_only_ids(self.left)):
            raise UnfitReplyError(
                "Give each line a letter, then send them all. Nothing was counted."
            )
        if len(set(pairs.values())) < len(pairs):
            raise UnfitReplyError(
                "Each letter belongs to one line only. Nothing was counted: try again."
            )
        return Paired(tuple((line.id, pairs[line.id]) for line in self.left))


@dataclass(frozen=True, slots=True)
class TypeIn:
    """Type a short answer of at most `most` characters. `hint` says what one looks like.

    `long` is for whole sentences, `number` for a number.
    """

    hint: str
    most: int = 60
    long: bool = False
    number: bool = False

    def reply(self, text: str) -> Typed:
        return self.taken(Typed(text))

    def taken(self, reply: Reply) -> Typed:
        """Return what was typed, without hidden signs and spaces around it."""
        text = clean(reply.text if isinstance(reply, Number) else _of(reply, Typed).text).strip()
        if not seen(text):
            raise UnfitReplyError("That was empty, so nothing was counted. Type an answer, please.")
        if len(text) > self.most:
            raise UnfitReplyError(
                f"Answer in at most {self.most} characters, please. Nothing was counted."
            )
        return Typed(text)


Input = ChooseOne | ChooseSeveral | PutInOrder | PairUp | TypeIn


class OtherInputError(TutorError):
    """A question was answered with another input than the one that asks it."""

    def __init__(self) -> None:
        super().__init__(
            "This question is answered in another way. Nothing was counted: "
            "press what stands under it."
        )


def letters_of(options: Sequence[Choice], ids: Sequence[str]) -> tuple[str, ...]:
    """Return the letter that is shown beside each of these ids."""
    letters = dict(zip(_only_ids(options), LETTERS, strict=False))
    return tuple(letters[id_] for id_ in ids)


def _only_ids(options: Sequence[Choice]) -> tuple[str, ...]:
    return tuple(option.id for option in options)


def _ids(letters: str, options: Sequence[Choice]) -> tuple[str, ...]:
    """Return the ids behind letters. Raise TutorError for a letter that is not shown."""
    ids: list[str] = []
    for letter in letters:
        id_ = by_letter(letter, _only_ids(options))
        if id_ is None:
            raise _no_answer(letter, options)
        ids.append(id_)
    return tuple(ids)


def _no_answer(letter: str, options: Sequence[Choice]) -> TutorError:
    return TutorError(f"There is no answer {letter}. Pick one of {LETTERS[: len(options)]}.")


def _of(reply: Reply, kind: type[R]) -> R:
    if not isinstance(reply, kind):
        raise OtherInputError
    return reply


def _check(ids: Sequence[str], options: Sequence[Choice]) -> None:
    if not set(ids) <= set(_only_ids(options)):
        raise TutorError(
            f"That answer is not shown here. Pick among {LETTERS[: len(options)]}. "
            "Nothing was counted."
        )
