"""Who answered what, in words, for instructors of a class that was told so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.classroom.answers import SECOND_VOTE, answers_in
from bot.tutor.classroom.post import open_phase
from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.answering import reply_in
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    TypeIn,
    letters_of,
)
from bot.tutor.exercises.replies import Chosen, Ordered, Paired, Several
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from bot.tutor.classroom.post import PostState
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.exercises.replies import Reply

MOST_WORDS, MOST_TERM = 60, 30
ESCAPES = re.compile(r"\\(?=_|[^\w\s])")


def answers_by_name(
    state: PostState, question: Question
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return each answer in words, with the people who gave it last, the commonest first."""
    first = answers_in(state.attempts, question.id, open_phase(state.terms))
    last = {**first, **answers_in(state.attempts, question.id, SECOND_VOTE)}
    groups: dict[str, tuple[int, ...]] = {}
    for person, entry in last.items():
        words = answer_words(state, question, entry, marked=entry.right is not None)
        groups[words] = (*groups.get(words, ()), person)
    return tuple(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))


def answer_words(
    state: PostState, question: Question, entry: Entry, *, marked: bool = False
) -> str:
    """Write an answer as the letter in the order of the post, or as what was given.

    It is what people read, so that a card must escape it, once. `marked` says beside it whether
    it was right.
    """
    mark = {True: " ✓ right", False: " ✗ not right"}.get(entry.right is True, "") if marked else ""
    reply = reply_in(entry)
    asked = question.task.shown(state.drawn(question))
    if isinstance(asked, TypeIn):
        return f"{shortened(entry.choice, MOST_WORDS)}{mark}"
    try:
        return f"{_lettered(asked, asked.taken(reply))}{mark}"
    except TutorError:  # the lesson was edited since, and this reply is none any more
        return "an answer that left the lesson since"


def _lettered(asked: ChooseOne | ChooseSeveral | PutInOrder | PairUp, reply: Reply) -> str:
    """Write a reply with the letters that stand beside the options."""
    if isinstance(asked, PairUp) and isinstance(reply, Paired):
        letters = letters_of(asked.options, [right for _, right in reply.pairs])
        pairs = zip(asked.left, letters, strict=True)
        return ", ".join(f"{_as_read(line.text, MOST_TERM)}: {letter}" for line, letter in pairs)
    if isinstance(reply, Chosen) and isinstance(asked, ChooseOne):
        [letter] = letters_of(asked.options, [reply.id])
        [option] = (one for one in asked.options if one.id == reply.id)
        return f"{letter} · {_as_read(option.text or option.description, MOST_WORDS)}"
    between = " → " if isinstance(asked, PutInOrder) else ", "
    ids = reply.ids if isinstance(reply, Several | Ordered) else ()
    return between.join(letters_of(asked.options, ids)) or "none"


def _as_read(text: str, most: int) -> str:
    """Shorten a text of a question, whose marks were escaped as it was written into one."""
    return shortened(ESCAPES.sub("", text), most)
