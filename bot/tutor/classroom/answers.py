"""What a class answered in a post: the answer of each person that counts, vote by vote.

Everybody's answers are entries of their own attempt in the gathering of the post. Whoever may
change an answer makes a new entry, and the last one of a vote counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.tutor.exercises.attempts import Attempt, Entry

POST = "post"
"""The kind of gathering that a post is."""
CLASS_ANSWER = "class-answer"
"""The activity of what a person answers in a post."""
TAKEN_BACK = "taken-back"
"""The kind of entry by which an instructor took a post back."""
FIRST_VOTE, TALK, SECOND_VOTE = 0, 1, 2
"""The phases of a live post. One at one's own pace is not open yet in the first of them."""


def turn_of(vote: int, place: int, change: int = 0) -> str:
    """Name the turn of an answer: the vote (a phase), the question by its place, and the change."""
    return f"{vote}.{change}.{place}"


def answers_in(attempts: Iterable[Attempt], item: str, vote: int) -> Mapping[int, Entry]:
    """Return the answer to one question in one vote that counts for each person, by Discord id.

    Answers of people who were deleted since went with them.
    """
    found: dict[int, Entry] = {}
    for attempt in attempts:
        for entry in attempt.entries:
            is_answer = entry.kind == EntryKind.ANSWER and entry.item == item
            if is_answer and entry.author is not None and vote_of(entry) == vote:
                found[entry.author] = entry
    return found


def vote_of(entry: Entry) -> int:
    """Return the vote (a phase) in which an entry was made."""
    return int(entry.turn.partition(".")[0])
