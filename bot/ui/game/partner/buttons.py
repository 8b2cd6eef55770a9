"""The buttons of a game of two; each move names the phase that its card shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.services.game.partner_kind import PARTNER
from bot.tutor.game.partner import PartnerStage
from bot.tutor.game.partner_moves import TRAINS
from bot.tutor.game.scoring import SURE
from bot.tutor.game.together import MOVED_ON
from bot.ui.answering.answers import open_modal
from bot.ui.game.partner.forms import (
    PartnerCorrectionModal,
    PartnerInviteModal,
    PartnerRuleModal,
    partner_games,
)
from bot.ui.game.together.buttons import LeaveButton, OnwardButton, PartButton
from bot.ui.kit.cards import show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction, ui

    from bot.services.game.partner_scenes import PartnerScene

MOST_ROUNDS, MOST_SURE = 99, 100
RIGHT, WRONG = "right", "wrong"


class AcceptButton(PersistentButton, shape="partner-accept:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, press = partner_games(interaction), press_of(interaction)
        await show(interaction, games.accept(press, seen_in(self.keys)))


class DeclineButton(PersistentButton, shape="partner-no:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, gathering = partner_games(interaction), whole(self.keys["gathering"])
        await show(interaction, games.decline(press_of(interaction), gathering))


class RefuseButton(PersistentButton, shape="partner-never:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, gathering = partner_games(interaction), whole(self.keys["gathering"])
        await show(interaction, games.refuse(press_of(interaction), gathering))


class UninviteButton(PersistentButton, shape="partner-back:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, gathering = partner_games(interaction), whole(self.keys["gathering"])
        await show(interaction, games.take_back(press_of(interaction), gathering))


class PartnerPickButton(
    PersistentButton, shape="partner-pick:{gathering}:{phase}:{number}:{place}"
):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, press = partner_games(interaction), press_of(interaction)
        number = whole(self.keys["number"], most=MOST_ROUNDS)
        place = whole(self.keys["place"], most=MOST_ROUNDS)
        await show(interaction, games.pick(press, seen_in(self.keys), number, place))


class PartnerLockButton(
    PersistentButton, shape="partner-lock:{gathering}:{phase}:{number}:{answer}:{sure}"
):
    """One press locks a choice and how sure it is."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, press = partner_games(interaction), press_of(interaction)
        number = whole(self.keys["number"], most=MOST_ROUNDS)
        sure = whole(self.keys["sure"], most=MOST_SURE)
        answer, seen = self.keys["answer"], seen_in(self.keys)
        await show(interaction, games.lock(press, seen, number, answer, sure))


