"""Where a group's game stands: after an edit of its lesson, with few locks, at an early end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import CLOSING, JOINED
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.group import correct
from bot.tutor.game.group_state import FIRST, TEST, GroupState
from tests.tutor.game.material import GAME
from tests.ui.game.group.test_before_the_reveal import PEOPLE, at, locks_of, subject

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.game.sentences import Game

FORMAL, CASUAL = ("formal", 80), ("casual", 80)


def first_sentence() -> str:
    return at(FIRST, ()).rounds.first[0]


def relabelled(sentence_id: str) -> Game:
    sentences = tuple(
        replace(one, label=subject.other(one.label)) if one.id == sentence_id else one
        for one in subject.sentences
    )
    return replace(GAME, subjects=(replace(subject, sentences=sentences), *GAME.subjects[1:]))


def test_whoever_was_wrong_is_judged_by_the_label_that_the_card_shows() -> None:
    locks = locks_of(FIRST, [FORMAL] * 5, (first_sentence(),))
    before = at(FIRST + 1, locks)
    after = at(FIRST + 1, locks, relabelled(first_sentence()))
    assert before.wrong == frozenset()
    assert after.wrong == frozenset(PEOPLE)
    last = after.own(PEOPLE[0]).last
    assert last is not None
    assert last.right is False


def test_an_answer_of_the_test_belongs_to_its_sentence_and_not_to_its_place() -> None:
    ids = at(TEST, ()).rounds.unseen
    locks = locks_of(TEST, [FORMAL], ids[:1])
    rest = tuple(one for one in subject.sentences if one.id != ids[0])
    fewer = replace(GAME, subjects=(replace(subject, sentences=rest), *GAME.subjects[1:]))
    state = at(TEST, locks, fewer)
    assert [one.id for one in state.tests] == list(ids[1:])
    assert state.tested(PEOPLE[0]) == frozenset()


@pytest.mark.parametrize(("locked", "few"), [(1, True), (4, True), (5, False)])
def test_counts_of_few_in_a_larger_group_are_not_shown(locked: int, few: bool) -> None:
    locks = locks_of(FIRST, [FORMAL] * locked, (first_sentence(),))
    assert at(FIRST + 1, locks).locked_by_few is few


def test_counts_of_few_stay_hidden_when_one_of_the_many_is_deleted() -> None:
    state = at(FIRST + 1, locks_of(FIRST, [FORMAL] * 4, (first_sentence(),)))
    assert state.locked_by_few
    found = state.gathering
    noted = replace(found.plan, terms={JOINED: str(len(PEOPLE))})
    fewer = replace(found, members=found.members[:-1])
    left = GroupState(GAME, replace(fewer, plan=noted), state.entries)
    assert left.locked_by_few
    assert not GroupState(GAME, fewer, state.entries).locked_by_few  # they were few all along


def test_what_was_never_revealed_is_not_learnt_when_a_game_ends() -> None:
    ids = at(FIRST, ()).rounds.first
    first = replace_turns(locks_of(FIRST, [FORMAL] * 5, ids[:1]), FIRST)
    second = replace_turns(locks_of(FIRST + 2, [CASUAL] * 2, ids[1:2]), FIRST + 2)
    playing = at(FIRST + 2, (*first, *second))
    over = GroupState(GAME, replace(playing.gathering, phase=CLOSING), playing.entries)
    assert [one.id for one in over.learnt] == [ids[0]]


def replace_turns(entries: tuple[Entry, ...], phase: int) -> tuple[Entry, ...]:
    return tuple(replace(one, turn=str(phase)) for one in entries)


@pytest.mark.parametrize("feature", ["bananas are yellow", "xyzzy", "https://example.org"])
def test_what_cannot_count_is_asked_for_again_and_nothing_is_kept(feature: str) -> None:
    state = at(FIRST + 1, locks_of(FIRST, [CASUAL], (first_sentence(),)))
    with pytest.raises(TutorError, match=r"cannot find|without a link"):
        correct(state, PEOPLE[0], Correction(feature, Direction.LOW), "formal")
    kept = correct(state, PEOPLE[0], Correction("grateful", Direction.LOW), "formal")
    assert kept.item == first_sentence()
