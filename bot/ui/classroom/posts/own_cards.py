"""The private cards of somebody in a class: their answer, what became of it, a finished try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, MediaGalleryItem, ui

from bot.services.classroom.posting import ClassNoteScene
from bot.services.classroom.scenes import AnswerScene, FinishedScene
from bot.tutor.classroom.answers import SECOND_VOTE
from bot.tutor.classroom.post import PostStage
from bot.tutor.classroom.terms import PostPace
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    letters_of,
)
from bot.tutor.exercises.replies import Chosen, Number, Ordered, Paired, Several, Typed
from bot.tutor.text import plain
from bot.ui.classroom.posts.answer_rows import answer_rows
from bot.ui.classroom.posts.answers import (
    FollowingButton,
    MyAnswerButton,
    ReasonButton,
    TryAgainButton,
)
from bot.ui.exercises.inputs.drawing import lettered
from bot.ui.exercises.questions import title_of
from bot.ui.kit.cards import CLASSROOM, card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.news import Picture
    from bot.tutor.classroom.own_question import OwnQuestion
    from bot.tutor.exercises.questions.inputs import Input
    from bot.ui.client import TutorBot

    Part = str | ui.Item[Any] | Sequence[ui.Item[Any]] | None


def answer_card(scene: AnswerScene) -> ui.LayoutView:
    # The question of a live post stands right above: whoever answered it needs no second one.
    live = scene.state.terms.pace is PostPace.LIVE
    short = live and scene.asked is None and not scene.ending
    question: list[Part] = [] if short else [title_of(scene.own.stem), *_options(scene)]
    return card(
        CLASSROOM,
        scene.note,
        *question,
        _said(scene, words=short),
        _verdict(scene),
        *answer_rows(scene),
        _onward(scene),
        _place(scene),
    )


def _options(scene: AnswerScene) -> list[Part]:
    asked: Input = scene.asked or scene.own.shown
    if isinstance(asked, ChooseOne) and scene.pictures:
        return list(pictured(scene.pictures))
    if isinstance(asked, PairUp):
        terms = ", ".join(f"**{line.text}**" for line in asked.left)
        return ["\n".join([f"To match: {terms}", *lettered(asked.options)])]
    if isinstance(asked, ChooseOne | ChooseSeveral | PutInOrder):
        how = {ChooseSeveral: HOW_SEVERAL, PutInOrder: HOW_ORDER}.get(type(asked), "")
        picked = f"**Your order:** {' → '.join(scene.picked)}" if _has_order(scene) else how
        return ["\n".join([*lettered(asked.options), picked if scene.asked else ""]).strip()]
    return []


HOW_SEVERAL = "-# Switch on every letter that fits, then send your answer."
HOW_ORDER = "-# Press the letters in order, the first one first, then send your answer."


def _has_order(scene: AnswerScene) -> bool:
    return isinstance(scene.asked, PutInOrder) and bool(scene.picked)


def pictured(pictures: Sequence[Picture]) -> list[str | ui.Item[Any]]:
    """Return each option as its letter and its picture."""
    parts: list[str | ui.Item[Any]] = []
    for letter, picture in zip(LETTERS, pictures, strict=False):
        media = f"attachment://{picture.file_name}"
        item = MediaGalleryItem(media, description=picture.alt_text or None)
        parts += [f"**{letter}**", ui.MediaGallery(item)]
    return parts


def _said(scene: AnswerScene, *, words: bool) -> str:
    said = said_words(scene.own)
    if words and (chosen := chosen_text(scene.own)):
        said = f"{said} · {chosen}"
    if not said or scene.ending:
        return ""
    return f"🔒 **Your answer is in:** {said}. {_what_follows(scene)}"


def _what_follows(scene: AnswerScene) -> str:
    state = scene.state
    if state.terms.changeable and state.stage in {PostStage.OPEN, PostStage.SECOND}:
        return "You may change it until the vote ends."
    return "Whether it is right is told when it is closed."


def _verdict(scene: AnswerScene) -> str:
    if not scene.ending:
        return ""
    verdict, said = scene.verdict, said_words(scene.own)
    if verdict is None:
        return f"You answered {said}.\n{scene.ending}" if said else scene.ending
    head = {True: "✅ Right.", False: "❌ Not that one.", None: "📝 Noted."}[verdict.right]
    if verdict.right is False and verdict.credit:
        head = "❌ Not all of it."
    told = " ".join(filter(None, (head, f"You answered {said}.", verdict.feedback)))
    return f"{told}\n{scene.ending}"


def chosen_text(own: OwnQuestion) -> str:
    """Return the words of the one option that was chosen; "" where it is another kind of answer."""
    shown, said = own.shown, own.said
    if not isinstance(shown, ChooseOne) or not isinstance(said, Chosen):
        return ""
    return next((one.text or one.description for one in shown.options if one.id == said.id), "")


def said_words(own: OwnQuestion) -> str:
    """Say what was answered: by the letters that the person saw, or in their words."""
    reply, asked = own.said, own.shown
    said = ""
    match asked, reply:
        case _, Typed() | Number():
            said = f"“{plain(reply.text)}”"
        case ChooseOne(), Chosen():
            said = _letters(asked, [reply.id])
        case ChooseSeveral(), Several():
            said = _letters(asked, reply.ids) or "none"
        case PutInOrder(), Ordered():
            said = _letters(asked, reply.ids, " → ")
        case PairUp(), Paired():
            given = dict(reply.pairs)
            lines = [line for line in asked.left if line.id in given]
            said = ", ".join(f"{one.text}: {_letters(asked, [given[one.id]])}" for one in lines)
    return said


def _letters(
    asked: ChooseOne | ChooseSeveral | PutInOrder | PairUp, ids: Sequence[str], between: str = ", "
) -> str:
    """Write the letters beside these options; those that left the lesson since have none."""
    known = {option.id for option in asked.options}
    return between.join(
        f"**{letter}**" for letter in letters_of(asked.options, [i for i in ids if i in known])
    )


def _onward(scene: AnswerScene) -> list[ui.Item[Any]]:
    state, gathering = scene.state, scene.state.gathering.id
    row: list[ui.Item[Any]] = []
    if state.terms.pace is PostPace.OWN:
        places = state.places
        if state.stage is PostStage.OPEN and scene.own.answer is not None:
            label = "Next question" if scene.left else "I am done"
            row.append(FollowingButton.labelled(label, ButtonStyle.primary, gathering=gathering))
        elif state.stage is PostStage.CLOSED and len(places) > 1:
            following = next((one for one in places if one > scene.place), places[0])
            label = f"My answer to question {following + 1}"
            row.append(MyAnswerButton.labelled(label, gathering=gathering, place=following))
    if may_reason(scene):
        label = "Say why anew" if scene.own.reason else "Say why"
        phase = state.gathering.phase
        row.append(ReasonButton.labelled(label, gathering=gathering, phase=phase))
    return row


def may_reason(scene: AnswerScene) -> bool:
    open_ = scene.state.stage in {PostStage.OPEN, PostStage.TALK}
    return scene.state.terms.reasons and open_ and scene.own.answer is not None


def _place(scene: AnswerScene) -> str:
    again = scene.own.vote == SECOND_VOTE
    why = "Your reason at the first vote" if again else "Your reason"
    reason = f"\n-# {why}: {plain(scene.own.reason)}" if scene.own.reason else ""
    if scene.state.terms.pace is PostPace.LIVE:
        return f"-# Only you see this card.{reason}"
    number = f"question {scene.place + 1} of {len(scene.state.gathering.plan.items)}"
    return f"-# Only you see this card · {number}{reason}"


def finished_card(scene: FinishedScene) -> ui.LayoutView:
    state, terms = scene.state, scene.state.terms
    told = (
        f"**{scene.right} of {scene.asked}** were right."
        if scene.right is not None
        else "How it went is told when it is closed, under **My answer** on its card."
    )
    more = terms.tries - scene.tried
    gathering = state.gathering.id
    row: list[ui.Item[Any]] = []
    if more > 0:
        label = "Try once more"
        row.append(TryAgainButton.labelled(label, gathering=gathering, tried=scene.tried))
    if terms.changeable or scene.right is not None:
        label = "Look at my answers" if scene.right is not None else "Change an answer"
        row.append(MyAnswerButton.labelled(label, gathering=gathering, place=0))
    tries = (
        f"Try {scene.tried} of {terms.tries}. The latest answer to each question counts."
        if more > 0
        else ""
    )
    return card(CLASSROOM, f"### That was all {scene.asked}\n{told}", tries, row, scene.note)


def class_note_card(scene: ClassNoteScene) -> ui.LayoutView:
    row: list[ui.Item[Any]] | None = None
    if scene.post:
        row = [MyAnswerButton.labelled("My answer", gathering=scene.post, place=0)]
    return card(CLASSROOM, scene.text, row)


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(AnswerScene, answer_card)
    bot.add_drawing(FinishedScene, finished_card)
    bot.add_drawing(ClassNoteScene, class_note_card)
