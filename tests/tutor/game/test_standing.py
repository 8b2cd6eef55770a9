"""Where a challenge stands after any moves: no move is stuck, and what is gone stays gone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry
from bot.tutor.game.standing import (
    AGAIN,
    BACK,
    DOWN,
    GONE_FOR_GOOD,
    REASON_MOST,
    REPORT,
    SHARE,
    WHY_HIDDEN,
    ChallengeStanding,
    check_shown,
    reasons_in,
    report,
    share,
    shared_in,
    show_again,
    standing_of,
    take_back,
    take_down,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN, REPORTED = ChallengeStanding.SHOWN, ChallengeStanding.REPORTED
PEOPLE = st.sampled_from([2, 3, 4])
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("report"), PEOPLE),
        st.tuples(st.sampled_from(["share", "back", "down"]), st.just(1)),
        st.tuples(st.just("again"), st.integers(0, 3)),
        st.tuples(st.just("delete"), PEOPLE),
    ),
    max_size=25,
)
TRY: dict[str, Callable[[list[Entry], int], Entry]] = {
    "report": lambda entries, who: replace(report(entries, who, "rude"), author=who),
    "share": lambda entries, _: share(entries, "1"),
    "back": lambda entries, _: take_back(entries),
    "down": lambda entries, _: take_down(entries),
    "again": show_again,
}


@pytest.mark.parametrize(
    ("kinds", "standing"),
    [
        ((), SHOWN),
        ((SHARE,), SHOWN),
        ((REPORT,), REPORTED),
        ((REPORT, REPORT, AGAIN), SHOWN),
        ((REPORT, AGAIN, REPORT), REPORTED),
        ((REPORT, DOWN, AGAIN), ChallengeStanding.TAKEN_DOWN),
        ((BACK, REPORT, AGAIN, DOWN), ChallengeStanding.TAKEN_BACK),
        ((REPORT, BACK), ChallengeStanding.TAKEN_BACK),
        ((SHARE, DOWN, BACK), ChallengeStanding.TAKEN_DOWN),
        (("of a newer program",), SHOWN),
    ],
)
def test_where_it_stands_follows_from_what_happened(
    kinds: tuple[str, ...], standing: ChallengeStanding
) -> None:
    assert standing_of([Entry(kind, "", "") for kind in kinds]) is standing


@given(MOVES)
def test_after_any_moves_it_can_be_ended_and_what_is_gone_stays_gone(
    moves: list[tuple[str, int]],
) -> None:
    entries: list[Entry] = []
    for move, who in moves:
        before = standing_of(entries)
        if move == "delete":
            entries = [replace(one, author=None) if one.author == who else one for one in entries]
            assert standing_of(entries) is before
            continue
        with suppress(TutorError):  # nothing else is ever raised
            entries.append(TRY[move](entries, who))
        if before in GONE_FOR_GOOD:
            assert standing_of(entries) is before
        else:  # whoever is there can end it
            assert standing_of([*entries, Entry(BACK, "", "")]) in GONE_FOR_GOOD
        if standing_of(entries) is REPORTED:
            again = show_again(entries, len(reasons_in(entries)))
            assert standing_of([*entries, again]) is SHOWN
            assert standing_of([*entries, take_down(entries)]) is ChallengeStanding.TAKEN_DOWN
            take_back(entries)
    authors = [one.author for one in entries if one.kind == REPORT and one.author]
    assert len(authors) == len(set(authors))
    assert sum(one.kind == SHARE for one in entries) <= 1


def test_the_same_person_s_report_hides_it_once_and_another_s_again() -> None:
    first = [replace(report([], 2, "rude"), author=2), Entry(AGAIN, "", "")]
    with pytest.raises(TutorError, match="before"):
        report(first, 2, "still rude")
    assert standing_of([*first, report(first, 3, "")]) is REPORTED


def test_who_looked_before_another_report_came_does_not_show_it_again() -> None:
    entries = [report([], 2, "rude"), report([], 3, "")]
    with pytest.raises(TutorError, match="Look"):
        show_again(entries, 1)
    assert show_again(entries, 2).kind == AGAIN


def test_a_reason_is_cut_and_what_is_shared_is_found() -> None:
    assert len(report([], 2, "x" * 999).choice) == REASON_MOST
    assert shared_in([Entry(REPORT, "", "no"), share([], "1,2")]) == "1,2"


@pytest.mark.parametrize("standing", [one for one in ChallengeStanding if one is not SHOWN])
def test_whatever_hides_it_is_said_in_words(standing: ChallengeStanding) -> None:
    with pytest.raises(TutorError) as told:
        check_shown(standing)
    assert str(told.value).startswith(WHY_HIDDEN[standing])
