"""Choosing what to post, and seeing it as the class will before it goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, TextStyle, ui

from bot.services.classroom.scenes import DraftPostScene, KeyScene
from bot.tutor.classroom.classroom import Results
from bot.tutor.classroom.terms import PostPace, PostTerms, Review
from bot.tutor.text import shortened
from bot.ui.answering.answers import answer, open_modal
from bot.ui.classroom.posts.leading import AnotherPostButton
from bot.ui.classroom.posts.questions import question_parts
from bot.ui.classroom.posts.words import SHORT_RESULTS, terms_lines
from bot.ui.kit.cards import CLASSROOM, card, drawn, show
from bot.ui.kit.keys import named, whole
from bot.ui.kit.moments import told_at
from bot.ui.kit.persistent import (
    PersistentButton,
    PersistentModal,
    press_of,
    services_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.classroom.drafting import Drafting
    from bot.ui.client import TutorBot

YES, NO = "y", "n"


def drafting_of(interaction: Interaction[Any]) -> Drafting:
    return services_of(interaction).classroom.drafting


class WriteButton(PersistentButton, shape="post-write"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await drafting_of(interaction).allowed(press_of(interaction))
        await open_modal(interaction, WriteModal())


class WriteModal(PersistentModal, shape="post-written"):
    def __init__(self) -> None:
        super().__init__("Write a question")
        stem: ui.TextInput[Any] = ui.TextInput(custom_id="stem", max_length=300)
        lines: ui.TextInput[Any] = ui.TextInput(
            custom_id="options",
            style=TextStyle.paragraph,
            max_length=2000,
            placeholder="* It compares | Yes: loss is a comparison.\nIt stores facts | No: …",
        )
        self.add_item(ui.Label(text="The question", component=stem))
        self.add_item(
            ui.Label(
                text="An option in each line",
                description="* before the right one; after | what to say to whoever chose it",
                component=lines,
            )
        )

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        stem, lines = values.get("stem", ""), values.get("options", "")
        await show(interaction, drafting_of(interaction).write(press_of(interaction), stem, lines))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> WriteModal:
        await drafting_of(interaction).allowed(press_of(interaction))
        return cls()


class DraftButton(PersistentButton, shape="post-draft:{draft}:{results}:{change}:{reasons}"):
    """Show what is about to be posted on these terms."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        draft, terms = whole(self.keys["draft"]), _toggled(self.keys)
        await show(interaction, drafting_of(interaction).look(press_of(interaction), draft, terms))


class PostButton(PersistentButton, shape="post-it:{draft}:{results}:{change}:{reasons}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        draft, terms = whole(self.keys["draft"]), _toggled(self.keys)
        await show(interaction, drafting_of(interaction).post(press_of(interaction), draft, terms))


class KeyButton(PersistentButton, shape="post-key:{draft}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        draft = whole(self.keys["draft"])
        scene = await drafting_of(interaction).key(press_of(interaction), draft)
        await answer(interaction, drawn(interaction, scene), private=True)


def _toggled(keys: Mapping[str, str]) -> PostTerms:
    return PostTerms(
        results=named(Results, keys["results"]),
        changeable=keys["change"] == YES,
        reasons=keys["reasons"] == YES,
    )


def draft_card(scene: DraftPostScene) -> ui.LayoutView:
    terms, several = scene.terms, len(scene.questions) > 1
    where = f"<#{scene.channel}>" if scene.channel else "this channel"
    parts = question_parts(scene.stems[0], scene.asked, scene.pictures) if scene.asked else []
    if several:
        lines = "\n".join(
            f"{number}. {shortened(one, 90)}" for number, one in enumerate(scene.stems, 1)
        )
        parts = [f"### {terms.title or 'A quiz'}\n{lines}"]
    return card(
        CLASSROOM,
        scene.note,
        f"-# A preview: only you see it. It goes to {where}. {_how(scene)}",
        *parts,
        [
            PostButton.labelled("Post it", ButtonStyle.primary, **_keys(scene)),
            KeyButton.labelled("Show the key", draft=scene.draft),
            AnotherPostButton.labelled("Choose another"),
        ],
        _toggles(scene),
        terms_lines(terms),
    )


def _how(scene: DraftPostScene) -> str:
    terms = scene.terms
    if terms.pace is PostPace.OWN and terms.closes is not None:
        opens = f"opens {told_at(terms.opens)}, " if terms.opens else ""
        review = "at once" if terms.review is Review.AT_ONCE else "once it is closed"
        tries = "1 try" if terms.tries == 1 else f"{terms.tries} tries"
        closes = f"closes {told_at(terms.closes)}"
        return f"At one's own pace: {opens}{closes}; {tries}; feedback {review}."
    if len(scene.questions) > 1:
        return "Live, one question after the other: close one, press Next."
    return "Live: it is open until you close it, or for a day."


def _keys(scene: DraftPostScene, **other: str) -> dict[str, Any]:
    terms = scene.terms
    keys = {
        "draft": scene.draft,
        "results": terms.results,
        "change": YES if terms.changeable else NO,
        "reasons": YES if terms.reasons else NO,
    }
    return {**keys, **other}


def _toggles(scene: DraftPostScene) -> list[ui.Item[Any]]:
    terms = scene.terms
    order = tuple(Results)
    after = order[(order.index(terms.results) + 1) % len(order)]
    row: list[ui.Item[Any]] = [
        DraftButton.labelled(SHORT_RESULTS[terms.results], **_keys(scene, results=after))
    ]
    may_change = terms.pace is PostPace.LIVE or terms.review is Review.CLOSED
    if may_change:
        label = f"Changing: {'until it closes' if terms.changeable else 'no'}"
        change = NO if terms.changeable else YES
        row.append(DraftButton.labelled(label, **_keys(scene, change=change)))
    if terms.pace is PostPace.LIVE:
        label = f"Reasons: {'asked for' if terms.reasons else 'no'}"
        reasons = NO if terms.reasons else YES
        row.append(DraftButton.labelled(label, **_keys(scene, reasons=reasons)))
    return row


def key_card(scene: KeyScene) -> ui.LayoutView:
    numbered = [f"{number}. {told}" for number, told in enumerate(scene.told, start=1)]
    lines = "\n".join(numbered if len(scene.told) > 1 else scene.told)
    return card(CLASSROOM, "### The key\nOnly you see this.", shortened(lines, 3000))


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(WriteButton, DraftButton, PostButton, KeyButton)
    bot.add_submission(WriteModal)
    bot.add_drawing(DraftPostScene, draft_card)
    bot.add_drawing(KeyScene, key_card)
