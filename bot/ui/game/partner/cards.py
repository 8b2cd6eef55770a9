"""The card of a game of two as everybody in the channel sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.tutor.game.partner import PartnerStage, Seat
from bot.tutor.game.partner_words import (
    debrief_words,
    half_result,
    is_whole,
    said_line,
    told_lines,
    verdict_words,
)
from bot.tutor.text import plain
from bot.ui.game.partner.buttons import (
    end_row,
    invitation_rows,
    last_row,
    mark_row,
    nudge_row,
    partner_lock_rows,
    say_row,
)
from bot.ui.game.partner.naming import (
    gone_line,
    learner_title,
    name_of,
    place_line,
    trainer_name,
)
from bot.ui.kit.cards import GAME, card
from bot.ui.kit.rooms import DebriefButton, GoButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.game.partner_scenes import PartnerScene
    from bot.tutor.game.partner import PartnerState

    Part = str | Sequence[ui.Item[Any]]

TITLE = "### Human Backpropagation for two"
BLANK = "> I think I weighted the [word/feature] too high or too low. I will adjust my rule."
ABOUT = (
    "One **learns**: is a sentence formal or casual? The other **trains**: picks the sentence, "
    "alone sees its label, and says only right or wrong. After three sentences they swap. What is "
    "answered and said stands on this card, for all in this channel to see."
)
DAY = "-# No timer is shown. After a day without a move it ends, and what was played counts."


def partner_card(scene: PartnerScene) -> ui.LayoutView:
    if scene.closed or scene.state.stage is PartnerStage.DONE:
        return _closed_card(scene)
    draw = {
        PartnerStage.INVITED: _invitation,
        PartnerStage.PICK: _picking,
        PartnerStage.LOCK: _locking,
        PartnerStage.MARK: _marking,
        PartnerStage.CORRECT: _correcting,
        PartnerStage.RULES: _rules,
    }
    return card(GAME, *draw[scene.state.stage](scene))


def _invitation(scene: PartnerScene) -> tuple[Part, ...]:
    host, guest = (name_of(scene, seat) for seat in Seat)
    return (
        f"### An invitation\n{host} invites {guest} to play **Human Backpropagation** for two. "
        f"{host} learns first, {guest} trains first.",
        ABOUT,
        *invitation_rows(scene),
        DAY,
    )


def _picking(scene: PartnerScene) -> tuple[Part, ...]:
    now = scene.state.current
    who = "" if now is None else trainer_name(scene, now)
    return (
        TITLE,
        gone_line(scene),
        *_last(scene),
        _swap(scene),
        f"{who} chooses the next sentence, of two that nobody else sees.",
        last_row(scene, "Choose a sentence"),
        nudge_row(scene),
        place_line(scene),
    )


def _locking(scene: PartnerScene) -> tuple[Part, ...]:
    now = scene.state.current
    sentence = None if now is None else scene.state.sentence_of(now)
    who = "" if now is None else name_of(scene, now.learner)
    text = "" if sentence is None else plain(sentence.text)
    return (
        TITLE,
        gone_line(scene),
        *_last(scene),
        _swap(scene),
        f"### {scene.state.subject.ask}\n> {text}",
        f"{who}, lock your answer with how sure you are.",
        *partner_lock_rows(scene),
        last_row(scene, "My part"),
        nudge_row(scene),
        place_line(scene),
    )


def _marking(scene: PartnerScene) -> tuple[Part, ...]:
    now = scene.state.current
    if now is None or now.predicted is None:
        return (TITLE,)
    one = now.predicted
    return (
        TITLE,
        f"> {plain(one.sentence.text)}",
        said_line(one, name_of(scene, now.learner)),
        f"{trainer_name(scene, now)}, is that right or wrong?",
        mark_row(scene),
        last_row(scene, "My part"),
        nudge_row(scene),
        place_line(scene),
    )


def _correcting(scene: PartnerScene) -> tuple[Part, ...]:
    now = scene.state.current
    if now is None or now.predicted is None:
        return (TITLE,)
    one, who = now.predicted, name_of(scene, now.learner)
    return (
        TITLE,
        gone_line(scene),
        f"> {plain(one.sentence.text)}",
        verdict_words(one, who),
        f"{who}, now say what misled you:\n{BLANK}",
        say_row(scene),
        last_row(scene, "My part"),
        nudge_row(scene),
        place_line(scene),
    )


def _rules(scene: PartnerScene) -> tuple[Part, ...]:
    state = scene.state
    through = [seat for seat, one in state.people.items() if one in state.finished]
    done = ", ".join(name_of(scene, seat) for seat in through)
    alone = len(state.people) == 1
    who, closes = ("You", "After that") if alone else ("Each of you", "When both are through")
    return (
        TITLE,
        *_last(scene),
        gone_line(scene),
        f"### One rule\n{_played(state)} {who} may write down one rule: a feature of the "
        "sentence that you adjusted, and which way it points. It goes into your notebook, and onto "
        "this card.",
        end_row(scene),
        last_row(scene, "My part"),
        f"-# Through: {done}" if done else f"-# {closes}, the game closes.",
    )


def _played(state: PartnerState) -> str:
    return "All sentences are played." if is_whole(state) else "No sentence is left to play."


def _last(scene: PartnerScene) -> tuple[str, ...]:
    """Tell the last round that was marked."""
    one = scene.state.last_told
    if one is None or one.predicted is None:
        return ()
    told = "\n".join(told_lines(scene.state, one, name_of(scene, one.learner)))
    return f"> {plain(one.predicted.sentence.text)}", told


def _swap(scene: PartnerScene) -> str:
    """Say once, at the first sentence of the second half, who learns now."""
    now, last = scene.state.current, scene.state.last_told
    if now is None or last is None or now.learner is last.learner:
        return ""
    return (
        f"**Now the other way round**: {name_of(scene, now.learner)} learns, and "
        f"{trainer_name(scene, now)} trains."
    )


def _closed_card(scene: PartnerScene) -> ui.LayoutView:
    again = GoButton.labelled("Invite somebody", where="play-partner")
    if not scene.state.accepted:
        return card(GAME, _unplayed(scene), [again])
    about = "What it has to do with a network"
    buttons = [DebriefButton.labelled(about, ButtonStyle.primary, lesson=scene.lesson), again]
    whole = is_whole(scene.state)
    head = "The game is over" if whole else "The game ended here"
    return card(
        GAME,
        f"### {head}",
        "" if whole else "Not all was played. What was played counts.",
        *_results(scene),
        *_written(scene),
        debrief_words(scene.state),
        buttons,
    )


def _unplayed(scene: PartnerScene) -> str:
    host, guest = (name_of(scene, seat) for seat in Seat)
    if Seat.SECOND in scene.left:
        return f"### No game this time\n{guest} would rather not play just now, and that is fine."
    if Seat.FIRST in scene.left:
        return f"### No game this time\n{host} took the invitation back."
    return "### No game this time\nThe invitation was not answered, and nothing was played."


def _results(scene: PartnerScene) -> tuple[str, ...]:
    found = [half_result(scene.state, seat, learner_title(scene, seat)) for seat in Seat]
    return tuple(f"{one.learner}\n{one.network}" for one in found if one is not None)


def _written(scene: PartnerScene) -> tuple[str, ...]:
    rules = [f"<@{author}> wrote:\n> {plain(text)}" for author, text in scene.state.written]
    return tuple(rules)
