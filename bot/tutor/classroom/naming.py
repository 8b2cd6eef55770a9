"""Who answered what, in words, for instructors of a class that was told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.classroom.answers import SECOND_VOTE, answers_in
from bot.tutor.classroom.post import open_phase
from bot.tutor.exercises.questions.answering import reply_in
from bot.tutor.exercises.questions.inputs import ChooseOne, letters_of
from bot.tutor.exercises.replies import Chosen
from bot.tutor.text import shortened

if TYPE_CHECKING:
    from bot.tutor.classroom.post import PostState
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.kind import Question

MOST_WORDS = 60


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

    `marked` says beside it whether it was right.
    """
    mark = {True: " ✓ right", False: " ✗"}.get(entry.right is True, "") if marked else ""
    reply = reply_in(entry)
    asked = question.task.shown(state.drawn(question))
    if isinstance(reply, Chosen) and isinstance(asked, ChooseOne):
        known = {option.id: option for option in asked.options}
        if reply.id in known:
            [letter] = letters_of(asked.options, [reply.id])
            text = known[reply.id].text or known[reply.id].description
            return f"{letter} · {shortened(text, MOST_WORDS)}{mark}"
    return f"{shortened(entry.choice, MOST_WORDS)}{mark}"
