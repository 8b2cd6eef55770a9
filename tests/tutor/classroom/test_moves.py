"""Who moved where between two votes is told in counts, and only of ten people and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.classroom.moves import FEWEST, move_lines, moved
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.exercises.replies import Chosen, Several
from bot.tutor.pictures.votes import share_words
from tests.content.every_kind import questions_of_every_kind
from tests.tutor.classroom.classes import entry_of
from tests.tutor.classroom.test_counting import DRAWN, SINGLE

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Entry

FREE = next(q for q in questions_of_every_kind() if isinstance(q.task, FreeTask))


def votes(choices: str) -> dict[int, Entry]:
    return {person: entry_of(SINGLE, Chosen(one)) for person, one in enumerate(choices)}


def test_moves_are_counted_and_told_in_words() -> None:
    moves = moved(votes("bbbbbbaaacbb"), votes("aaaabcaabcbb"), SINGLE, DRAWN)
    assert moves is not None
    assert moves.people == 12
    assert move_lines(moves) == (
        "12 answered both votes: right from 25 % to 50 %.",
        "**4** moved from wrong to right",
        "**1** moved from right to wrong",
        "**2** stayed right",
        "**5** stayed wrong",
        "Moved: 4 from C to B, 1 from B to C, 1 from C to A.",
    )


def test_only_those_who_answered_both_votes_count_and_ten_of_them_are_needed() -> None:
    first, second = votes("a" * 20), votes("b" * (FEWEST - 1))
    assert moved(first, second, SINGLE, DRAWN) is None
    enough = moved(first, votes("b" * FEWEST), SINGLE, DRAWN)
    assert enough is not None
    assert (enough.people, enough.to_wrong) == (FEWEST, FEWEST)
    lost = votes("b" * (FEWEST - 1)) | {9: entry_of(SINGLE, Chosen("gone"))}
    assert moved(first, lost, SINGLE, DRAWN) is None


def test_of_free_texts_it_is_told_how_many_had_enough_ideas() -> None:
    assert isinstance(FREE.task, FreeTask)
    names = tuple(group.name for group in FREE.task.groups)
    none, every = ({k: entry_of(FREE, Several(has)) for k in range(10)} for has in ((), names))
    moves = moved(none, every, FREE, DRAWN)
    assert moves is not None
    assert move_lines(moves) == (
        "10 answered both votes: enough ideas from 0 % to 100 %.",
        "**10** moved from too few ideas to enough ideas",
    )


@pytest.mark.parametrize(
    ("count", "of", "said"),
    [(0, 0, "0 %"), (1, 300, "<1 %"), (299, 300, ">99 %"), (1, 8, "13 %"), (5, 5, "100 %")],
)
def test_a_share_is_never_told_as_none_or_all_when_it_is_not(
    count: int, of: int, said: str
) -> None:
    assert share_words(count, of) == said
