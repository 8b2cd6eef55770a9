"""The buttons of the game; each names the state of the card that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.tutor.game.scoring import SURE
from bot.ui.answering.answers import open_modal
from bot.ui.game.forms import CorrectionModal, FeaturesModal, RuleModal
from bot.ui.kit.cards import show
from bot.ui.kit.keys import attempt_in, whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction

    from bot.services.game.scenes import GameScene

    Form = type[CorrectionModal] | type[FeaturesModal] | type[RuleModal]

MOST_SURE = 100  # percent


class LockButton(PersistentButton, shape="game-lock:{attempt}:{mark}:{answer}:{sure}"):
    """One press locks a choice and how sure it is."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, sure = services_of(interaction).games, whole(self.keys["sure"], most=MOST_SURE)
        press, attempt = press_of(interaction), attempt_in(self.keys)
        answer, mark = self.keys["answer"], self.keys["mark"]
        await show(interaction, games.predict(press, attempt, mark, answer, sure))


class PredictButton(PersistentButton, shape="game:{attempt}:{mark}:{answer}"):
    """A button of an older program, which asked for the choice alone."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, press = services_of(interaction).games, press_of(interaction)
        answer, mark = self.keys["answer"], self.keys["mark"]
        await show(interaction, games.predict(press, attempt_in(self.keys), mark, answer))


class ShowGameButton(PersistentButton, shape="game-show:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, attempt = services_of(interaction).games, attempt_in(self.keys)
        await show(interaction, games.show(press_of(interaction), attempt))


class LedgerButton(PersistentButton, shape="game-ledger:{attempt}:{mark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, attempt = services_of(interaction).games, attempt_in(self.keys)
        press, mark = press_of(interaction), self.keys["mark"]
        await show(interaction, games.show(press, attempt, mark, ledger=True))


class UnseenButton(PersistentButton, shape="game-tests:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, attempt = services_of(interaction).games, attempt_in(self.keys)
        await show(interaction, games.tests(press_of(interaction), attempt))


class SwitchButton(PersistentButton, shape="game-with:{attempt}:{mark}:{subject}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, attempt = services_of(interaction).games, attempt_in(self.keys)
        press, mark = press_of(interaction), self.keys["mark"]
        await show(interaction, games.switch(press, attempt, mark, self.keys["subject"]))


class SkipGameButton(PersistentButton, shape="game-skip:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, attempt = services_of(interaction).games, attempt_in(self.keys)
        await show(interaction, games.skip(press_of(interaction), attempt))


class SideButton(PersistentButton, shape="game-side:{attempt}:{mark}:{answer}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, attempt = services_of(interaction).games, attempt_in(self.keys)
        press, mark = press_of(interaction), self.keys["mark"]
        await show(interaction, games.tell_side(press, attempt, mark, self.keys["answer"]))


class FeaturesButton(PersistentButton, shape="game-features:{attempt}:{mark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await ask(interaction, self.keys, FeaturesModal)


class CorrectButton(PersistentButton, shape="game-correct:{attempt}:{mark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await ask(interaction, self.keys, CorrectionModal)


class RuleButton(PersistentButton, shape="game-rule:{attempt}:{mark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await ask(interaction, self.keys, RuleModal)


async def ask(interaction: Interaction[Any], keys: dict[str, str], form: Form) -> None:
    """Open a form for the state that the card shows; on an older card, show the present state."""
    games, mark = services_of(interaction).games, keys["mark"]
    scene = await games.show(press_of(interaction), attempt_in(keys), mark)
    if scene.mark == mark:
        await open_modal(interaction, form(scene))
    else:
        await show(interaction, scene)


def lock_rows(scene: GameScene) -> Sequence[list[LockButton]]:
    """Return a row for each way to be sure, the surest first, with a button for each label.

    Two buttons fit into a row on a phone, and three do not.
    """
    return [
        [
            LockButton.labelled(
                f"{label.capitalize()} {one.percent}%",
                attempt=scene.attempt,
                mark=scene.mark,
                answer=label,
                sure=one.percent,
            )
            for label in scene.state.subject.labels
        ]
        for one in reversed(SURE)
    ]


BUTTONS = (
    LockButton,
    PredictButton,
    ShowGameButton,
    LedgerButton,
    UnseenButton,
    SwitchButton,
    SkipGameButton,
    SideButton,
    FeaturesButton,
    CorrectButton,
    RuleButton,
)
