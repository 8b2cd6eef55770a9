"""What a class believes: how often each misconception showed where answers could show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.course.walking import misconceptions_in
from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.answering import reply_in
from bot.tutor.game.arena import wilson

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.tutor.course.course import Misconception
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.kind import Drawn, Question
    from bot.tutor.game.arena import Interval

LEAST_PEOPLE = 5
"""Of the answers of fewer people nothing is said: a share would say nothing, or too much of one."""


@dataclass(frozen=True, slots=True)
class PostedAnswers:
    """First answers to one question that was posted, at most one of each person.

    `drawn` is what was drawn for all of them, as it fits the question now.
    """

    question: Question
    drawn: Drawn
    replies: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ClassBelief:
    """Of `asked` answers that could show a misconception, given by `people`, `held` did.

    One person may have given several of them, so that the interval is a little too narrow.
    """

    misconception: Misconception
    held: int
    asked: int
    people: int

    @property
    def share(self) -> float:
        return self.held / self.asked if self.asked else 0.0

    @property
    def interval(self) -> Interval:
        """The 95 % interval of the share (Wilson)."""
        return wilson(self.held, self.asked)

    @property
    def enough(self) -> bool:
        return self.people >= LEAST_PEOPLE


def beliefs_of(
    posted: Iterable[PostedAnswers], misconceptions: Sequence[Misconception]
) -> tuple[ClassBelief, ...]:
    """Return the misconceptions that answers could show, the one to discuss first at the head.

    They are ranked by the lower end of the share's interval, so that three of four answers do not
    go before fifteen of thirty; those with too few answers come last. Of equals the earlier one of
    the catalogue goes first.
    """
    asked: Counter[str] = Counter()
    held: Counter[str] = Counter()
    people: dict[str, set[int | None]] = {}
    for each in posted:
        tags = misconceptions_in(each.question.task)
        shown = [(entry, _shown_in(each, entry)) for entry in each.replies] if tags else []
        known = [(entry.author, tag) for entry, tag in shown if tag is not None]
        held.update(tag for _, tag in known)
        for tag in tags:
            asked[tag] += len(known)
            people.setdefault(tag, set()).update(author for author, _ in known)
    found = [
        ClassBelief(one, held[one.id], asked[one.id], len(people[one.id]))
        for one in misconceptions
        if asked[one.id]
    ]
    return tuple(sorted(found, key=lambda one: (not one.enough, -one.interval.low)))


def _shown_in(posted: PostedAnswers, entry: Entry) -> str | None:
    """Return the misconception that a reply shows, "" for none of them.

    None for a reply that the question, which was edited since, does not know any more.
    """
    try:
        return posted.question.task.judge(posted.drawn, reply_in(entry)).misconception or ""
    except TutorError:
        return None
