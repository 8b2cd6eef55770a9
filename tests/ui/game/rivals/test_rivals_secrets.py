"""Before the end nothing that a team picks or writes is sent to the other team, or to everybody.

The other team's choices, or the labels of all sentences, are changed; what Discord is sent for
everybody else is then the same to the byte.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.game.rivals_kind import part_of, scene_of
from bot.services.game.rivals_scenes import TeamPickScene, TeamTestScene
from bot.tutor.game.rivals import LOBBY, PICKING, WRITING
from bot.ui.game.rivals.picking import PickTenModal, pick_card
from bot.ui.game.rivals.room import rivals_card
from bot.ui.game.rivals.writing import WriteTestModal, rival_test_card
from tests.tutor.game.rivals_played import ANA, BEN, CY, EVA, Played
from tests.ui.game.rivals.table import CIRCLE_SAYS, SQUARE_SAYS
from tests.ui.reading import sent

if TYPE_CHECKING:
    from bot.tutor.game.rivals import Rivals
    from tests.ui.game.rivals.table import RivalTable

TEXTS = {
    1: ("Yo, the documentation of the assessment is complete", "formal"),
    2: ("it is raining cats and dogs", "casual"),
}


def played_until(phase: int, circle: int) -> Played:
    """Play with one or another choice of circle; what square does is the same."""
    roles = {ANA: "circle", BEN: "square", CY: "circle", EVA: "square"}
    played = Played(roles, phase=phase)
    if phase >= PICKING:
        played.phase = PICKING
        played.pick(ANA, range(circle, circle + 10))
        played.pick(BEN, range(15, 25))
        if circle == 2:  # on the way they changed it more often
            played.pick(CY, range(circle + 1, circle + 11))
        played.agree(ANA)
        played.agree(BEN)
    if phase == WRITING:
        played.phase = WRITING
        played.write(ANA, *TEXTS[circle])
        if circle == 2:
            played.write(CY, *TEXTS[1])
        played.write(BEN, *SQUARE_SAYS)
        played.ready(ANA)
    return played


def sent_to_all(game: Rivals) -> str:
    return json.dumps(sent(rivals_card(scene_of(game))))


def sent_to(game: Rivals, person: int) -> str:
    """Return the private card of a person, and the form that it opens."""
    scene = part_of(game, person)
    if isinstance(scene, TeamPickScene):
        return json.dumps([sent(pick_card(scene)), PickTenModal(scene).to_dict()])
    assert isinstance(scene, TeamTestScene)
    return json.dumps([sent(rival_test_card(scene)), WriteTestModal(scene).to_dict()])


@pytest.mark.parametrize("phase", [LOBBY, PICKING, WRITING])
async def test_what_everybody_sees_depends_on_no_choice_and_on_no_label(phase: int) -> None:
    one, other = (played_until(phase, circle).game for circle in (1, 2))
    assert sent_to_all(one) == sent_to_all(other)
    subject = one.subject
    turned = [replace(it, label=subject.other(it.label)) for it in subject.sentences if it.label]
    labels = replace(one, subject=replace(subject, sentences=tuple(turned)))
    assert sent_to_all(one) == sent_to_all(labels)


@pytest.mark.parametrize("phase", [PICKING, WRITING])
async def test_what_square_sees_does_not_depend_on_what_circle_does(phase: int) -> None:
    one, other = (played_until(phase, circle).game for circle in (1, 2))
    for person in (BEN, EVA):
        assert sent_to(one, person) == sent_to(other, person)
    for person in (ANA, CY):  # the comparison would see a difference
        assert sent_to(one, person) != sent_to(other, person)


@pytest.mark.simcord(check_errors=False)
async def test_no_message_and_no_answer_holds_a_team_s_sentences_before_the_end(
    table: RivalTable,
) -> None:
    """All requests to Discord of a whole game: only the author's team is sent what it wrote."""
    env, ana, ben = table.room.env, table.room.ana, table.room.ben
    await table.to_writing()
    await table.write(ana, *CIRCLE_SAYS)
    before = len(env.http_requests)
    await table.press(ben, "My team")
    await table.write(ben, *SQUARE_SAYS)
    await table.push(ben, "We are ready")
    await table.restart()
    await table.press(ben, "My team")
    assert CIRCLE_SAYS[0] not in repr(env.http_requests[before:])
    assert SQUARE_SAYS[0] in repr(env.http_requests[before:])
    public = [one for one in env.http_requests if "/channels/" in one.path]
    assert public
    for text, _ in (CIRCLE_SAYS, SQUARE_SAYS):
        assert text not in repr(public)