class MarkButton(PersistentButton, shape="partner-mark:{gathering}:{phase}:{answer}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, press = partner_games(interaction), press_of(interaction)
        right = self.keys["answer"] == RIGHT
        await show(interaction, games.mark(press, seen_in(self.keys), right=right))


class SayButton(PersistentButton, shape="partner-say:{gathering}:{phase}"):
    """Opens the form of the correction for the learner whose turn it is."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, phase = seen_in(self.keys)
        part = await partner_games(interaction).look(press_of(interaction), gathering)
        state, now = part.game.state, part.game.state.current
        is_now = state.stage is PartnerStage.CORRECT and part.game.phase == phase
        if now is None or not is_now or now.predicted is None:
            await show(interaction, part.with_note(MOVED_ON))
        elif now.learner is not part.seat:
            await show(interaction, part.with_note(TRAINS))
        else:
            form = PartnerCorrectionModal(part.game, state.subject, now.predicted.sentence.text)
            await open_modal(interaction, form)


class PartnerRuleButton(PersistentButton, shape="partner-rule:{gathering}:{phase}"):
    """Opens the form of the rule for one of the two who is not through."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, _ = seen_in(self.keys)
        press = press_of(interaction)
        part = await partner_games(interaction).look(press, gathering)
        state = part.game.state
        if state.stage is PartnerStage.RULES and press.person not in state.finished:
            await open_modal(interaction, PartnerRuleModal(part.game))
        else:
            await show(interaction, part)


class PartnerFinishButton(PersistentButton, shape="partner-finish:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, press = partner_games(interaction), press_of(interaction)
        await show(interaction, games.finish(press, seen_in(self.keys)))


class InviteButton(PersistentButton, shape="partner-ask"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await open_modal(interaction, PartnerInviteModal())


def seen_in(keys: dict[str, str]) -> tuple[int, int]:
    """Read which game a card shows, and in which phase."""
    return whole(keys["gathering"]), whole(keys["phase"])


def here(scene: PartnerScene) -> dict[str, Any]:
    return {"gathering": scene.gathering, "phase": scene.phase}


def invitation_rows(scene: PartnerScene) -> tuple[list[ui.Item[Any]], ...]:
    gathering = scene.gathering
    return (
        [
            AcceptButton.labelled("Accept", ButtonStyle.primary, **here(scene)),
            DeclineButton.labelled("No, thank you", gathering=gathering),
        ],
        [
            RefuseButton.labelled("Don't invite me", gathering=gathering),
            UninviteButton.labelled("Take it back", gathering=gathering),
        ],
    )


def partner_lock_rows(scene: PartnerScene) -> Sequence[list[ui.Item[Any]]]:
    """Return a row for each way to be sure, with a button for each label."""
    now = scene.state.current
    number = 0 if now is None else now.number
    return [
        [
            PartnerLockButton.labelled(
                f"{label.capitalize()} {one.percent}%",
                **here(scene),
                number=number,
                answer=label,
                sure=one.percent,
            )
            for label in scene.state.subject.labels
        ]
        for one in reversed(SURE)
    ]


def mark_row(scene: PartnerScene) -> list[ui.Item[Any]]:
    return [
        MarkButton.labelled(answer.capitalize(), **here(scene), answer=answer)
        for answer in (RIGHT, WRONG)
    ]


def say_row(scene: PartnerScene) -> list[ui.Item[Any]]:
    return [SayButton.labelled("Say it", ButtonStyle.primary, **here(scene))]


def end_row(scene: PartnerScene) -> list[ui.Item[Any]]:
    return [
        PartnerRuleButton.labelled("Write my rule", ButtonStyle.primary, **here(scene)),
        PartnerFinishButton.labelled("Finish without", **here(scene)),
    ]


class PassOverButton(PersistentButton, shape="partner-pass:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, press = partner_games(interaction), press_of(interaction)
        seen = whole(self.keys["gathering"]), whole(self.keys["phase"])
        await show(interaction, games.pass_over(press, seen))


def last_row(scene: PartnerScene, part: str) -> list[ui.Item[Any]]:
    """Return what both may press at any time; `part` names the way to one's own part."""
    game: dict[str, Any] = {"mode": PARTNER, "gathering": scene.gathering}
    style = ButtonStyle.secondary
    if scene.state.stage is PartnerStage.PICK and part != LOOK:
        style = ButtonStyle.primary
    row: list[ui.Item[Any]] = [
        PartButton.labelled(part, style, **game),
        LeaveButton.labelled("Leave", **game),
    ]
    return row


def nudge_row(scene: PartnerScene) -> list[ui.Item[Any]]:
    """Return what goes on without somebody: Nudge trains, or the rest of a half is passed over."""
    state, now = scene.state, scene.state.current
    if now is None:
        return []
    row: list[ui.Item[Any]] = []
    if not state.nudge_trains(now):
        label = "Let Nudge be the trainer"
        row.append(OnwardButton.labelled(label, mode=PARTNER, **here(scene)))
    if state.stage in {PartnerStage.LOCK, PartnerStage.CORRECT} and now.trainer in state.people:
        row.append(PassOverButton.labelled("Go on without the learner", **here(scene)))
    return row


LOOK = "Show me the latest"
BUTTONS = (
    AcceptButton,
    DeclineButton,
    RefuseButton,
    UninviteButton,
    PartnerPickButton,
    PartnerLockButton,
    MarkButton,
    SayButton,
    PartnerRuleButton,
    PartnerFinishButton,
    PassOverButton,
    InviteButton,
)
