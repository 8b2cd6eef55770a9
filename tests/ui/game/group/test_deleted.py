"""What the card of a group's game says once one of those who played was deleted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.services.game.group_games import public_scene, rules_in
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.replies import Paired
from bot.tutor.game.group import BY_NAME
from bot.tutor.game.group_state import ARENA, FIRST, GroupEntry, GroupState
from bot.tutor.privacy.blanking import WITHOUT_WORDS
from bot.ui.game.group.cards import group_card
from tests.tutor.game.material import GAME
from tests.ui.game.group.test_before_the_reveal import PEOPLE, at, locks_of, subject
from tests.ui.reading import sent

NOBODY_ADJUSTS = "so nobody has to adjust anything"
BUTTON = "Say what misled me"


def without(state: GroupState, *deleted: int) -> GroupState:
    """Return the state once people were deleted, of whom their words go as well."""
    entries = tuple(blank(one) if one.author in deleted else one for one in state.entries)
    left = tuple(one for one in state.gathering.members if one.person not in deleted)
    return GroupState(state.game, replace(state.gathering, members=left), entries)


def blank(entry: Entry) -> Entry:
    if entry.kind in WITHOUT_WORDS:
        return replace(entry, author=None)
    return replace(entry, author=None, choice="", reply=None)


def talking(wrong: int, right: int) -> GroupState:
    """Return a game in which so many were wrong, those who come first among PEOPLE."""
    begun = at(FIRST, ())
    truth = next(one.label for one in subject.sentences if one.id == begun.rounds.first[0])
    choices = [(subject.other(truth), 80)] * wrong + [(truth, 80)] * right
    return at(FIRST + 1, locks_of(FIRST, choices, begun.rounds.first[:1]))


def card(state: GroupState) -> str:
    return str(sent(group_card(public_scene(state))))


def test_who_was_wrong_is_counted_after_their_deletion_as_the_counts_are() -> None:
    one = card(without(talking(1, 4), PEOPLE[0]))
    assert "Nobody was wrong" not in one
    assert f"1 of you was wrong, but nobody who is here, {NOBODY_ADJUSTS}" in one
    assert BUTTON not in one
    assert "have said what misled them" not in one
    two = card(without(talking(2, 3), PEOPLE[0]))
    assert "2 of you were wrong. Were you?" in two
    assert BUTTON in two
    assert "0 of the 1 who are waited for have said what misled them" in two


def test_without_a_deletion_the_card_counts_who_was_wrong() -> None:
    assert "0 of 2 who were wrong have said" in card(talking(2, 3))
    assert f"Nobody was wrong, {NOBODY_ADJUSTS}" in card(talking(0, 5))


def in_arena(*authors: int) -> GroupState:
    pairs = Paired((("slang", subject.low), (BY_NAME, "yes")))
    kinds = (GroupEntry.ARENA_RULE, EntryKind.RULE)
    rules = tuple(
        Entry(kinds[place % 2], "", "words" * (place % 2), reply=pairs, author=one, turn=str(ARENA))
        for place, one in enumerate(authors)
    )
    state = at(ARENA, (*locks_of(FIRST, [("formal", 80)] * 5, at(FIRST, ()).rounds.first), *rules))
    return GroupState(GAME, replace(state.gathering, phase=ARENA + 1), state.entries)


@pytest.mark.parametrize("gone", [0, 1])
def test_the_rule_of_a_deleted_person_does_not_stand_in_the_arena(gone: int) -> None:
    authors = PEOPLE[:2]
    state = without(in_arena(*authors), authors[gone])
    [left] = rules_in(state)
    assert left.rule.weights
    told = card(state)
    assert "1. " in told
    assert "2. " not in told
    assert "overlap" not in told


def test_where_the_only_rule_was_a_deleted_persons_none_stands_in_the_arena() -> None:
    assert "No rule stands in the arena." not in card(in_arena(PEOPLE[0]))
    assert "No rule stands in the arena." in card(without(in_arena(PEOPLE[0]), PEOPLE[0]))
