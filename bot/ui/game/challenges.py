"""Fooling the network: the form, the draft that its author sees, and the challenge for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, RadioGroupOption, TextStyle, ui

from bot.services.game.challenge_scenes import (
    ChallengeScene,
    DraftScene,
    HiddenChallengeScene,
    PlayedScene,
    PostedScene,
)
from bot.tutor.forms import FormOverError
from bot.tutor.game.challenges import NETWORK, RULE, TEXT_MOST
from bot.tutor.game.fooling_words import conclusion, moved_line, public_line
from bot.tutor.game.standing import WHY_HIDDEN, ChallengeStanding
from bot.tutor.game.words import chance, percent, signal_words
from bot.tutor.text import listed, plain
from bot.ui.answering.answers import open_modal
from bot.ui.game.buttons import ShowGameButton
from bot.ui.game.own_challenges import ChangeButton, counts_line
from bot.ui.game.reports import LookAtReportButton, ReportButton
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import attempt_in, whole
from bot.ui.kit.persistent import PersistentButton, PersistentModal, press_of, services_of
from bot.ui.kit.rooms import GoButton

if TYPE_CHECKING:
    from discord import Interaction

    from bot.services.game.scenes import GameScene
    from bot.tutor.game.challenges import Challenge
    from bot.ui.client import TutorBot


class FoolButton(PersistentButton, shape="game-fool:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games, attempt = services_of(interaction).games, attempt_in(self.keys)
        scene = await games.show(press_of(interaction), attempt)
        if scene.ending is None:
            await show(interaction, scene)
        else:
            await open_modal(interaction, FoolModal(scene))


class FoolModal(PersistentModal, shape="game-fooling:{attempt}"):
    def __init__(self, scene: GameScene) -> None:
        super().__init__("Fool the network", attempt=scene.attempt)
        labels = scene.state.subject.labels
        typed: ui.TextInput[Any] = ui.TextInput(
            custom_id="text", style=TextStyle.paragraph, max_length=TEXT_MOST
        )
        self.add_item(
            ui.Label(
                text="A sentence that it gets wrong",
                description="Your own words, and nothing about a real person.",
                component=typed,
            )
        )
        options = [RadioGroupOption(label=label.capitalize(), value=label) for label in labels]
        radio: ui.RadioGroup[Any] = ui.RadioGroup(custom_id="label", options=options)
        self.add_item(ui.Label(text="What do you say it is?", component=radio))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        challenges, press = services_of(interaction).challenges, press_of(interaction)
        words = values.get("text", ""), values.get("label", "")
        await show(interaction, challenges.write(press, attempt_in(keys), *words))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> FoolModal:
        games, attempt = services_of(interaction).games, attempt_in(keys)
        scene = await games.show(press_of(interaction), attempt)
        if scene.ending is None:
            raise FormOverError
        return cls(scene)


class PostChallengeButton(PersistentButton, shape="challenge-post:{draft}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        challenges, press = services_of(interaction).challenges, press_of(interaction)
        await show(interaction, challenges.post(press, whole(self.keys["draft"])))


class AnswerChallengeButton(PersistentButton, shape="challenge:{gathering}:{answer}"):
    """One press plays; what comes of it is told to that person alone."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        challenges, press = services_of(interaction).challenges, press_of(interaction)
        gathering, answer = whole(self.keys["gathering"]), self.keys["answer"]
        await show(interaction, challenges.answer(press, gathering, answer))


def draft_card(scene: DraftScene) -> ui.LayoutView:
    challenge, again = scene.challenge, FoolButton.labelled("Write another", attempt=scene.attempt)
    head = f"> {plain(challenge.text)}"
    own = f"Your rule says {_own(challenge)}."
    said = "\n".join((f"You say: **{challenge.label}**.", _network_line(challenge), own))
    back = ShowGameButton.labelled("Back to my game", attempt=scene.attempt)
    if not challenge.fooled:
        return card(GAME, head, said, "Nobody is fooled yet. Try another one!", [again, back])
    post = PostChallengeButton.labelled("Post it here", ButtonStyle.primary, draft=scene.draft)
    fooled = listed([FOOLED[who] for who in challenge.fooled])
    verb = "are" if len(challenge.fooled) > 1 else "is"
    line = f"✅ {fooled[:1].upper()}{fooled[1:]} {verb} fooled."
    row = [post, again, back] if scene.postable else [again, back]
    return card(GAME, head, said, f"{line} {_what_comes(scene)}", row)


