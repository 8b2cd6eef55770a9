"""How the two in a game of two are named on its cards, also one who left or was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.game.partner import Seat
from bot.tutor.game.partner_drawing import ROUNDS
from bot.tutor.people import SOMEBODY_WHO_LEFT

if TYPE_CHECKING:
    from bot.services.game.partner_scenes import PartnerScene
    from bot.tutor.game.partner import PartnerRound


def name_of(scene: PartnerScene, seat: Seat) -> str:
    """Name one of the two; nobody is notified."""
    return f"<@{scene.names[seat]}>" if seat in scene.names else SOMEBODY_WHO_LEFT


def trainer_name(scene: PartnerScene, one: PartnerRound) -> str:
    return "Nudge" if scene.state.nudge_trains(one) else name_of(scene, one.trainer)


def learner_title(scene: PartnerScene, seat: Seat) -> str:
    """Name one of the two as the learner of their half."""
    named = seat in scene.names
    return f"{name_of(scene, seat)} as the learner" if named else "The learner who left"


def gone_line(scene: PartnerScene) -> str:
    """Say that one of the two is gone, as long as the other is there.

    Whoever was deleted has no name, and why they are gone is not said.
    """
    people = scene.state.people
    if len(people) != 1:
        return ""
    [there] = people
    here = name_of(scene, there)
    gone = there.other
    who = name_of(scene, gone) if gone in scene.names else f"{here}, your partner"
    goes_on = "Nudge trains from here on" if scene.state.current else "the game can be ended alone"
    return f"{who} left the game, and {goes_on}."


def place_line(scene: PartnerScene) -> str:
    now = scene.state.current
    if now is None:
        return ""
    learner = name_of(scene, now.learner)
    return (
        f"-# {learner} learns · {trainer_name(scene, now)} trains · sentence {now.place} of "
        f"{ROUNDS} · half {1 if now.learner is Seat.FIRST else 2} of 2"
    )
