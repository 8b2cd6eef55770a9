"""The buttons by which an instructor leads a post, and the private panel that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, SelectOption, ui

from bot.services.classroom.scenes import PanelScene
from bot.tutor.classroom.classroom import Results
from bot.tutor.classroom.post import PostStage
from bot.tutor.classroom.terms import PostPace, PostTerms
from bot.tutor.text import shortened
from bot.ui.classroom.posts.words import SHORT_RESULTS, panel_line, set_line
from bot.ui.exercises.questions import title_of
from bot.ui.kit.cards import CLASSROOM, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import (
    PersistentButton,
    PersistentMenu,
    press_of,
    services_of,
)

if TYPE_CHECKING:
    from bot.services.classroom.leading import Leading
    from bot.tutor.classroom.post import PostState
    from bot.ui.client import TutorBot

MOST_PHASE = 100
SURE = "1"
STAGES = {
    PostStage.WAITING: "It waits for its opening time.",
    PostStage.OPEN: "It is open.",
    PostStage.TALK: "The class talks it over. The counts of the first vote stay hidden.",
    PostStage.SECOND: "The second vote is open.",
    PostStage.CLOSED: "It is closed.",
    PostStage.TAKEN_BACK: "It was taken back.",
}


def leading_of(interaction: Interaction[Any]) -> Leading:
    return services_of(interaction).classroom.leading


class PanelButton(PersistentButton, shape="post-panel:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering = whole(self.keys["gathering"])
        await show(interaction, leading_of(interaction).panel(press_of(interaction), gathering))


class DiscussButton(PersistentButton, shape="post-discuss:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, phase = whole(self.keys["gathering"]), whole(self.keys["phase"], most=MOST_PHASE)
        await show(
            interaction, leading_of(interaction).discuss(press_of(interaction), gathering, phase)
        )


class VoteAgainButton(PersistentButton, shape="post-again:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, phase = whole(self.keys["gathering"]), whole(self.keys["phase"], most=MOST_PHASE)
        await show(
            interaction, leading_of(interaction).vote_again(press_of(interaction), gathering, phase)
        )


class ClosePostButton(PersistentButton, shape="post-close:{gathering}:{phase}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, phase = whole(self.keys["gathering"]), whole(self.keys["phase"], most=MOST_PHASE)
        await show(
            interaction, leading_of(interaction).close(press_of(interaction), gathering, phase)
        )


class TakePostBackButton(PersistentButton, shape="post-back:{gathering}:{sure}"):
    """Ask once more before a post is taken back: what was answered in it counts no more."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        leading, press = leading_of(interaction), press_of(interaction)
        gathering, sure = whole(self.keys["gathering"]), self.keys["sure"] == SURE
        await show(interaction, leading.take_back(press, gathering, sure=sure))


