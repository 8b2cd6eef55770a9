"""A game of two over restarts, silences, departures, double presses and a card that is gone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.tutor.game.partner import PartnerStage
from tests.ui.game.partner.two import RULE, SLANG
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.ui.game.partner.two import Two

pytestmark = [pytest.mark.simcord(check_errors=False), pytest.mark.nightly]

STAGES = ["pick", "lock", "mark", "correct"]
HAND_OVER = "Let Nudge be the trainer"


async def entries(two: Two) -> int:
    attempts = await two.services.groups.phases.attempts(two.gathering)
    return sum(len(one.entries) for one in attempts)


async def play_alone(two: Two, actor: simcord.MemberActor) -> None:
    """Play on with Nudge as the trainer until the rules are asked for."""
    for _ in range(20):
        stage = (await two.state()).stage
        if stage is PartnerStage.LOCK:
            await two.lock(actor, right=True)
        elif stage is PartnerStage.CORRECT:
            await two.fill(actor, "Say it", **SLANG)
        else:
            return


async def over_a_restart(two: Two) -> None:
    before = two.text
    await two.restart()
    assert two.text == before


async def test_a_restart_in_each_phase_of_a_round_changes_nothing(two: Two) -> None:
    ana, ben = two.actors
    await two.invite()
    await over_a_restart(two)
    await two.press(ben, "Accept")
    await over_a_restart(two)
    part = shown(await two.press(ben, "Choose a sentence"))
    await two.restart()
    await ben.click(part, label="Choose B")  # on the private card of before
    await two.wait()
    await over_a_restart(two)
    await two.lock(ana, right=False)
    await over_a_restart(two)
    await two.press(ben, "Wrong")
    form = await ana.click(two.card, label="Say it")
    await over_a_restart(two)
    two.hear(await ana.submit_modal(form, dict(SLANG)))  # a form of before
    await two.wait()
    state = await two.state()
    assert state.stage is PartnerStage.PICK
    assert state.rounds[0].said is not None


async def test_a_restart_at_the_end_keeps_who_is_through(two: Two) -> None:
    ana, ben = two.actors
    await two.reach_rules()
    await over_a_restart(two)
    await two.fill(ana, "Write my rule", rule=RULE)
    await over_a_restart(two)
    await two.fill(ben, "Write my rule", rule=RULE)
    await over_a_restart(two)
    assert "The game is over" in two.text
    assert f"{ben.mention} wrote:" in two.text


async def test_nudge_takes_over_after_ten_minutes_without_a_move_and_not_before(two: Two) -> None:
    ana, ben = two.room.ana, two.room.ben
    await two.reach("lock", half=0)
    two.clock.jump(timedelta(minutes=8))
    await two.press(ana, HAND_OVER)
    assert two.told[-1].startswith("In 2 minutes without a move")
    await two.lock(ana, right=True)  # a move: the ten minutes begin anew
    two.clock.jump(timedelta(minutes=9))
    await two.restart()
    await two.press(ben, HAND_OVER)
    assert two.told[-1].startswith("In 1 minute without a move")
    two.clock.jump(timedelta(minutes=1))
    await two.press(ana, HAND_OVER)
    assert "Nudge is the trainer from now on" in two.told[-1]
    assert "✅ Right" in two.text  # what waited for a mark is marked
    assert "Nudge trains" in two.text
    assert HAND_OVER not in two.labels


async def test_with_nudge_as_the_trainer_both_play_to_the_end(two: Two) -> None:
    ana, ben = two.actors
    await two.begin()
    two.clock.jump(timedelta(minutes=11))
    await two.press(ben, HAND_OVER)
    for actor in (ana, ben):
        for _ in range(3):
            await two.lock(actor, right=True)
        await two.restart()
    assert (await two.state()).stage is PartnerStage.RULES
    for actor in (ana, ben):
        await two.press(actor, "Finish without")
    assert f"{ana.mention} as the learner: 3 of 3 right, +63 points" in two.text
    assert f"{ben.mention} as the learner: 3 of 3 right, +63 points" in two.text
    assert "No mistake was traced" in two.text


@pytest.mark.parametrize("half", [0, pytest.param(1, marks=pytest.mark.nightly)])
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("leaver", ["learner", "trainer"])
async def test_whoever_leaves_in_any_phase_stops_nobody(
    two: Two, leaver: str, stage: str, half: int
) -> None:
    await two.reach(stage, half)
    learner, trainer = (two.room.ana, two.room.ben)[:: 1 if half == 0 else -1]
    gone, there = (learner, trainer) if leaver == "learner" else (trainer, learner)
    kept = await entries(two)
    await two.press(gone, "Leave")
    assert two.told[-1].startswith("You left the game")
    assert await entries(two) == kept
    state = await two.state()
    assert state.current is None or state.nudge_trains(state.current)
    await play_alone(two, there)
    await two.press(there, "Finish without")
    assert (await two.found()).closed
    own = [one for one in state.rounds if state.people.get(one.learner) == there.id]
    done = await two.state()
    assert all(done.is_over(done.rounds[one.number]) for one in own)
    assert f"{there.mention} as the learner: " in two.text


async def test_when_both_left_it_closes_and_nobody_comes_back(two: Two) -> None:
    await two.reach("lock")
    await two.press(two.room.ben, "Leave")
    for custom_id in (f"together-join:partner:{two.gathering}", "partner-accept:1:0"):
        [told] = await two.forged(two.room.ben, custom_id)
        assert told.startswith("You left this game")
    await two.press(two.room.ana, "Leave")
    assert (await two.found()).closed
    assert "Not all was played" in two.text


async def test_leaving_at_the_end_closes_it_for_the_one_who_is_through(two: Two) -> None:
    await two.reach_rules()
    await two.fill(two.room.ana, "Write my rule", rule=RULE)
    assert not (await two.found()).closed
    await two.press(two.room.ben, "Leave")
    assert (await two.found()).closed
    assert f"{two.room.ana.mention} wrote:\n> {RULE}" in two.text


async def test_after_a_day_without_a_move_it_ends_and_what_was_played_counts(two: Two) -> None:
    await two.begin()
    await two.round(two.room.ana, two.room.ben)
    await two.pick(two.room.ben)
    await two.lock(two.room.ana, right=True, sure=95)
    two.clock.jump(timedelta(hours=24, minutes=1))
    await two.restart()
    await two.wait(120)
    assert (await two.found()).closed
    assert "The game ended here" in two.text
    assert f"{two.room.ana.mention} as the learner: 2 of 2 right, +45.75 points" in two.text


@pytest.mark.parametrize("stage", ["lock", "mark"])
async def test_of_presses_in_one_instant_one_counts(two: Two, stage: str) -> None:
    await two.reach(stage)
    ana, ben = two.room.ana, two.room.ben
    presser, label = (ana, "Formal 80%") if stage == "lock" else (ben, "Wrong")
    kept, presses = await entries(two), two.presses()
    leave = presses.custom_id("Leave").replace("leave", "part")
    results = [presses.add(presser, presses.custom_id(label)) for _ in range(3)]
    if stage == "lock":
        results.append(presses.add(presser, presses.custom_id("Casual 95%")))
    results.append(presses.add(ana, leave))
    await presses.deliver()
    await two.wait()
    assert await entries(two) == kept + 1
    told = [text_of(shown(one)) for one in results]
    assert sum("had moved on already" in words for words in told) == len(results) - 2
    # The card of before changes nothing either.
    [late] = await two.forged(presser, presses.custom_id(label))
    assert "had moved on already" in late
    assert await entries(two) == kept + 1


async def test_two_rules_in_one_instant_are_both_kept(two: Two) -> None:
    await two.reach_rules()
    forms = {one: await one.click(two.card, label="Write my rule") for one in two.actors}
    for actor, form in forms.items():  # both forms were open before either was sent
        two.hear(await actor.submit_modal(form, {"rule": RULE}))
        assert "Your rule is in your notebook" in two.told[-1]
    await two.wait()
    assert two.text.count(RULE) == len(forms)
    for actor in forms:
        assert RULE in text_of(shown(await actor.slash(two.room.channel, "notebook")))


async def test_a_rule_that_is_no_sentence_is_asked_for_again(two: Two) -> None:
    await two.reach_rules()
    await two.fill(two.room.ana, "Write my rule", rule="12345678 9!")
    assert two.told[-1].startswith("A rule is one sentence in words")
    assert (await two.state()).finished == frozenset()


async def test_once_the_card_is_deleted_both_play_on_by_their_own_parts(two: Two) -> None:
    ana, ben = two.room.ana, two.room.ben
    await two.reach("lock")
    parts = {one: shown(await two.press(one, "My part")) for one in (ana, ben)}
    await two.card.delete()
    now = (await two.state()).current
    assert now is not None
    await ana.click(parts[ana], label="Casual 80%")
    assert "You said **casual**" in text_of(parts[ana])
    await ben.click(parts[ben], label="Show me the latest")
    await ben.click(parts[ben], label="Wrong")
    await ana.click(parts[ana], label="Show me the latest")
    form = await ana.click(parts[ana], label="Say it")
    await ana.submit_modal(form, dict(SLANG))
    await two.wait()
    assert (await two.state()).stage is PartnerStage.PICK
    await ben.click(parts[ben], label="Show me the latest")
    assert "Choose A" in labels_of(parts[ben])