def _what_comes(scene: DraftScene) -> str:
    if scene.off:
        return f"{WHY_HIDDEN[ChallengeStanding.OFF]} So this one stays with you."
    if not scene.postable:
        return "In a server you could post it as a challenge for the others."
    learns = (
        "If it is yours too, a copy of your network learns the sentence, and you see what else "
        "that changes; the others see it only if you wish."
        if NETWORK in scene.challenge.fooled
        else "Where your network is right already, it has nothing to learn from it."
    )
    return (
        "You can post it in this channel: anyone may answer it with one press. Your name stands "
        "on it, and how sure the one is that you fooled. Your own side is told to whoever answered."
        f"\nThe first answer is the second label. {learns} You can take it back any time."
    )


FOOLED = {NETWORK: "the network", RULE: "your rule"}


def _own(challenge: Challenge) -> str:
    return chance(challenge.subject, challenge.own)


def _network_line(challenge: Challenge) -> str:
    said = f"The network of your game says **{chance(challenge.subject, challenge.network)}**"
    pushed = [signal_words(one.signal.name, one.words) for one in challenge.pushed[:3]]
    return f"{said}. What pushed it there: {listed(pushed)}." if pushed else f"{said}."


def posted_card(scene: PostedScene) -> ui.LayoutView:
    if scene.draft is None:
        row: list[ui.Item[Any]] = [GoButton.labelled("Play again", where="play")]
        if scene.gathering:
            change = ChangeButton.labelled("What it would change", gathering=scene.gathering)
            row.insert(0, change)
        return card(GAME, POSTED, row)
    again = PostChallengeButton.labelled("Try once more", draft=scene.draft)
    return card(GAME, f"I could not post it in this channel. It is kept. {scene.hint}", [again])


POSTED = (
    "It stands in the channel now: a week for answers, and one more to be read. Thank you!\n"
    "-# The button here, and any button under the challenge, shows you the second label, what it "
    "would change, and how to take it back."
)


def challenge_card(scene: ChallengeScene) -> ui.LayoutView:
    author = "" if scene.author is None else f" of <@{scene.author}>"
    who = "My network" if scene.by_network else "My rule"
    count = sum(number for _, number in scene.answered)
    sure = f"{who} is {percent(scene.sure)} sure that this is **{scene.says}**. And you?"
    buttons = [
        AnswerChallengeButton.labelled(
            one.capitalize(), gathering=scene.gathering, answer=one, disabled=bool(scene.label)
        )
        for one in scene.labels
    ]
    said = f"Its author says: **{scene.label}**. {counts_line(scene.answered)}"
    return card(
        GAME,
        f"### A challenge{author}\n> {plain(scene.text)}",
        sure,
        said if scene.label else "",
        "\n".join(_change_lines(scene)),
        buttons,
        f"-# {count} answered · what is said is told to its author and to whoever answered, "
        "without names; of few answers one may guess whose they are",
        [ReportButton.labelled("Report", gathering=scene.gathering)],
    )


def _change_lines(scene: ChallengeScene) -> tuple[str, ...]:
    if scene.changes is None:
        return ()
    return public_line(scene.changes), moved_line(scene.changes), conclusion(scene.changes)


def hidden_card(scene: HiddenChallengeScene) -> ui.LayoutView:
    look = [LookAtReportButton.labelled("Look", gathering=scene.gathering)]
    is_reported = scene.standing is ChallengeStanding.REPORTED
    for_whom = "-# **Look** is for those who run this server." if is_reported else ""
    told = f"### A challenge\n{WHY_HIDDEN[scene.standing]}"
    return card(GAME, told, look if is_reported else None, for_whom)


def played_card(scene: PlayedScene) -> ui.LayoutView:
    challenge = scene.challenge
    same = "You agree" if scene.label == challenge.label else "You see it differently"
    return card(
        GAME,
        f"> {plain(challenge.text)}\nYou said **{scene.label}**, its author says "
        f"**{challenge.label}**. {same}.",
        _network_line(challenge).replace("The network of your game", "The network"),
        counts_line(scene.answered),
    )


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(FoolButton, PostChallengeButton, AnswerChallengeButton)
    bot.add_submission(FoolModal)
    bot.add_drawing(DraftScene, draft_card)
    bot.add_drawing(PostedScene, posted_card)
    bot.add_drawing(ChallengeScene, challenge_card)
    bot.add_drawing(HiddenChallengeScene, hidden_card)
    bot.add_drawing(PlayedScene, played_card)
