"""What the next card of a game tells of the last sentence: the verdict, the rule, the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.tutor.game.corrections import correction_sentence
from bot.tutor.game.drawing import Round
from bot.tutor.game.ledger_words import (
    comparing_lines,
    is_right,
    ledger_table,
    network_line,
    own_words,
    without_line,
)
from bot.tutor.game.own_rule import judged
from bot.tutor.game.telling import (
    SAY_AGAIN,
    answer_lines,
    rule_line,
    side_line,
    verdict_line,
    why_line,
)
from bot.tutor.text import plain
from bot.ui.game.buttons import CorrectButton, LedgerButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.game.scenes import GameScene
    from bot.tutor.game.correcting import Said
    from bot.tutor.game.ledger import LedgerStep
    from bot.tutor.game.sentences import Subject
    from bot.tutor.game.state import Predicted

    Part = str | ui.Item[Any] | Sequence[ui.Item[Any]]


def heard(scene: GameScene) -> tuple[Part, ...]:
    """Tell how the last sentence went, and what the network did; nothing during the test."""
    state, last = scene.state, scene.state.last
    if last is None or state.round_of(last) is Round.UNSEEN:
        return ()
    step = next(one for one in state.ledger if one.sentence == last.sentence)
    return (
        f"> {plain(last.sentence.text)}",
        "\n".join(_answered(scene) or _judged(scene)),
        "\n".join(_network(scene, step)),
        *_buttons(scene, step),
    )


def _judged(scene: GameScene) -> list[str]:
    """Tell whether the last sentence was right, and what the learner's rule made of it."""
    state, last = scene.state, scene.state.last
    if last is None:
        return []
    told = [verdict_of(state.subject, last)]
    if state.rule.weights:
        p = judged(state.subject, state.rule, last.sentence.text)
        told.append(rule_line(state.subject, state.rule, last.sentence, p))
    return told


def verdict_of(subject: Subject, one: Predicted) -> str:
    """Tell whether a prediction was right, and why."""
    return f"{verdict_line(one)} {why_line(subject, one.sentence)}"


def _answered(scene: GameScene) -> list[str]:
    state, last, answer = scene.state, scene.state.last, scene.state.last_answer
    if last is None or answer is None:
        return []
    again = [SAY_AGAIN] if state.may_say_again else []
    told = answer_lines(state.subject, last.sentence, answer)
    return [_quoted(state.said[last.sentence.id][-1]), *told, *again]


def _quoted(said: Said) -> str:
    return f"You said: *{correction_sentence(plain(said.name), said.direction)}*"


def _is_whole(scene: GameScene, step: LedgerStep) -> bool:
    """Whether the ledger is shown in full: the first time, when the network errs, when asked."""
    erred = not is_right(scene.state.subject, step)
    return scene.whole_ledger or _is_first(scene, step) or erred


def _network(scene: GameScene, step: LedgerStep) -> list[str]:
    state = scene.state
    lines = [network_line(state.subject, step)]
    if _is_whole(scene, step):
        lines += [
            ledger_table(step),
            COLUMNS_TOLD if _is_first(scene, step) else "",
            without_line(state.subject, step),
            own_words(state.subject, step),
        ]
    lines += comparing_lines(state.subject, state.last_answer, state.rule, step)
    return [line for line in lines if line]


COLUMNS_TOLD = (
    "-# weight: before · adds: what it gives to the sum · step: how it was changed · now: after"
)


def _is_first(scene: GameScene, step: LedgerStep) -> bool:
    return scene.state.ledger[0] == step


def _buttons(scene: GameScene, step: LedgerStep) -> tuple[Part, ...]:
    here: dict[str, Any] = {"attempt": scene.attempt, "mark": scene.mark}
    row: list[ui.Item[Any]] = []
    if scene.state.may_say_again:
        row.append(CorrectButton.labelled("Say it again", **here))
    if not _is_whole(scene, step):
        row.append(LedgerButton.labelled("The network's ledger", **here))
    return (row,) if row else ()


def network_parts(scene: GameScene) -> tuple[str, ...]:
    """Tell how both did in the test; nothing without one."""
    ending = scene.ending
    if ending is None or ending.you is None or ending.network is None:
        return ()
    untold = len(scene.state.in_round(Round.UNSEEN)) - ending.you.asked
    lines = [
        "### The test",
        f"-# {ending.you.asked} count; on the other, people disagree." if untold == 1 else "",
        side_line("You", ending.you),
        side_line("The network", ending.network),
    ]
    return ("\n".join(line for line in lines if line),)
