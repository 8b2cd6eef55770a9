"""What a trainer and a learner may do, and what neither can: each refusal changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.game.partner_kind import game_scene
from bot.services.game.partner_scenes import PartnerPartScene
from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.game.partner import PartnerState, Seat
from bot.tutor.people import Press
from bot.ui.game.partner.cards import partner_card
from bot.ui.game.partner.parts import part_card
from tests.ui.game.partner.two import SLANG
from tests.ui.reading import sent, shown, text_of

if TYPE_CHECKING:
    from bot.services.game.partner_scenes import PartnerScene
    from bot.tutor.game.sentences import Sentence, Subject
    from tests.ui.game.partner.two import Two

pytestmark = pytest.mark.simcord(check_errors=False)


async def entries(two: Two) -> int:
    attempts = await two.services.groups.phases.attempts(two.gathering)
    return sum(len(one.entries) for one in attempts)


async def scene_of(two: Two) -> PartnerScene:
    attempts = await two.services.groups.phases.attempts(two.gathering)
    return game_scene(two.games.course, await two.found(), attempts)


@pytest.mark.parametrize("right", [True, False])
async def test_a_wrong_mark_never_goes_out_and_is_told_to_the_trainer_alone(
    two: Two, right: bool
) -> None:
    await two.begin()
    await two.pick(two.room.ben)
    await two.lock(two.room.ana, right=right)
    before, kept = two.text, await entries(two)
    await two.press(two.room.ben, "Wrong" if right else "Right")
    assert two.told[-1].startswith("Look again: the key says **formal**")
    assert (two.text, await entries(two)) == (before, kept)
    await two.press(two.room.ben, "Right" if right else "Wrong")
    assert ("✅ Right" if right else "❌ Wrong this time") in two.text


async def test_what_is_the_trainers_is_not_the_learners_and_the_other_way_round(two: Two) -> None:
    ana, ben = two.room.ana, two.room.ben
    await two.begin()
    part = await two.press(ana, "Choose a sentence")
    assert "your trainer chooses the sentence" in text_of(shown(part))
    found = await two.found()
    [told] = await two.forged(ana, f"partner-pick:{found.id}:{found.phase}:0:0")
    assert told.startswith("You are the learner in this half")
    await two.pick(ben)
    await two.press(ben, "Formal 80%")
    assert two.told[-1].startswith("You are the trainer in this half")
    await two.lock(ana, right=False)
    await two.press(ana, "Wrong")
    assert two.told[-1].startswith("You are the learner in this half")
    await two.press(ben, "Wrong")
    await two.press(ben, "Say it")
    assert two.told[-1].startswith("You are the trainer in this half")
    await two.fill(ana, "Say it", **SLANG)
    assert "slang" in two.text


async def test_a_correction_stands_on_the_card_and_its_answer_is_the_learners_alone(
    two: Two,
) -> None:
    await two.reach("correct")
    assert "The network" not in two.text  # no hint before the correction
    await two.fill(two.room.ana, "Say it", **SLANG)
    said = "*I think I weighted the slang too low. I will adjust my rule.*"
    assert f"{two.room.ana.mention}: {said}" in two.text
    assert "The network said" in two.text
    assert "Not in this sentence" in two.told[-1]
    assert "Not in this sentence" not in two.text


async def test_the_side_of_a_word_is_asked_for_where_nobody_knows_it(two: Two) -> None:
    await two.reach("correct")
    ana = two.room.ana
    await two.fill(ana, "Say it", typed="for", direction="too low")
    assert two.told[-1].startswith("Say also whether it speaks for")
    await two.fill(ana, "Say it", typed="for", direction="too low", side="formal")
    assert "**1 for formal**" in two.told[-1]
    assert "the for too low" in two.text


@pytest.mark.parametrize("stage", ["pick", "lock", "mark"])
async def test_nothing_tells_a_label_before_the_mark(two: Two, stage: str) -> None:
    await two.reach(stage)
    scene = await scene_of(two)
    turned = replace(scene, state=turned_round(scene))
    assert sent(partner_card(turned)) == sent(partner_card(scene))
    own = (PartnerPartScene(one, Seat.FIRST) for one in (scene, turned))
    first, second = (sent(part_card(one)) for one in own)
    assert first == second
    trainers = (PartnerPartScene(one, Seat.SECOND) for one in (scene, turned))
    first, second = (sent(part_card(one)) for one in trainers)
    assert first != second  # the trainer alone sees the key


def turned_round(scene: PartnerScene) -> PartnerState:
    """Return the state with every label turned round."""
    state = scene.state

    def other(one: Sentence) -> Sentence:
        return replace(one, label=state.subject.other(one.label))

    rounds = []
    for one in state.rounds:
        predicted = one.predicted
        if predicted is not None:
            right = None if predicted.right is None else not predicted.right
            predicted = replace(predicted, sentence=other(predicted.sentence), right=right)
        picked = None if one.picked is None else other(one.picked)
        pair = tuple(other(sentence) for sentence in one.pair)
        rounds.append(replace(one, pair=pair, picked=picked, predicted=predicted))
    sentences = tuple(other(one) if one.label else one for one in state.subject.sentences)
    subject: Subject = replace(state.subject, sentences=sentences)
    return replace(state, rounds=tuple(rounds), subject=subject)


async def test_a_stranger_and_forged_buttons_are_told_so_and_change_nothing(two: Two) -> None:
    await two.reach("mark")
    cy = two.room.ana.guild.add_member(two.room.env.create_user("cy"))
    before, kept = two.text, await entries(two)
    for label in two.labels:
        await two.press(cy, label)
        assert "You are not one of the two in this game" in two.told[-1]
    game, phase = two.gathering, (await two.found()).phase
    forged = [
        "partner-mark:x:y:right",
        f"partner-mark:{game}:{phase + 1}:wrong",
        f"partner-mark:{game}:0:wrong",
        "partner-mark:999:1:wrong",
        f"partner-pick:{game}:{phase}:0:77",
        f"partner-lock:{game}:{phase}:9:formal:80",
        f"partner-lock:{game}:{phase}:0:neither:1",
        f"partner-lock:{game}:{phase}:0:formal:101",
        f"partner-finish:{game}:{phase}",
        f"partner-rule:{game}:{phase}",
        f"partner-say:{game}:{phase}",
        f"partner-accept:{game}:{phase}",
        f"partner-no:{game}",
        f"partner-never:{game}",
        f"partner-back:{game}",
        f"together-on:solo:{game}:{phase}",
        f"together-join:partner:{game}",
    ]
    told = await two.forged(two.room.ben, *forged)
    assert all("Something broke" not in words for words in told)
    assert (two.text, await entries(two)) == (before, kept)
    assert await two.games.switches.off_for(two.room.ben.id) == frozenset()


async def test_a_game_of_another_kind_is_not_played_by_these_buttons(two: Two) -> None:
    await two.begin()
    groups = two.services.groups
    others = replace(groups, kinds=(replace(groups.kinds[0], name="other"),))
    press = Press(5, two.room.ben.id, two.room.ana.guild.id)
    wanted = WantedGathering("other", Plan(), two.clock.now())
    opened = await others.open(press, wanted)
    told = await two.forged(
        two.room.ben,
        f"partner-mark:{opened.id}:0:right",
        f"partner-accept:{opened.id}:0",
        f"together-part:partner:{opened.id}",
        f"together-leave:partner:{opened.id}",
    )
    assert all("of another game" in words for words in told)
