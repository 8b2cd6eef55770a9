"""Judging one person's answer in a post, their reason for it, and what instructors do with it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from bot.tutor.classroom.answers import CLASS_ANSWER, turn_of, vote_of
from bot.tutor.classroom.post import PostEntry
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.questions.inputs import PairUp, TypeIn
from bot.tutor.exercises.questions.state import choice_of
from bot.tutor.exercises.replies import Chosen, Paired
from bot.tutor.text import LINK, clean, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.classroom.post import PostState
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.questions.kind import Drawn, Question
    from bot.tutor.exercises.replies import Reply

MOST_CHANGES = 50
"""Of one answer in one vote; a person needs two or three, a program that presses might more."""
MOST_REASON = 200  # characters
OLD_POST = (
    "This post had moved on already, so nothing was counted. The card in the channel shows where "
    "it is now."
)


class AnsweredAlreadyError(TutorError):
    """Somebody answered once more where the first answer counts."""

    def __init__(self) -> None:
        super().__init__(
            "Your answer is in already, and in this post the first one counts. Nothing changed."
        )


def entries_of(question: Question, attempt: Attempt | None, vote: int) -> tuple[Entry, ...]:
    """Return what a person answered to a question in one vote, the oldest first."""
    made = attempt.entries if attempt is not None else ()
    answers = (entry for entry in made if entry.kind == EntryKind.ANSWER)
    return tuple(one for one in answers if one.item == question.id and vote_of(one) == vote)


def answer_of(question: Question, attempt: Attempt | None, vote: int) -> Entry | None:
    """Return the answer that counts for a person in one vote; None without one."""
    made = entries_of(question, attempt, vote)
    return made[-1] if made else None


def mark_of(question: Question, drawn: Drawn) -> str:
    """Name the options of a question in the order shown, so that letters stand for these alone.

    It is made of what everybody reads on the card: made of ids it could tell which are right.
    """
    shown = question.task.shown(drawn)
    left = shown.left if isinstance(shown, PairUp) else ()
    options = () if isinstance(shown, TypeIn) else shown.options
    read = [one.text or one.description for one in (*left, *options)]
    return sha256(repr(read).encode()).hexdigest()[:MARK]


MARK = 6  # characters


def judged(
    asked: tuple[Question, Drawn],
    attempt: Attempt,
    place: tuple[int, int],
    reply: Reply,
    *,
    changeable: bool,
) -> Entry:
    """Judge a reply to a question as it was drawn; `place` is the vote and the question's number.

    Raise AnsweredAlreadyError where the first answer counts, and TutorError for a reply that
    cannot count.
    """
    (question, drawn), (vote, number) = asked, place
    made = entries_of(question, attempt, vote)
    before = answer_of(question, attempt, vote)
    if before is not None and not changeable:
        raise AnsweredAlreadyError
    if len(made) >= MOST_CHANGES:
        raise TutorError(f"You changed it {MOST_CHANGES} times. Your last answer counts.")
    # What an answer in one's own words has is counted by its words: to ask the person which ideas
    # it has would tell them all, before it is closed.
    verdict = question.task.judge(drawn, reply)
    given = verdict.reply or question.task.shown(drawn).taken(reply)
    choice = choice_of(given)
    if before is not None and before.choice == choice:
        raise TutorError("That is your answer already. Nothing changed.")
    return Entry(
        EntryKind.ANSWER,
        question.id,
        choice,
        right=verdict.right,
        reply=None if isinstance(given, Chosen) else given,
        credit=verdict.credit,
        turn=turn_of(vote, number, len(made)),
    )


def reasoned(question: Question, attempt: Attempt, vote: int, text: str) -> Entry:
    """Take a reason for one's answer. Raise TutorError without an answer or without a reason."""
    words = clean(text).strip()
    if answer_of(question, attempt, vote) is None:
        raise TutorError("Answer first, then say why. Nothing was kept.")
    if not seen(words):
        raise TutorError("That was empty, so nothing was kept. Press **Say why** once more.")
    if len(words) > MOST_REASON or LINK.search(words):
        raise TutorError(
            f"Say it in at most {MOST_REASON} characters and without a link, please. "
            "Nothing was kept."
        )
    count = sum(entry.kind == PostEntry.REASON for entry in attempt.entries)
    if count >= MOST_CHANGES:
        raise TutorError(f"You said it {MOST_CHANGES} times. Your last reason stays.")
    return Entry(PostEntry.REASON, question.id, words, turn=f"{vote}.reason.{count}")


def shown(state: PostState, chosen: Sequence[str], before: int) -> Entry:
    """Choose two reasons to be shown, by their keys.

    Raise TutorError unless there are two, for two different answers, as they were read.
    """
    answers = state.vote()
    found = [entry for entry in state.reasons if reason_key(entry) in chosen]
    if len(found) < len(set(chosen)):
        raise TutorError(CHANGED_SINCE)
    given = (answers.get(entry.author or 0) for entry in found)
    choices = {answer.choice for answer in given if answer is not None}
    if len(found) != 2 or len(choices) != 2:
        raise TutorError("Choose two reasons for two different answers. Nothing is shown yet.")
    # They are kept by their attempts and not by people, so that they go when a person is deleted.
    kept = {one.person: one.id for one in state.attempts if one.activity == CLASS_ANSWER}
    pairs = tuple((str(kept[entry.author]), entry.turn) for entry in found)
    return Entry(PostEntry.SHOWN, "", "", reply=Paired(pairs), turn=f"shown.{before}")


def reason_key(reason: Entry) -> str:
    """Name a reason as it reads now: whoever writes theirs anew has another one."""
    return f"{reason.author}:{reason.turn}"


CHANGED_SINCE = (
    "One of these was changed or taken away since you read it, so nothing is shown yet. Read the "
    "reasons once more, then choose."
)


def score_of_post(attempt: Attempt) -> float | None:
    """Return the mean credit of a person's answers, 0 to 1; None for no answer."""
    last = {e.item: e for e in attempt.entries if e.kind == EntryKind.ANSWER}
    if not last:
        return None
    asked = max(len(attempt.plan.items), len(last))
    return sum(entry.credit or 0.0 for entry in last.values()) / asked
