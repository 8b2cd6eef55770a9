"""A group plays Human Backpropagation on the real bot: to its end, and through what disturbs it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.tutor.game.group_state import ARENA, FIRST, RULES, TEST
from tests.ui.game.company import Company
from tests.ui.game.group.table import FEATURES, RULE, GroupTable
from tests.ui.reading import text_of

if TYPE_CHECKING:
    from tests.conftest import BuildApp
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

MINUTES = 60


@pytest.mark.parametrize("count", [3, pytest.param(5, marks=pytest.mark.nightly)])
async def test_a_group_plays_to_the_end(classroom: Classroom, clock: HandClock, count: int) -> None:
    table = GroupTable(Company.of(classroom, clock, count))
    company, everybody = table.company, list(range(count))
    assert "you are in it" in await table.open()
    assert "counts may tell who" in company.text
    await table.gather()
    await table.name_all(everybody)
    await table.learn(everybody, wrong=[1])
    for who in everybody:
        await table.take_test(who)
    for who in everybody:
        await table.send_rule(who)
    text = company.text
    assert "What came out" in text
    assert "Your mean prediction: +105 points" in text
    assert text.count("politeness → formal") == count
    notebook = await company.bot.services.notebook.notebook.rules(company.people[1].id)
    assert [rule.text for rule in notebook] == [RULE["words"]]
    found = await company.bot.services.groups.show(table.gathering)
    assert found.closed
    part = await company.press(1, "My part")
    assert "5 of 5 right" in text_of(part)


@pytest.mark.nightly
async def test_a_group_goes_on_after_a_restart_in_each_phase(
    table: GroupTable, build_app: BuildApp, clock: HandClock
) -> None:
    company, everybody = table.company, [0, 1, 2]

    async def restart() -> None:
        await company.restart(build_app(clock=clock).bot)

    await restart()
    await company.fill(0, "Name two features", FEATURES)
    await restart()
    await table.name_all([1, 2])
    for place in range(6):
        await table.predict_all([0])
        if place == 0:
            await restart()
        await table.predict_all([1, 2], wrong=[2])
        if place == 0:
            await restart()
        await table.correct_all([2])
        await company.press(0, "To the test" if place == 5 else "Next sentence")
    await table.take_test(0)
    await restart()
    for who in (1, 2):
        await table.take_test(who)
    await table.send_rule(0)
    await restart()
    for who in (1, 2):
        await table.send_rule(who)
    await restart()
    assert "What came out" in company.text
    state = await table.state()
    assert Counter(entry.author for entry in state.entries if entry.kind == "prediction") == {
        company.people[who].id: 11 for who in everybody
    }


async def test_presses_in_the_same_instant_count_once_each_and_reveal_once(
    table: GroupTable,
) -> None:
    await table.name_all([0, 1, 2])
    right, wrong = await table.label(right=True), await table.label(right=False, sure=60)
    told = await table.company.together(
        [(0, right), (1, wrong), (2, right), (0, wrong), (1, right)]
    )
    state = await table.state()
    locks = state.locks(state.rounds.first[0])
    assert [len(locks), state.gathering.phase] == [3, FIRST + 1]
    assert sum("Wrong this time" in one or "Right" in one or "locked" in one for one in told) == 5
    formal = sum(lock.choice == "formal" for lock in locks)
    assert f"**{formal}** said formal, **{3 - formal}** said casual" in table.company.text


async def test_a_word_of_which_no_side_is_known_needs_one(table: GroupTable) -> None:
    await table.name_all([0, 1, 2])
    await table.predict_all([0, 1, 2], wrong=[2])
    said: dict[str, str | list[str]] = {"typed": "for", "direction": "too low"}
    told = await table.company.fill(2, "Say what misled me", said)
    assert "Say also whether it speaks for formal or for casual" in text_of(told)
    told = await table.company.fill(2, "Say what misled me", {**said, "side": "formal"})
    assert "Your rule moves" in text_of(told)


async def test_with_reviews_for_those_who_learn_the_language(
    classroom: Classroom, clock: HandClock
) -> None:
    table = GroupTable(Company.of(classroom, clock, 3))
    await table.open()
    for who in (1, 2):
        await table.company.press(who, "Join")
    await table.company.press(0, "Play with reviews (easy English)")
    state = await table.state()
    assert state.subject.labels == ("positive", "negative")
    assert state.gathering.phase == RULES


@pytest.mark.nightly
async def test_each_phase_follows_the_one_before(table: GroupTable) -> None:
    assert (TEST, ARENA) == (14, 15)
    everybody = [0, 1, 2]
    await table.name_all(everybody)
    await table.learn(everybody, wrong=[])
    assert (await table.state()).gathering.phase == TEST
