"""What one person sees of a group's game: their own answers, their rule, their test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.services.game.group_games import MODE
from bot.services.game.group_scenes import GroupPartScene
from bot.tutor.game.ending import Side
from bot.tutor.game.group_state import GroupStage
from bot.tutor.game.group_words import counts_line
from bot.tutor.game.own_rule import judged
from bot.tutor.game.scoring import sureness
from bot.tutor.game.telling import (
    answer_lines,
    rule_line,
    rule_lines,
    side_line,
    verdict_line,
    why_line,
)
from bot.tutor.text import plain
from bot.ui.game.group.buttons import form_button, lock_buttons, test_buttons
from bot.ui.game.group.cards import onward_label
from bot.ui.game.together.buttons import PartButton, onward_button
from bot.ui.kit.cards import GAME, card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.game.correcting import CorrectionAnswer
    from bot.tutor.game.state import GameState
    from bot.ui.client import TutorBot

    Part = str | ui.Item[Any] | Sequence[ui.Item[Any]] | None


def part_card(scene: GroupPartScene) -> ui.LayoutView:
    draw = {
        GroupStage.LOBBY: _lobby,
        GroupStage.RULES: _rules,
        GroupStage.PREDICT: _predict,
        GroupStage.TALK: _talk,
        GroupStage.TEST: _test,
        GroupStage.ARENA: _arena,
        GroupStage.DONE: _done,
    }
    told = draw[scene.state.stage](scene)
    return card(GAME, scene.note, *told, _own_rule(scene), _row(scene), ONLY_YOU)


ONLY_YOU = "-# You can play on from here: **Look again** shows what is next."


def _row(scene: GroupPartScene) -> list[ui.Item[Any]]:
    """Return what goes on from this very card, so that one private card is enough for a game."""
    state = scene.state
    gathering, phase = state.gathering.id, state.gathering.phase
    again = PartButton.labelled("Look again", mode=MODE, gathering=gathering)
    label = onward_label(state)
    owes = scene.person in (*state.turnout.missing, *state.turnout.away)
    if not label or owes or not state.turnout.enough:
        return [again]
    return [onward_button(MODE, gathering, phase, state.turnout, label), again]


def _own(scene: GroupPartScene) -> GameState:
    return scene.state.own(scene.person)


WITH_RULE = frozenset({GroupStage.RULES, GroupStage.TALK, GroupStage.ARENA})


def _own_rule(scene: GroupPartScene) -> str:
    if scene.state.stage not in WITH_RULE:
        return ""
    lines = rule_lines(scene.state.subject, _own(scene).rule)
    return f"**Your rule now**\n{lines}" if lines else ""


def _lobby(_: GroupPartScene) -> list[Part]:
    return ["You are in. Once somebody presses **Start**, it begins."]


def _rules(scene: GroupPartScene) -> list[Part]:
    if scene.person in scene.state.turnout.done:
        return ["Your two features are kept. The sentences come when the others are ready."]
    return [
        "Which two features would you look at?",
        [form_button(scene.state, "Name two features")],
    ]


def _predict(scene: GroupPartScene) -> list[Part]:
    state, sentence = scene.state, scene.state.sentence
    if sentence is None:
        return []
    locked = [one for one in state.locks(sentence.id) if one.author == scene.person]
    quote = f"> {plain(sentence.text)}"
    if not locked:
        return [f"### {state.subject.ask}\n{quote}", *lock_buttons(state)]
    one = locked[0]
    said = f"🔒 You locked **{one.choice}**, {sureness(one.confidence or 0)}."
    return [quote, f"{said} Nobody sees it before all are revealed together."]


def _talk(scene: GroupPartScene) -> list[Part]:
    own, sentence = _own(scene), scene.state.sentence
    last = own.last
    if sentence is None:
        return []
    quote = f"> {plain(sentence.text)}"
    counts = counts_line(own.subject, scene.answer) if scene.answer is not None else ""
    if last is None or last.sentence.id != sentence.id:
        return [quote, counts, "You did not lock this one. The next one is yours again."]
    p = judged(own.subject, own.rule, sentence.text)
    rule = rule_line(own.subject, own.rule, sentence, p) if own.rule.weights else ""
    verdict = f"{verdict_line(last)} {why_line(own.subject, sentence)}"
    told = [quote, counts, verdict, rule if own.last_answer is None else ""]
    return [*told, *_adjusted(scene, own.last_answer)]


def _adjusted(scene: GroupPartScene, answer: CorrectionAnswer | None) -> list[Part]:
    sentence = scene.state.sentence
    if answer is not None and sentence is not None:
        return ["\n".join(answer_lines(scene.state.subject, sentence, answer))]
    if scene.person in scene.state.turnout.missing:
        return ["What misled you?", [form_button(scene.state, "Say what misled me")]]
    return []


def _test(scene: GroupPartScene) -> list[Part]:
    state = scene.state
    done = state.tested(scene.person)
    left = [place for place, one in enumerate(state.tests) if one.id not in done]
    if not left:
        return ["Your test is done: you hear how it went at the end."]
    sentence = state.tests[left[0]]
    return [
        f"### {state.subject.ask}\n> {plain(sentence.text)}",
        *test_buttons(state, left[0]),
        f"-# Test {len(done) + 1} of {len(state.tests)}",
    ]


def _arena(scene: GroupPartScene) -> list[Part]:
    if scene.person in scene.state.turnout.done:
        return ["Your rule is in the arena. What comes out is shown when the others are ready."]
    return ["Send a rule of up to three features.", [form_button(scene.state, "Send my rule")]]


def _done(scene: GroupPartScene) -> list[Part]:
    tests = _own(scene).tests
    if not tests:
        return ["You did not take the test of this game."]
    lines = [part for one in tests for part in (f"> {plain(one.sentence.text)}", verdict_line(one))]
    right = sum(bool(one.right) for one in tests)
    side = Side(right, len(tests), sum(one.points for one in tests))
    return ["### Your test", *lines, side_line("You", side)]


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(GroupPartScene, part_card)
