"""Reporting a challenge, and the card on which somebody who runs the server decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, TextStyle, ui

from bot.services.game.challenge_scenes import ReportedScene
from bot.tutor.forms import FormOverError
from bot.tutor.game.standing import REASON_MOST, ChallengeStanding
from bot.tutor.people import SOMEBODY_WHO_LEFT
from bot.tutor.text import plain
from bot.ui.answering.answers import open_modal
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, PersistentModal, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction

    from bot.ui.client import TutorBot

MOST_REASONS = 5  # of 200 characters each on one card


class ReportButton(PersistentButton, shape="challenge-report:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        reports, gathering = (
            services_of(interaction).challenges.reports,
            whole(self.keys["gathering"]),
        )
        own = await reports.check(press_of(interaction), gathering)
        if own is None:
            await open_modal(interaction, ReportModal(gathering))
        else:
            await show(interaction, own)


class ReportModal(PersistentModal, shape="challenge-reported:{gathering}"):
    def __init__(self, gathering: int) -> None:
        super().__init__("Report this challenge", gathering=gathering)
        typed: ui.TextInput[Any] = ui.TextInput(
            custom_id="reason", style=TextStyle.paragraph, required=False, max_length=REASON_MOST
        )
        self.add_item(
            ui.Label(
                text="What is wrong with it? (optional)",
                description="Seen by those who run this server, without your name.",
                component=typed,
            )
        )

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        reports, press = services_of(interaction).challenges.reports, press_of(interaction)
        reason = values.get("reason", "")
        await show(interaction, reports.report(press, whole(keys["gathering"]), reason))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> ReportModal:
        reports, gathering = services_of(interaction).challenges.reports, whole(keys["gathering"])
        if await reports.check(press_of(interaction), gathering) is not None:
            raise FormOverError
        return cls(gathering)


class LookAtReportButton(PersistentButton, shape="challenge-look:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        reports, press = services_of(interaction).challenges.reports, press_of(interaction)
        await show(interaction, reports.look(press, whole(self.keys["gathering"])))


class ShowAgainButton(PersistentButton, shape="challenge-again:{gathering}:{reports}"):
    """`reports` is how many the card tells of: one that came later has to be read first."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        reports, press = services_of(interaction).challenges.reports, press_of(interaction)
        gathering, seen = whole(self.keys["gathering"]), whole(self.keys["reports"])
        await show(interaction, reports.show_again(press, gathering, seen))


class TakeDownButton(PersistentButton, shape="challenge-down:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        reports, press = services_of(interaction).challenges.reports, press_of(interaction)
        await show(interaction, reports.take_down(press, whole(self.keys["gathering"])))


def reported_card(scene: ReportedScene) -> ui.LayoutView:
    author = SOMEBODY_WHO_LEFT if scene.author is None else f"<@{scene.author}>"
    here: dict[str, Any] = {"gathering": scene.gathering}
    row: list[ui.Item[Any]] = []
    if scene.standing is ChallengeStanding.REPORTED:
        again = ShowAgainButton.labelled("Show again", **here, reports=len(scene.reasons))
        row.append(again)
    if scene.standing is not ChallengeStanding.OVER:
        row.append(TakeDownButton.labelled("Take it down", ButtonStyle.danger, **here))
    return card(
        GAME,
        scene.note,
        f"### A reported challenge\n> {plain(scene.text)}\nWritten by {author}.",
        _reasons(scene.reasons),
        row,
        "-# Only you see this. Whoever reported it is not named; its author cannot show it again.",
    )


def _reasons(reasons: Sequence[str]) -> str:
    count = len(reasons)
    head = f"**{count} {'report' if count == 1 else 'reports'}**"
    given = [f"- {plain(reason)}" for reason in reasons if reason]
    silent = count - len(given)
    lines = given[-MOST_REASONS:]
    if more := len(given) - len(lines):
        lines.insert(0, f"- {more} earlier {'reason' if more == 1 else 'reasons'}")
    if silent:
        lines.append(f"- {silent} without a reason")
    return "\n".join((head, *lines))


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(ReportButton, LookAtReportButton, ShowAgainButton, TakeDownButton)
    bot.add_submission(ReportModal)
    bot.add_drawing(ReportedScene, reported_card)
