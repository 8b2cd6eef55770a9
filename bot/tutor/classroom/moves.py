"""Who moved where between two votes, in counts that name nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.classroom.judging import judged_all
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.exercises.questions.inputs import ChooseOne, letters_of
from bot.tutor.exercises.replies import Chosen
from bot.tutor.pictures.votes import share_words

if TYPE_CHECKING:
    from bot.tutor.classroom.judging import JudgedReply
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.kind import Drawn, Question

FEWEST = 10
"""Of fewer people who answered both votes, no move is told: it could tell who it was."""
MOST_STEPS = 4  # ways from one option to another that are told


@dataclass(frozen=True, slots=True)
class VoteStep:
    """How many went from one option to another, by the letters beside them."""

    before: str
    after: str
    count: int


@dataclass(frozen=True, slots=True)
class Moves:
    """How the answers of those who answered both votes changed.

    `steps` are those from one option to another where one is chosen, the commonest first. `ideas`
    says that right means: has as many ideas as are needed.
    """

    stayed_right: int
    to_right: int
    to_wrong: int
    stayed_wrong: int
    steps: tuple[VoteStep, ...] = ()
    ideas: bool = False

    @property
    def people(self) -> int:
        return self.stayed_right + self.to_right + self.to_wrong + self.stayed_wrong


def moved(
    first: Mapping[int, Entry], second: Mapping[int, Entry], question: Question, drawn: Drawn
) -> Moves | None:
    """Count the moves of those who answered both, by Discord id; None for fewer than FEWEST.

    An answer that the question does not allow any more takes its person out of it.
    """
    drawn = question.task.fit(drawn)
    both = [person for person in first if person in second]
    befores = judged_all(question, drawn, [first[person] for person in both])
    afters = judged_all(question, drawn, [second[person] for person in both])
    pairs = [(a, b) for a, b in zip(befores, afters, strict=True) if a and b]
    if len(pairs) < FEWEST:
        return None
    counts = Counter((before.right, after.right) for before, after in pairs)
    return Moves(
        *(counts[True, True], counts[False, True], counts[True, False], counts[False, False]),
        steps=_steps(question, drawn, pairs),
        ideas=isinstance(question.task, FreeTask),
    )


def _steps(
    question: Question, drawn: Drawn, pairs: list[tuple[JudgedReply, JudgedReply]]
) -> tuple[VoteStep, ...]:
    asked = question.task.shown(drawn)
    if not isinstance(asked, ChooseOne):
        return ()
    ids = [option.id for option in asked.options]
    letters = dict(zip(ids, letters_of(asked.options, ids), strict=True))
    counts = Counter(
        (letters[before.reply.id], letters[after.reply.id])
        for before, after in pairs
        if isinstance(before.reply, Chosen) and isinstance(after.reply, Chosen)
    )
    ways = sorted((way for way in counts if way[0] != way[1]), key=lambda way: (-counts[way], way))
    return tuple(VoteStep(*way, counts[way]) for way in ways)


def move_lines(moves: Moves) -> tuple[str, ...]:
    """Say in lines for a card who moved where; the shares are those of the counts shown."""
    before = moves.stayed_right + moves.to_wrong
    after = moves.stayed_right + moves.to_right
    of, right = moves.people, "enough ideas" if moves.ideas else "right"
    wrong = "too few ideas" if moves.ideas else "wrong"
    shares = f"{share_words(before, of)} to {share_words(after, of)}"
    told = (
        (moves.to_right, f"moved from {wrong} to {right}"),
        (moves.to_wrong, f"moved from {right} to {wrong}"),
        (moves.stayed_right, f"stayed {'with ' if moves.ideas else ''}{right}"),
        (moves.stayed_wrong, f"stayed {'with ' if moves.ideas else ''}{wrong}"),
    )
    lines = [f"{of} answered both votes: {right} from {shares}."]
    lines += [f"**{count}** {words}" for count, words in told if count]
    steps = [f"{step.count} from {step.before} to {step.after}" for step in moves.steps]
    if steps:
        rest = sum(step.count for step in moves.steps[MOST_STEPS:])
        more = [f"{rest} in other ways"] if rest else []
        lines.append(f"Moved: {', '.join([*steps[:MOST_STEPS], *more])}.")
    return tuple(lines)
