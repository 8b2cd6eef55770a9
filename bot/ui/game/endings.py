"""The end of a game: both curves, the rule playing alone, the test sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.tutor.game.crowd import LEAST
from bot.tutor.game.drawing import Round
from bot.tutor.game.ledger_words import is_right
from bot.tutor.game.scoring import SCORING, written
from bot.tutor.game.telling import (
    alone_lines,
    rule_lines,
    side_line,
    tally_lines,
    verdict_line,
)
from bot.tutor.game.words import chance, percent
from bot.tutor.text import plain
from bot.ui.game.buttons import ShowGameButton, UnseenButton
from bot.ui.game.challenges import FoolButton
from bot.ui.game.others import OthersButton
from bot.ui.game.told import verdict_of
from bot.ui.kit.cards import GAME, card, gallery
from bot.ui.kit.rooms import DebriefButton, GoButton, go_on

if TYPE_CHECKING:
    from bot.services.game.scenes import GameScene, SkippedScene, UnseenScene
    from bot.tutor.game.crowd import CrowdShare
    from bot.tutor.game.state import Predicted

UNDRAWN = "-# The picture could not be drawn just now; everything else is here."


def done_card(scene: GameScene) -> ui.LayoutView:
    debrief = "What it has to do with a network"
    buttons: list[ui.Item[Any]] = [
        DebriefButton.labelled(debrief, ButtonStyle.primary, lesson=scene.lesson.id)
    ]
    if scene.state.tests:
        buttons.append(UnseenButton.labelled("The test, one by one", attempt=scene.attempt))
    buttons.append(FoolButton.labelled("Fool the network", attempt=scene.attempt))
    buttons.append(GoButton.labelled("Play again", where="play"))
    buttons.append(OthersButton.labelled("Play with others"))
    return card(
        GAME,
        scene.note,
        f"### Your rule is in your notebook\n> {plain(scene.state.written or '')}",
        _sides(scene),
        gallery([scene.picture]) if scene.picture is not None else UNDRAWN,
        *_alone(scene),
        buttons,
        f"-# {SCORING if scene.state.tests else 'The `/notebook` keeps your rule.'}",
    )


def _sides(scene: GameScene) -> str:
    ending = scene.ending
    if ending is None or ending.you is None or ending.network is None:
        return ""
    you, network = side_line("You", ending.you), side_line("The network", ending.network)
    return f"**The test** (nobody learnt from it)\n{you}\n{network}"


def _alone(scene: GameScene) -> tuple[str, ...]:
    ending, subject = scene.ending, scene.state.subject
    weights = rule_lines(subject, scene.state.rule)
    if ending is None or not weights:
        return ()
    told = [*tally_lines(ending), *alone_lines(ending)]
    return f"**Your rule plays alone**\n{weights}", "\n".join(told)


def test_card(scene: UnseenScene) -> ui.LayoutView:
    game = scene.game
    lines = [_test_lines(game, one) for one in game.state.in_round(Round.UNSEEN)]
    return card(
        GAME,
        "### The test, one by one",
        *(part for parts in lines for part in parts),
        [ShowGameButton.labelled("Back", attempt=game.attempt)],
        f"-# {SCORING}",
    )


def _test_lines(game: GameScene, one: Predicted) -> tuple[str, str]:
    quote = f"> {plain(one.sentence.text)}"
    if one.right is None:
        crowd = dict(game.crowd).get(one.sentence.id)
        return quote, f"{verdict_line(one)} {one.sentence.why} {_crowd_line(one, crowd)}"
    step = next(step for step in game.state.ledger if step.sentence == one.sentence)
    verdict = "right" if is_right(game.state.subject, step) else "not right"
    said = f"{chance(game.state.subject, step.answer)}, {verdict}"
    return quote, f"{verdict_of(game.state.subject, one)} The network said {said}."


def _crowd_line(one: Predicted, crowd: CrowdShare | None) -> str:
    """Compare with the others, once enough have judged the sentence."""
    if crowd is None or not crowd.enough:
        return f"People disagree on it: it is not scored until {LEAST} learners have judged it."
    near = written(crowd.points(one.label, one.percent))
    said = f"{percent(crowd.share)} said {crowd.label}"
    return f"Of {crowd.asked} learners, {said}: {near} points for closeness."


def skipped_card(scene: SkippedScene) -> ui.LayoutView:
    return card(
        GAME,
        "The game is left out, and counts as done for this lesson. `/play` brings it back.",
        [go_on(scene.lesson)],
    )