class AnotherPostButton(PersistentButton, shape="post-another"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        drafting = services_of(interaction).classroom.drafting
        await show(interaction, drafting.offer(press_of(interaction), None, PostTerms()))


class PostAnewButton(PersistentButton, shape="post-anew:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering = whole(self.keys["gathering"])
        await show(interaction, leading_of(interaction).post_anew(press_of(interaction), gathering))


class NextPostButton(PersistentButton, shape="post-next:{gathering}"):
    """Post the next question of a prepared set."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        drafting, gathering = (
            services_of(interaction).classroom.drafting,
            whole(self.keys["gathering"]),
        )
        await show(interaction, drafting.following(press_of(interaction), gathering))


class ReasonsButton(PersistentButton, shape="post-reasons:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering = whole(self.keys["gathering"])
        await show(interaction, leading_of(interaction).reasons(press_of(interaction), gathering))


class ResultsButton(PersistentButton, shape="post-results:{gathering}:{place}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, place = whole(self.keys["gathering"]), whole(self.keys["place"], most=MOST_PHASE)
        await show(
            interaction, leading_of(interaction).results(press_of(interaction), gathering, place)
        )


class NamesButton(PersistentButton, shape="post-names:{gathering}:{place}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, place = whole(self.keys["gathering"]), whole(self.keys["place"], most=MOST_PHASE)
        await show(
            interaction, leading_of(interaction).names(press_of(interaction), gathering, place)
        )


class QuestionMenu(PersistentMenu, shape="post-question:{gathering}"):
    """Choose the question of a closed quiz whose answers are to be shown."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, place = whole(self.keys["gathering"]), whole(self.picked, most=MOST_PHASE)
        await show(
            interaction, leading_of(interaction).results(press_of(interaction), gathering, place)
        )


def panel_card(scene: PanelScene) -> ui.LayoutView:
    state = scene.state
    told = f"{title_of(f'Lead: {_named(state)}')}\n{STAGES[state.stage]}"
    return card(
        CLASSROOM,
        scene.note,
        f"{told} {panel_line(state)}".strip(),
        _lead_row(state),
        _look_row(state),
        _menu(state),
        _other_row(state, asked=scene.asks_back),
        f"-# {SHORT_RESULTS[state.terms.results]} · this card shows no key and no names.",
        set_line(state.terms),
    )


def _named(state: PostState) -> str:
    question = state.question
    asked = "a question" if question is None else state.stem(question)
    return shortened(state.terms.title or asked, 120)


def _lead_row(state: PostState) -> list[ui.Item[Any]]:
    """Return what goes on from the present stage, the usual one first."""
    here: dict[str, Any] = {"gathering": state.gathering.id, "phase": state.gathering.phase}
    close = ClosePostButton.labelled("Close and show", ButtonStyle.primary, **here)
    again = VoteAgainButton.labelled("Open the second vote", ButtonStyle.primary, **here)
    discuss = DiscussButton.labelled("Talk it over, then vote again", **here)
    without = ClosePostButton.labelled("Close without it", **here)
    following = NextPostButton.labelled(
        f"Post question {state.terms.number + 1} of {state.terms.count}",
        ButtonStyle.primary,
        gathering=state.gathering.id,
    )
    live: dict[PostStage, list[ui.Item[Any]]] = {
        PostStage.OPEN: [close, discuss],
        PostStage.TALK: [again, without],
        PostStage.SECOND: [close],
    }
    over = state.stage in {PostStage.CLOSED, PostStage.TAKEN_BACK}
    if state.terms.pace is PostPace.OWN:
        return [close] if state.stage is PostStage.OPEN else []
    return [following] if over and state.terms.following else live.get(state.stage, [])


def _look_row(state: PostState) -> list[ui.Item[Any]]:
    row: list[ui.Item[Any]] = []
    gathering = state.gathering.id
    if state.terms.reasons and state.stage in {PostStage.OPEN, PostStage.TALK}:
        count = len(state.reasons)
        row.append(
            ReasonsButton.labelled(f"Read reasons with names ({count})", gathering=gathering)
        )
    if state.stage is PostStage.CLOSED and len(state.questions) == 1:
        row.append(ResultsButton.labelled("Show me the answers", gathering=gathering, place=0))
    if state.stage is PostStage.CLOSED and state.terms.results is Results.NAMED:
        row.append(NamesButton.labelled("Who answered what (names)", gathering=gathering, place=0))
    return row


def _menu(state: PostState) -> list[ui.Item[Any]]:
    """Return the menu of a closed quiz, whose questions each have a picture."""
    if state.stage is not PostStage.CLOSED or len(state.questions) < 2:
        return []
    options = [
        SelectOption(label=shortened(f"{number}. {state.stem(one)}", 100), value=str(number - 1))
        for number, one in enumerate(state.questions[:25], start=1)
    ]
    where = state.gathering.id
    return [QuestionMenu.offering("Show the answers to one question", options, gathering=where)]


def _other_row(state: PostState, *, asked: bool) -> list[ui.Item[Any]]:
    gathering = state.gathering.id
    back = TakePostBackButton.labelled(
        "Yes, take it back" if asked else "Take it back",
        ButtonStyle.danger,
        gathering=gathering,
        sure=SURE if asked else "",
    )
    look = PanelButton.labelled("No, keep it" if asked else "Look again", gathering=gathering)
    anew = PostAnewButton.labelled("Post it anew below", gathering=gathering)
    if state.gathering.takes_answers:
        return [look, back] if asked else [look, anew, back]
    another = AnotherPostButton.labelled("Ask another")
    return [another] if state.stage is PostStage.TAKEN_BACK else [another, look, anew]


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(
        *(PanelButton, DiscussButton, VoteAgainButton, ClosePostButton, TakePostBackButton),
        AnotherPostButton,
        *(PostAnewButton, NextPostButton, ReasonsButton, ResultsButton, NamesButton, QuestionMenu),
    )
    bot.add_drawing(PanelScene, panel_card)
