"""/play: Human Backpropagation, alone; the bot is the trainer, and a network plays along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, ui

from bot.services.game.scenes import GameScene, SkippedScene, UnseenScene
from bot.tutor.game.drawing import Round
from bot.tutor.game.scoring import POINTS, SURE
from bot.tutor.game.state import Stage
from bot.tutor.game.telling import rule_lines
from bot.tutor.text import plain
from bot.ui.game.buttons import (
    BUTTONS,
    CorrectButton,
    FeaturesButton,
    RuleButton,
    SideButton,
    SkipGameButton,
    SwitchButton,
    lock_rows,
)
from bot.ui.game.endings import done_card, skipped_card, test_card
from bot.ui.game.forms import CorrectionModal, FeaturesModal, RuleModal
from bot.ui.game.others import OthersButton
from bot.ui.game.told import heard, network_parts, verdict_of
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.persistent import press_of, services_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot
    from bot.ui.kit.persistent import PersistentButton

BLANK_CORRECTION = (
    "> I think I weighted the [word/feature] too high or too low. I will adjust my rule."
)
HOW_SURE = ", ".join(f"{one.percent}% is {one.name}" for one in reversed(SURE))
INTRO = {
    Round.FIRST: "",
    Round.TRAPS: "These have signals that point both ways.",
    Round.UNSEEN: (
        "Now your own test: sentences from which nobody learns. You hear how it went at the end."
    ),
}


def game_card(scene: GameScene) -> ui.LayoutView:
    draw = {
        Stage.BEGIN: _begin_card,
        Stage.PREDICT: _predict_card,
        Stage.CORRECT: _correct_card,
        Stage.SIDE: _side_card,
        Stage.RULE: _rule_card,
        Stage.DONE: done_card,
    }
    return draw[scene.state.stage](scene)


def _begin_card(scene: GameScene) -> ui.LayoutView:
    state = scene.state
    here: dict[str, Any] = {"attempt": scene.attempt, "mark": scene.mark}
    others = [one for one in scene.game.subjects if one.id != state.subject.id]
    buttons: list[PersistentButton] = [
        FeaturesButton.labelled("Name two features", ButtonStyle.primary, **here),
        *(SwitchButton.labelled(one.offer, **here, subject=one.id) for one in others),
        SkipGameButton.labelled("Skip the game", attempt=scene.attempt),
    ]
    high, low = state.subject.labels
    return card(
        GAME,
        scene.note,
        f"### {scene.game.title}\n{scene.game.instructions}",
        f"### First, your rule\nWhich two features of a sentence would you look at, and does each "
        f"speak for **{high}** or for **{low}**? With them you begin; mistakes will move them.",
        buttons,
        [OthersButton.labelled("Play with others")],
        f"-# No timer. Only you see your answers. At the end your rule plays alone. {POINTS}",
    )


def _predict_card(scene: GameScene) -> ui.LayoutView:
    state = scene.state
    sentence = state.current
    if sentence is None:
        raise ValueError("No sentence is left to predict.")
    return card(
        GAME,
        scene.note,
        *heard(scene),
        f"**Your rule**\n{own}" if (own := _own_rule(scene)) else "",
        f"{_intro(scene)}### {state.subject.ask}\n> {plain(sentence.text)}",
        *lock_rows(scene),
        f"-# {_place(scene, sentence.id)} · {HOW_SURE}; your answer is locked when you press",
    )


def _intro(scene: GameScene) -> str:
    """Introduce a round on its first card."""
    state, sentence = scene.state, scene.state.current
    if sentence is None:
        return ""
    now = state.round_named(sentence.id)
    begins = state.last is None or state.round_of(state.last) is not now
    return f"{INTRO[now]}\n" if begins and INTRO[now] else ""


def _own_rule(scene: GameScene) -> str:
    """Show the rule that somebody begins with, on the card of the first sentence."""
    state = scene.state
    return "" if state.predicted else rule_lines(state.subject, state.rule)


def _place(scene: GameScene, sentence_id: str) -> str:
    state = scene.state
    now = state.round_named(sentence_id)
    ids = {Round.FIRST: state.rounds.first, Round.TRAPS: state.rounds.traps}.get(
        now, state.rounds.unseen
    )
    number = ids.index(sentence_id) + 1
    if now is Round.TRAPS:
        return f"Harder sentence {number}, at most {len(ids)}"
    return f"{'Test' if now is Round.UNSEEN else 'Sentence'} {number} of {len(ids)}"


def _correct_card(scene: GameScene) -> ui.LayoutView:
    here: dict[str, Any] = {"attempt": scene.attempt, "mark": scene.mark}
    return card(
        GAME,
        scene.note,
        *_judged(scene),
        f"Now say what misled you:\n{BLANK_CORRECTION}",
        [CorrectButton.labelled("Say it", ButtonStyle.primary, **here)],
        "-# Too high: it counted too much for its side. Too low: too little. The round waits for "
        "it; you can also type it to me, in a DM or with a mention.",
    )


def _judged(scene: GameScene) -> tuple[str, ...]:
    last = scene.state.last
    if last is None:
        return ()
    return f"> {plain(last.sentence.text)}", verdict_of(scene.state.subject, last)


def _side_card(scene: GameScene) -> ui.LayoutView:
    state = scene.state
    waiting = state.waiting
    said = state.said[waiting.id][-1] if waiting is not None else None
    name = "it" if said is None else f"**{plain(said.name)}**"
    buttons = [
        SideButton.labelled(
            label.capitalize(), attempt=scene.attempt, mark=scene.mark, answer=label
        )
        for label in state.subject.labels
    ]
    return card(
        GAME,
        scene.note,
        *_judged(scene),
        f"You named {name}. In your eyes, which side does it speak for?",
        buttons,
        "-# High or low means how strongly it counted for its side.",
    )


def _rule_card(scene: GameScene) -> ui.LayoutView:
    ask = (
        "Write down **one rule** that you adjusted: a feature of the sentence, "
        "and which way it points now."
        if scene.state.mistakes
        else "You made no mistake, so nothing had to be adjusted. Write down **the rule you leaned "
        "on most**, and a sentence that would break it."
    )
    here: dict[str, Any] = {"attempt": scene.attempt, "mark": scene.mark}
    return card(
        GAME,
        scene.note,
        *heard(scene),
        *network_parts(scene),
        f"### Your rule\n{ask}",
        [RuleButton.labelled("Write my rule", ButtonStyle.primary, **here)],
        f"-# In a DM you can also just type it.{_count(scene)}",
    )


def _count(scene: GameScene) -> str:
    """Count a game of an older program, which has no test."""
    state = scene.state
    if state.tests:
        return ""
    return f" {sum(bool(one.right) for one in state.predicted)} of {len(state.predicted)} right."


async def go_playing(interaction: Interaction[Any]) -> None:
    await show(interaction, services_of(interaction).games.resume(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("play", go_playing)
    bot.add_dynamic_items(*BUTTONS)
    for form in (FeaturesModal, CorrectionModal, RuleModal):
        bot.add_submission(form)
    bot.add_drawing(GameScene, game_card)
    bot.add_drawing(UnseenScene, test_card)
    bot.add_drawing(SkippedScene, skipped_card)
