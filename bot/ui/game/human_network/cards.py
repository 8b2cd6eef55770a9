"""The card of the network of people in the channel, at each stage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.services.game.human_network_scenes import MODE
from bot.tutor.game.human_network.drawing import STEPS
from bot.tutor.game.human_network.state import RATE, NetworkStage
from bot.tutor.game.human_network.wiring import FEWEST, MOST
from bot.tutor.game.human_network.words import (
    DEBRIEF,
    chain_line,
    course_table,
    early_line,
    forward_table,
    losses_line,
    outcome_of,
    step_table,
    ways_line,
    weights_table,
)
from bot.tutor.game.together import Turnout
from bot.tutor.game.words import percent, signal_words
from bot.tutor.people import SOMEBODY_WHO_LEFT
from bot.tutor.text import plain
from bot.ui.game.together.buttons import together_row, waiting_line
from bot.ui.kit.cards import GAME, card
from bot.ui.kit.keys import UnreadableKeyError
from bot.ui.kit.rooms import GoButton

if TYPE_CHECKING:
    from bot.services.game.human_network_scenes import (
        HumanNetworkScene,
    )
    from bot.tutor.game.human_network.state import NetworkState, NetworkStep

TITLE = "### Human network"
MY_WEIGHT = "My weight"
RULES = (
    f"{FEWEST} to {MOST} of you are one tiny network, and each holds **one weight** of it. It "
    f"reads {STEPS} sentences and says how formal each is. For each you are told privately the "
    "**blame** of your weight, which is how fast the loss changes with it, and you nudge the "
    "weight. Then all see the group's step beside the true one."
)
SEEN = (
    "-# Before the step is shown only you are told your blame, and nobody sees your nudge. Then "
    "the card shows each weight with its holder, its nudge and the true step, so everybody can "
    "tell who nudged how. No timer, no points, and whoever leaves loses nothing."
)


def network_card(scene: HumanNetworkScene) -> ui.LayoutView:
    draw = {
        NetworkStage.GATHER: _gather_card,
        NetworkStage.FORWARD: _forward_card,
        NetworkStage.NUDGE: _nudge_card,
        NetworkStage.REVEAL: _reveal_card,
        NetworkStage.OVER: _over_card,
    }
    return draw[scene.state.stage](scene)


def _gather_card(scene: HumanNetworkScene) -> ui.LayoutView:
    state = scene.state
    who = ", ".join(f"<@{person}>" for person in state.holders if person is not None)
    missing = FEWEST - len(state.holders)
    more = f" {missing} more needed." if missing > 0 else " Anyone of them may start."
    return card(
        GAME,
        f"{TITLE}\n{RULES}",
        f"**In it:** {who or 'nobody'}.{more}",
        _row(scene if missing <= 0 else _not_ready(scene), "Start"),
        SEEN,
    )


def _forward_card(scene: HumanNetworkScene) -> ui.LayoutView:
    step = _step(scene)
    return card(
        GAME,
        f"{TITLE} · sentence {len(scene.state.played) + 1} of {STEPS}",
        *_sentence_parts(scene, step),
        weights_table(step),
        _holders_line(scene.state),
        "Anyone in it may run the network **forward**: it multiplies, adds and squashes.",
        _row(scene, "Run it forward"),
    )


def _nudge_card(scene: HumanNetworkScene) -> ui.LayoutView:
    step = _step(scene)
    return card(
        GAME,
        f"{TITLE} · sentence {len(scene.state.played) + 1} of {STEPS}",
        *_sentence_parts(scene, step),
        forward_table(step),
        f"{_verdict(scene.state, step)} Now each of you: press **{MY_WEIGHT}**, read its blame, "
        "and nudge it.",
        _holders_line(scene.state),
        _row(scene, "Show the step"),
        waiting_line(scene.state.turnout),
    )


def _reveal_card(scene: HumanNetworkScene) -> ui.LayoutView:
    step, state = _step(scene), scene.state
    last = len(state.played) == STEPS
    return card(
        GAME,
        f"{TITLE} · sentence {len(state.played)} of {STEPS}: the step",
        *_quoted(scene),
        step_table(step),
        f"{losses_line(step)}\n-# The true step is -{RATE:g} × blame: against the blame, at rate "
        f"{RATE:g}. A frozen weight had no nudge.",
        chain_line(step),
        _holders_line(state),
        _row(scene, "See how it ended" if last else "Next sentence"),
    )


def _over_card(scene: HumanNetworkScene) -> ui.LayoutView:
    state = scene.state
    if state.wiring is None:
        return card(GAME, TITLE, "It ended before it started. `/play` begins another one.")
    if not state.played:
        return card(GAME, f"{TITLE} · the end", early_line(state), _again())
    return card(
        GAME,
        f"{TITLE} · the end",
        early_line(state),
        f"**Mean loss over the sentences that count** (smaller is better)\n{course_table(state)}\n"
        f"-# true: gradient descent at rate {RATE:g} on the same sentences; frozen: nobody nudges",
        " ".join(outcome_of(state)),
        ways_line(state),
        DEBRIEF,
        _again(),
    )


def _step(scene: HumanNetworkScene) -> NetworkStep:
    step = scene.state.shown
    if step is None:  # a stage without a sentence has a card of its own
        raise UnreadableKeyError
    return step


def _row(scene: HumanNetworkScene, onward: str) -> list[ui.Item[Any]]:
    started = scene.state.stage is not NetworkStage.GATHER
    part = MY_WEIGHT if started else ""
    turnout = scene.state.turnout
    return together_row(MODE, scene.gathering, scene.phase, turnout, onward=onward, part=part)


def _not_ready(scene: HumanNetworkScene) -> HumanNetworkScene:
    """Leave the button to start as one among others while people are missing."""
    return replace(scene, state=replace(scene.state, turnout=Turnout()))


def _again() -> list[ui.Item[Any]]:
    return [GoButton.labelled("Play on your own", ButtonStyle.secondary, where="play")]


def _quoted(scene: HumanNetworkScene) -> tuple[str, ...]:
    if scene.sentence is None:
        return ("-# This sentence was taken out of the lesson; its numbers are kept.",)
    return (f"> {plain(scene.sentence.text)}",)


def _sentence_parts(scene: HumanNetworkScene, step: NetworkStep) -> tuple[str, ...]:
    """Show the sentence, what is counted in it, and its label."""
    high, low = scene.state.labels
    label = high if step.case.target else low
    lines = [f"Its label is **{label}**, so y = {step.case.target:g}."]
    shown = scene.sentence
    for name, side, count, pieces in (
        ("x1", high, step.case.inputs[0], shown and shown.high),
        ("x2", low, step.case.inputs[1], shown and shown.low),
    ):
        listed = "; ".join(signal_words(what, words) for what, words in pieces or ())
        lines.append(f"**{name} = {count:g}** hints for {side}" + (f": {listed}" if listed else ""))
    return (*_quoted(scene), "\n".join(lines))


def _verdict(state: NetworkState, step: NetworkStep) -> str:
    high, low = state.labels
    label = high if step.case.target else low
    return (
        f"The network gives **{high}** {percent(step.seen.p)}, and the label is **{label}**: the "
        f"loss is {step.seen.loss:.3f}."
    )


def _holders_line(state: NetworkState) -> str:
    if state.wiring is None:
        return ""
    named = enumerate(zip(state.wiring.names, state.holders, strict=True))
    return "-# " + " · ".join(
        f"{name} {_unheld(state, seat) if who is None else f'<@{who}>'}"
        for seat, (name, who) in named
    )


def _unheld(state: NetworkState, seat: int) -> str:
    """Say what is with a weight that nobody holds: its nudge may be in all the same."""
    if seat in state.locked:
        return "free (nudged)"
    is_shown = state.stage is NetworkStage.REVEAL and state.played[-1].nudges[seat] is not None
    return SOMEBODY_WHO_LEFT if is_shown else "free (frozen)"
