"""/play: Human Backpropagation, alone; the bot is the trainer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui

from bot.services.game.scenes import GameScene
from bot.tutor.game.sentences import Label
from bot.tutor.game.solo import Stage
from bot.tutor.text import plain
from bot.ui.game.forms import CorrectionModal, RuleModal
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import attempt_in, named
from bot.ui.kit.persistent import PersistentButton, bot_of, press_of, services_of
from bot.ui.kit.rooms import DebriefButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.game.modes import GameMode
    from bot.ui.client import TutorBot


class PredictButton(PersistentButton, shape="game:{attempt}:{mark}:{answer}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        scene = await services_of(interaction).games.predict(
            press_of(interaction),
            attempt_in(self.keys),
            self.keys["mark"],
            named(Label, self.keys["answer"]),
        )
        await show(interaction, scene)


class ShowGameButton(PersistentButton, shape="game-show:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, attempt = services_of(interaction).games, attempt_in(self.keys)
        await show(interaction, await games.show(press_of(interaction), attempt))


class CorrectButton(PersistentButton, shape="game-correct:{attempt}:{mark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await ask(interaction, self.keys, CorrectionModal)


class RuleButton(PersistentButton, shape="game-rule:{attempt}:{mark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await ask(interaction, self.keys, RuleModal)


async def ask(
    interaction: Interaction[Any],
    keys: dict[str, str],
    form: type[CorrectionModal] | type[RuleModal],
) -> None:
    """Open a form for the state that the card shows; on an older card, show the present state."""
    games, mark = services_of(interaction).games, keys["mark"]
    scene = await games.show(press_of(interaction), attempt_in(keys), mark)
    if scene.mark == mark:
        await interaction.response.send_modal(form(scene))
    else:
        await show(interaction, scene)


def game_card(scene: GameScene) -> ui.LayoutView:
    draw = {
        Stage.PREDICT: _predict_card,
        Stage.CORRECT: _correct_card,
        Stage.RULE: _rule_card,
        Stage.DONE: _done_card,
    }
    return draw[scene.state.stage](scene)


def _predict_card(scene: GameScene) -> ui.LayoutView:
    state = scene.state
    sentence = scene.game.sentence(state.current or "")
    number = state.sentences.index(sentence.id) + 1
    return card(
        GAME,
        scene.note,
        *(_heard(scene) or (f"### {scene.game.title}\n{scene.game.instructions}",)),
        f"### Is this formal or casual?\n> {sentence.text}",
        [
            PredictButton.labelled(
                label.value.capitalize(), attempt=scene.attempt, mark=scene.mark, answer=label.value
            )
            for label in Label
        ],
        f"-# Sentence {number} of {len(state.sentences)} · your answer is locked when you press",
    )


def _correct_card(scene: GameScene) -> ui.LayoutView:
    return card(
        GAME,
        scene.note,
        *_heard(scene),
        "Now say what misled you:",
        "> I think I weighted the [word/feature] too high or too low. I will adjust my rule.",
        [
            CorrectButton.labelled(
                "Say it", ButtonStyle.primary, attempt=scene.attempt, mark=scene.mark
            )
        ],
        "-# The game waits for it. You can also type it to me: in a DM, or with a mention.",
    )


def _rule_card(scene: GameScene) -> ui.LayoutView:
    ask = (
        "Write down **one rule** that you adjusted: a feature of the sentence, "
        "and which way it points now."
        if scene.state.mistakes
        else "You made no mistake, so nothing had to be adjusted. Write down **the rule you leaned "
        "on most**, and a sentence that would break it."
    )
    return card(
        GAME,
        scene.note,
        *_heard(scene),
        f"### Your rule\n{ask}",
        [
            RuleButton.labelled(
                "Write my rule", ButtonStyle.primary, attempt=scene.attempt, mark=scene.mark
            )
        ],
        f"-# {_score(scene)} · in a DM you can also just type it",
    )


def _done_card(scene: GameScene) -> ui.LayoutView:
    return card(
        GAME,
        scene.note,
        f"### Your rule is in your notebook\n> {plain(scene.state.rule or '')}",
        "`/notebook` shows it again. One thing is left: what this game has to do with a network.",
        [DebriefButton.labelled("Show me", ButtonStyle.primary, lesson=scene.lesson.id)],
        f"-# {_score(scene)}",
    )


def _score(scene: GameScene) -> str:
    state = scene.state
    return f"{sum(state.verdicts.values())} of {len(state.sentences)} predicted right"


def _heard(scene: GameScene) -> tuple[str, ...]:
    """Say how the last sentence went, or quote the correction that was given for it."""
    if scene.said is not None:
        return (f"You said: *{plain(scene.said)}*",)
    if scene.judged is None or scene.predicted is None:
        return ()
    verdict = "✅ Right" if scene.predicted is scene.judged.label else "❌ Wrong this time"
    return (
        f"> {scene.judged.text}",
        f"{verdict}: you said {scene.predicted.value}, "
        f"and it is **{scene.judged.label.value}**. {scene.judged.reason}",
    )


def play_command(modes: Sequence[GameMode]) -> app_commands.Command[Any, ..., None]:
    """Return `/play`, which asks for a mode where there is more than one."""

    async def play(interaction: Interaction[Any]) -> None:
        await bot_of(interaction).enter(interaction, modes[0].room)

    async def play_in(interaction: Interaction[Any], mode: str | None = None) -> None:
        named = services_of(interaction).modes.named
        await bot_of(interaction).enter(interaction, named(mode or modes[0].name).room)

    about = "Play the network: is a sentence formal or casual?"
    if len(modes) == 1:
        return app_commands.Command(name="play", description=about, callback=play)
    choices = [app_commands.Choice(name=mode.label, value=mode.name) for mode in modes]
    described = app_commands.describe(mode="How to play; on your own, if you leave it out.")
    asking = described(app_commands.choices(mode=choices)(play_in))
    return app_commands.Command(name="play", description=about, callback=asking)


async def go_playing(interaction: Interaction[Any]) -> None:
    games = services_of(interaction).games
    await show(interaction, await games.resume(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("play", go_playing)
    bot.add_dynamic_items(PredictButton, ShowGameButton, CorrectButton, RuleButton)
    bot.add_submission(CorrectionModal)
    bot.add_submission(RuleModal)
    bot.add_drawing(GameScene, game_card)
    bot.tree.add_command(play_command(bot.services.modes.all))
