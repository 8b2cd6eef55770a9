"""The card of a post that everybody sees: asked, talked over, asked again, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.services.classroom.scenes import MovedPostScene, PostScene
from bot.tutor.classroom.answering import mark_of
from bot.tutor.classroom.classroom import Results
from bot.tutor.classroom.moves import move_lines
from bot.tutor.classroom.post import PostStage
from bot.tutor.classroom.tally import headline
from bot.tutor.classroom.tally_words import tally_lines
from bot.tutor.classroom.terms import PostPace
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import ChooseOne
from bot.tutor.pictures.votes import share_words
from bot.tutor.text import plain, shortened
from bot.ui.classroom.experiment import read_card, run_experiment
from bot.ui.classroom.posts.answers import (
    AnswerButton,
    ChooseButton,
    MyAnswerButton,
    PostHereButton,
)
from bot.ui.classroom.posts.keys import asked_key
from bot.ui.classroom.posts.leading import NextPostButton, PanelButton
from bot.ui.classroom.posts.questions import question_parts
from bot.ui.classroom.posts.words import (
    begun_line,
    count_line,
    set_line,
    terms_lines,
)
from bot.ui.exercises.questions import title_of
from bot.ui.kit.cards import CLASSROOM, card, gallery
from bot.ui.kit.moments import told_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.classroom.scenes import ClosedTally
    from bot.trainings.news import Picture
    from bot.tutor.classroom.tally import ClassTally, TallyRow
    from bot.tutor.exercises.questions.inputs import Input
    from bot.ui.client import TutorBot

    Part = str | ui.Item[Any] | Sequence[ui.Item[Any]] | None

MOST_NAME = 40  # characters
MOST_EXPLAINED, MOST_SAID = 6, 180  # lines of explanations, and characters of each
UNDRAWN = "-# The picture could not be drawn just now; the counts stand below."


def post_card(scene: PostScene) -> ui.LayoutView:
    draw = {
        PostStage.WAITING: _at_own_pace,
        PostStage.OPEN: _open,
        PostStage.TALK: _talk,
        PostStage.SECOND: _open,
        PostStage.CLOSED: _closed,
        PostStage.TAKEN_BACK: _taken_back,
    }
    return card(CLASSROOM, *draw[scene.state.stage](scene))


def moved_post_card(_: MovedPostScene) -> ui.LayoutView:
    return card(CLASSROOM, "This post stands further down now: scroll to the newest messages.")


def _taken_back(_: PostScene) -> list[Part]:
    return ["This post was taken back by an instructor. Nothing of it counts."]


def _open(scene: PostScene) -> list[Part]:
    state = scene.state
    if state.terms.pace is PostPace.OWN:
        return _at_own_pace(scene)
    if scene.asked is None:
        return ["This question left its lesson. An instructor can take it back.", _row(scene)]
    again = "**Second vote.** Answer again, whether you changed your mind or not."
    return [
        again if state.stage is PostStage.SECOND else None,
        *question_parts(scene.stem, scene.asked, scene.pictures),
        *_reasons(scene),
        _answer_row(scene, scene.asked),
        count_line(state),
        _row(scene),
        _foot(scene),
    ]


def _answer_row(scene: PostScene, asked: Input) -> list[ui.Item[Any]]:
    found = scene.state.gathering
    here: dict[str, Any] = {"gathering": found.id, "phase": found.phase}
    if not isinstance(asked, ChooseOne):
        return [AnswerButton.labelled("Answer", ButtonStyle.primary, **here)]
    question = scene.state.question
    mark = mark_of(question, scene.state.drawn(question)) if question is not None else ""
    here["place"] = asked_key(0, mark)
    return [
        ChooseButton.labelled(letter, ButtonStyle.primary, letter=letter, **here)
        for letter in LETTERS[: len(asked.options)]
    ]


def _row(scene: PostScene) -> list[ui.Item[Any]]:
    gathering = scene.state.gathering.id
    return [
        PostHereButton.labelled("I am here", gathering=gathering),
        MyAnswerButton.labelled("My answer", gathering=gathering, place=0),
        PanelButton.labelled("Instructor", gathering=gathering),
    ]


def _foot(scene: PostScene) -> str:
    return "\n".join(filter(None, (terms_lines(scene.state.terms), set_line(scene.state.terms))))


def _reasons(scene: PostScene) -> list[Part]:
    shown = scene.state.shown_reasons
    if not shown or scene.state.stage is PostStage.OPEN:
        return []
    # A word between two quotes: Discord would join them to one.
    quotes = "\nand\n".join(f"> {plain(one)}" for one in shown)
    two = "Two of you, who had different answers" if len(shown) > 1 else "One of you"
    return [f"**{two}:**\n{quotes}"]


def _talk(scene: PostScene) -> list[Part]:
    asked = question_parts(scene.stem, scene.asked, scene.pictures) if scene.asked else []
    return [
        "**Talk it over.** The first vote is over, and its counts stay hidden. Find somebody "
        "who answered otherwise and say why; then all vote again.",
        *asked,
        *_reasons(scene),
        f"{len(scene.state.vote())} answered the first vote.",
        _row(scene),
        _foot(scene),
    ]


def _at_own_pace(scene: PostScene) -> list[Part]:
    state, terms = scene.state, scene.state.terms
    count = len(state.questions)
    head = f"### {terms.title or 'A quiz at your own pace'}"
    asked = f"{count} {'question' if count == 1 else 'questions'}, each at your own pace."
    times = [
        f"Opens {told_at(terms.opens)}."
        if state.stage is PostStage.WAITING and terms.opens
        else "",
        f"Closes {told_at(terms.closes)}." if terms.closes else "",
    ]
    row: list[ui.Item[Any]] = [PanelButton.labelled("Instructor", gathering=state.gathering.id)]
    if state.stage is PostStage.OPEN:
        here: dict[str, Any] = {"gathering": state.gathering.id, "phase": state.gathering.phase}
        row.insert(0, AnswerButton.labelled("Begin or go on", ButtonStyle.primary, **here))
    return [
        *(f"{head}\n{asked} {' '.join(filter(None, times))}", begun_line(state), row),
        _foot(scene),
    ]


def _closed(scene: PostScene) -> list[Part]:
    state, terms = scene.state, scene.state.terms
    own = MyAnswerButton.labelled("My answer", gathering=state.gathering.id, place=0)
    row: list[ui.Item[Any]] = [own]
    if terms.following:
        label = f"Next question ({terms.number + 1} of {terms.count})"
        row.append(NextPostButton.labelled(label, gathering=state.gathering.id))
    row.append(PanelButton.labelled("Instructor", gathering=state.gathering.id))
    if not scene.closed:
        return ["This post is closed, and its question left its lesson.", row]
    if terms.pace is PostPace.OWN:
        return [*_quiz_parts(scene), row, _foot(scene)]
    one = scene.closed[0]
    if terms.results is Results.HIDDEN:
        told = f"{title_of(one.stem)}\n{one.told}\n{one.explanation}"
        return [told, "Only your instructors see the counts.", row, _foot(scene)]
    parts = closed_parts(one, scene.pictures)
    return [*parts, *scene_buttons(one), row, set_line(terms)]


def scene_buttons(one: ClosedTally) -> list[Part]:
    """Return the buttons to the card and the experiment of the commonest wrong idea."""
    idea = one.misconception
    if idea is None:
        return []
    experiment = [run_experiment(idea.id)] if idea.experiment else []
    return [[read_card(idea.id), *experiment]]


def closed_parts(one: ClosedTally, pictures: Sequence[Picture]) -> list[Part]:
    """Tell what was answered to a question: the picture, the counts, what is right and why."""
    tally = one.last
    votes = [headline(tally)]
    if one.second is not None:
        votes = [
            f"First vote: {headline(one.first)} ({_share(one.first)})",
            f"Second vote: {headline(one.second)} ({_share(one.second)})",
        ]
    idea = one.misconception
    return [
        f"{title_of(one.stem)}\n" + "\n".join(votes),
        gallery(pictures) if pictures else UNDRAWN,
        "\n".join([one.told, one.explanation, *_explained(tally)]).strip(),
        "\n".join(tally_lines(tally)) if not pictures else None,
        "\n".join(move_lines(one.moves)) if one.moves is not None else None,
        f"**The commonest wrong idea:** {idea.belief}\n{idea.truth}" if idea is not None else None,
    ]


def _share(tally: ClassTally) -> str:
    return share_words(tally.right, tally.answered)


def _explained(tally: ClassTally) -> list[str]:
    rows = [row for row in (*tally.rows, *tally.slips) if row.feedback]
    lines = (f"{_named(row)} {row.feedback}" for row in rows)
    return [shortened(line, MOST_SAID + 100) for line in list(lines)[:MOST_EXPLAINED]]


def _named(row: TallyRow) -> str:
    """Name a row by its letter and how its text begins: the picture tells it whole."""
    begins = shortened(row.text, MOST_NAME)
    return f"**{row.letter}** · {begins}:" if row.letter else f"**{plain(begins)}**:"


def _quiz_parts(scene: PostScene) -> list[Part]:
    state = scene.state
    head = f"### {state.terms.title or 'The quiz'} is closed"
    if state.terms.results is Results.HIDDEN:
        return [f"{head}\nOnly your instructors see the counts."]
    lines = [
        f"{number}. {shortened(one.stem, 80)} · {headline(one.first)}"
        for number, one in enumerate(scene.closed, start=1)
    ]
    return [head, "\n".join(lines)]


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(PostScene, post_card)
    bot.add_drawing(MovedPostScene, moved_post_card)
