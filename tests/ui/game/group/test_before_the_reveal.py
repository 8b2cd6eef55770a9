"""Nothing that is shown before the reveal tells the key, or what anybody else locked.

The labels of all sentences that are still to come are turned round, and so are the answers that
others locked in this phase. All cards are then the same to the byte.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.game.group_games import public_scene
from bot.services.game.group_scenes import GroupPartScene
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.gatherings import Gathering, Member
from bot.tutor.game.drawing import draw_game
from bot.tutor.game.group_state import ARENA, FIRST, TEST, GroupEntry, GroupStage, GroupState
from bot.ui.game.group.cards import group_card
from bot.ui.game.group.parts import part_card
from tests.tutor.game.material import GAME
from tests.ui.game.company import Company
from tests.ui.game.group.table import GroupTable
from tests.ui.reading import changes, sent

if TYPE_CHECKING:
    from bot.tutor.game.sentences import Game, Subject
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

NOW = datetime(2026, 11, 27, tzinfo=UTC)
PEOPLE = (11, 12, 13, 14, 15)
MEMBERS = tuple(Member(person, "", NOW) for person in PEOPLE)
PLAN = draw_game(GAME, Random(3))
subject = GAME.subjects[0]


def at(phase: int, entries: tuple[Entry, ...], game: Game = GAME) -> GroupState:
    due, started = NOW + timedelta(days=1), Entry(GroupEntry.START, "", subject.id, author=11)
    found = Gathering(1, "group", 9, 77, 5, 11, PLAN, phase, NOW, due, None, MEMBERS)
    return GroupState(game, found, (started, *entries))


def turned_round(keep: frozenset[str]) -> Game:
    def turned(one: Subject) -> Subject:
        sentences = tuple(
            each
            if each.id in keep or not each.label
            else replace(each, label=one.other(each.label), why="Not.")
            for each in one.sentences
        )
        return replace(one, sentences=sentences)

    return replace(GAME, subjects=tuple(turned(one) for one in GAME.subjects))


def locks_of(phase: int, choices: list[tuple[str, int]], ids: tuple[str, ...]) -> tuple[Entry, ...]:
    """Let people lock what is asked in a phase; `choices` go round."""
    made = []
    for place, id_ in enumerate(ids):
        for person, (label, sure) in zip(PEOPLE, choices, strict=False):
            turn = f"{phase}.{place}"
            made.append(
                Entry(EntryKind.PREDICTION, id_, label, None, sure, author=person, turn=turn)
            )
    return tuple(made)


def cards(state: GroupState, person: int) -> str:
    drawn: list[Any] = [sent(group_card(public_scene(state)))]
    drawn.append(sent(part_card(GroupPartScene(state, person))))
    return json.dumps(drawn)


answers = st.lists(
    st.tuples(st.sampled_from(subject.labels), st.sampled_from([60, 80, 95])), max_size=5
)


@given(st.integers(0, 5), answers)
def test_no_card_tells_the_key_or_the_others_before_the_reveal(
    place: int, choices: list[tuple[str, int]]
) -> None:
    phase, ids = FIRST + 2 * place, at(FIRST, ()).rounds.first
    entries = locks_of(phase, choices, (ids[place],))
    state = at(phase, entries)
    assert state.stage is GroupStage.PREDICT
    other = at(phase, entries, turned_round(frozenset(ids[:place])))
    assert cards(state, 11) == cards(other, 11)
    swapped = [choices[0], *((subject.other(one), 95) for one, _ in choices[1:])] if choices else []
    others = at(phase, locks_of(phase, swapped, (ids[place],)))
    assert cards(state, 11) == cards(others, 11)


@given(st.sampled_from([TEST, ARENA]), answers)
def test_the_test_is_told_to_nobody_before_the_end(
    phase: int, choices: list[tuple[str, int]]
) -> None:
    rounds = at(FIRST, ()).rounds
    entries = locks_of(TEST, choices, rounds.unseen)
    state = at(phase, entries)
    other = at(phase, entries, turned_round(frozenset(rounds.first)))
    assert cards(state, 11) == cards(other, 11)
    swapped = [choices[0], *((subject.other(one), 95) for one, _ in choices[1:])] if choices else []
    others = at(phase, locks_of(TEST, swapped, rounds.unseen))
    assert cards(state, 11) == cards(others, 11)


def test_nobody_who_was_wrong_is_named_on_the_card() -> None:
    first = at(FIRST, ()).rounds.first[0]
    locks = locks_of(FIRST, [*[("formal", 80), ("casual", 80)] * 2, ("formal", 80)], (first,))
    said = Entry(EntryKind.CORRECTION, first, "", author=PEOPLE[1])
    for entries in (locks, (*locks, said)):
        card = str(sent(group_card(public_scene(at(FIRST + 1, entries)))))
        assert "2 of you were" in card
        assert "<@" not in card


@pytest.mark.simcord(check_errors=False)
@pytest.mark.parametrize("right", [True, False])
async def test_a_lock_changes_nothing_on_the_card_but_who_is_thinking(
    table: GroupTable, right: bool
) -> None:
    await table.name_all([0, 1, 2])
    before = table.company.text.splitlines()
    await table.company.press(1, await table.label(right=right))
    after = table.company.text.splitlines()
    changed = [line for line in after if line not in before]
    ana, _, eva = (f"<@{person.id}>" for person in table.company.people)
    assert changed == [f"-# 1 of 3 done \N{MIDDLE DOT} still thinking: {ana}, {eva}"]


@pytest.mark.simcord(check_errors=False)
async def test_all_that_is_sent_to_others_is_the_same_whatever_somebody_locks(
    classroom: Classroom, clock: HandClock
) -> None:
    company, sent_to_others = Company.of(classroom, clock, 3), []
    for right in (True, False):
        table = GroupTable(company)
        await table.open()
        await table.gather()
        await table.name_all([0, 1, 2])
        label, before = await table.label(right=right), len(classroom.env.backend.transcript)
        await company.press(1, label)
        await company.press(0, "My part")
        wire = classroom.env.backend.transcript[before:]
        told = [(name, str(payload)) for kind, name, payload in wire if changes(kind, name)]
        others = [one for one in told if "You locked" not in one[1]]
        assert len(told) == len(others) + 1  # what Ben is told himself
        sent_to_others.append(sorted(without_ids(table, one) for one in others))
    assert len(sent_to_others[0]) >= 2
    assert sent_to_others[0] == sent_to_others[1]


def without_ids(table: GroupTable, told: tuple[str, str]) -> str:
    """Leave out what differs from game to game: its number, messages and interactions."""
    name, payload = told
    payload = re.sub(rf"(group-\w+:|:group:){table.gathering}\b", r"\1game", payload)
    return re.sub(r"[0-9]{15,}", "id", f"{name} {payload}")
