"""A posted challenge as its author sees it: the second label, and what the sentence changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.services.game.challenge_scenes import OwnChallengeScene
from bot.tutor.game.fooling_words import (
    conclusion,
    examples,
    moved_line,
    teaching_line,
    weights_table,
)
from bot.tutor.game.standing import GONE_FOR_GOOD, WHY_HIDDEN, ChallengeStanding
from bot.tutor.text import plain
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction

    from bot.tutor.game.fooling import Retraining
    from bot.ui.client import TutorBot


class ChangeButton(PersistentButton, shape="challenge-change:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        own, press = services_of(interaction).challenges.own, press_of(interaction)
        await show(interaction, own.show(press, whole(self.keys["gathering"])))


class ShareButton(PersistentButton, shape="challenge-share:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        own, press = services_of(interaction).challenges.own, press_of(interaction)
        await show(interaction, own.share(press, whole(self.keys["gathering"])))


class TakeBackButton(PersistentButton, shape="challenge-back:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        own, press = services_of(interaction).challenges.own, press_of(interaction)
        await show(interaction, own.take_back(press, whole(self.keys["gathering"])))


def own_challenge_card(scene: OwnChallengeScene) -> ui.LayoutView:
    if scene.standing in GONE_FOR_GOOD:
        told = WHY_HIDDEN[scene.standing].replace("Its author", "You")
        return card(GAME, f"{told} The card in the channel shows no sentence any more.")
    hidden = "" if scene.standing is ChallengeStanding.SHOWN else WHY_HIDDEN[scene.standing]
    return card(
        GAME,
        scene.note,
        f"### Your challenge\n> {plain(scene.text)}\nYou say: **{scene.label}**. "
        f"{counts_line(scene.answered)}",
        hidden,
        *_second_parts(scene),
        _buttons(scene),
        "-# Only you see this card.",
    )


def _second_parts(scene: OwnChallengeScene) -> Sequence[str]:
    if scene.second is None:
        return (
            "### What it would change\nThe first person who answers gives the second label. If it "
            "is yours too, a copy of your network learns the sentence, and here you see what else "
            "changes on the test.",
        )
    if scene.second != scene.label:
        return (
            f"### Two people, two labels\nYou say **{scene.label}**, and the first other person "
            f"says **{scene.second}**. When two people disagree, nobody knows what to teach: a "
            "label is people's judgement. So no copy was taught.",
        )
    if scene.retraining is None:
        return (f"The first other person says **{scene.second}**, too.",)
    return _change_parts(scene.retraining)


def _change_parts(change: Retraining) -> Sequence[str]:
    head = f"### What it would change\nTwo people say **{change.challenge.label}**."
    if not change.counts.passes:
        return (f"{head} Your network says so as well, so there is nothing to teach it.",)
    return (
        f"{head} {teaching_line(change)} The original stays as it is.",
        weights_table(change),
        f"{moved_line(change.counts)}\n{conclusion(change.counts)}",
        examples(change),
        "-# The test sentences are ones that neither of the two ever learned from.",
    )


def _buttons(scene: OwnChallengeScene) -> list[ui.Item[Any]] | None:
    """Return the row of what can still be done; a challenge that is over has none."""
    if scene.standing is ChallengeStanding.OVER:
        return None
    row: list[ui.Item[Any]] = []
    change = scene.retraining
    taught = change is not None and change.counts.passes > 0
    if scene.second is None:
        row.append(ChangeButton.labelled("Look again", gathering=scene.gathering))
    elif taught and not scene.is_shared and scene.standing is ChallengeStanding.SHOWN:
        row.append(
            ShareButton.labelled("Show it to all", ButtonStyle.primary, gathering=scene.gathering)
        )
    return [*row, TakeBackButton.labelled("Take it back", gathering=scene.gathering)]


def counts_line(answered: Sequence[tuple[str, int]]) -> str:
    """Say how many gave each label."""
    if not answered:
        return "There are no answers."
    return "Answers so far: " + ", ".join(f"{count} {label}" for label, count in answered) + "."


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(ChangeButton, ShareButton, TakeBackButton)
    bot.add_drawing(OwnChallengeScene, own_challenge_card)
