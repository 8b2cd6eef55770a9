"""What is told of rival test sets at the end, each sentence computed from what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.game.arena import wilson
from bot.tutor.game.rivals_testing import RARE, by_chance
from bot.tutor.game.words import chance, percent, side_taken
from bot.tutor.text import listed, plain

if TYPE_CHECKING:
    from bot.tutor.game.comparing import Tally
    from bot.tutor.game.rivals import Team
    from bot.tutor.game.rivals_testing import AskedSentence, RivalNetwork, RivalsResult
    from bot.tutor.game.sentences import Subject

MARKS = {"circle": "●", "square": "■"}
MOST_SIGNALS = 3


def team_name(team: Team) -> str:
    return f"{MARKS[team]} Team {team.capitalize()}"


def of_team(team: Team) -> str:
    """Name a team within a sentence, as whose something is: "Circle's"."""
    return f"{team.capitalize()}'s"


def result_table(result: RivalsResult) -> str:
    """Write how many each network got right, of how many, in at most 27 columns."""
    circle, square = result.networks
    rows = [
        ("right on", "Circle", "Square"),
        ("learnt from", _score(circle.own), _score(square.own)),
        ("rival's test", _rival_score(circle), _rival_score(square)),
        ("same unseen", _score(circle.common), _score(square.common)),
    ]
    lines = [f"{name:<12}{one:>7}{other:>8}" for name, one, other in rows]
    return "```\n" + "\n".join(lines) + "\n```"


def _score(tally: Tally) -> str:
    return f"{tally.right}/{tally.asked}" if tally.asked else "none"


def _rival_score(network: RivalNetwork) -> str:
    is_gone = network.deleted and not network.rival.asked
    return "gone" if is_gone else _score(network.rival)


def learnt_lines(result: RivalsResult) -> list[str]:
    """Tell of networks that did not learn from ten that were picked, and of two that are one."""
    lines = [line for network in result.networks if (line := _adapted(network))]
    if result.same:
        lines.append("Both learnt from the same sentences, so they are the same network.")
    return lines


def _adapted(network: RivalNetwork) -> str:
    team = f"Team {network.team.capitalize()}"
    if network.filled:
        what = "sentence was" if network.filled == 1 else "sentences were"
        return (
            f"{team} had picked {network.picked}. From the top of the list {network.filled} more "
            f"{what} added."
        )
    if network.picked > len(network.learnt):
        return (
            f"{team} had picked {network.picked}. The first {len(network.learnt)} of them in the "
            "list count."
        )
    return ""


def common_lines(result: RivalsResult) -> list[str]:
    """Compare both networks on the same unseen sentences, and say how much chance is in it."""
    if result.same:
        return [_range_line(result.networks[0], "Both networks")]
    lines = [_range_line(one, f"{of_team(one.team)} network") for one in result.networks]
    return [*lines, _difference(result)]


def _range_line(network: RivalNetwork, who: str) -> str:
    common = network.common
    between = wilson(common.right, common.asked)
    return (
        f"{who}: {common.right} of {common.asked} on the unseen sentences; "
        f"95% range {percent(between.low)} to {percent(between.high)}."
    )


def _difference(result: RivalsResult) -> str:
    circle, square = result.only
    counted = f"Circle's alone was right on {circle} of them, Square's alone on {square}."
    if circle == square:
        return f"{counted} So neither did better there."
    better = "Circle" if circle > square else "Square"
    often = by_chance(result.only)
    if often < RARE:
        return (
            f"{counted} Two equally good networks would rarely differ so much by chance "
            f"({percent(often)}), which is a sign that {better}'s pick taught more."
        )
    return (
        f"{counted} Two equally good networks would differ as much by chance in "
        f"{percent(often)} of cases, so this is no sign that {better}'s pick taught more."
    )


def rival_lines(network: RivalNetwork) -> list[str]:
    """Tell how a network did on the test that the other team wrote, and what that says."""
    theirs, rivals = of_team(network.team), of_team(network.team.other)
    test = network.rival
    if not test.asked and network.deleted:
        return [
            f"{rivals} test for {theirs} network was deleted with its authors' data, so "
            "what this network made of it is not known any more."
        ]
    if not test.asked:
        return [
            f"There is no test by Team {network.team.other.capitalize()}, so {theirs} network "
            "has the unseen sentences alone."
        ]
    between = wilson(test.right, test.asked)
    lines = [
        f"**{rivals} test for {theirs} network:** {test.right} of {test.asked} right. So few "
        f"leave much to chance: 95% range {percent(between.low)} to {percent(between.high)}.",
        _fooled(network),
        _compared(network),
        _deleted(network.deleted),
    ]
    return [line for line in lines if line]


def _deleted(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "-# 1 more sentence was in this test; it was deleted with all its author's data."
    return (
        f"-# {count} more sentences were in this test; they were deleted with their authors' data."
    )


def _fooled(network: RivalNetwork) -> str:
    """Name the signals that pushed a network wrong most often, and how often it had no opinion."""
    parts = []
    if network.fooling:
        named = [
            f"{plain(signal.name)} ({count})" for signal, count in network.fooling[:MOST_SIGNALS]
        ]
        parts.append(f"What pushed it wrong, in how many sentences: {listed(named)}.")
    elif network.rival.wrong:
        parts.append("No signal pushed it wrong: its bias alone did.")
    if network.rival.silent:
        parts.append(f"It had no opinion on {network.rival.silent}.")
    return " ".join(parts)


def _compared(network: RivalNetwork) -> str:
    """Say what the rival's test adds to the others."""
    rival, common, own = network.rival, network.common, network.own
    gap = rival.right * common.asked - common.right * rival.asked
    if rival.right == rival.asked:
        return "This test found nothing that it gets wrong. That does not mean there is nothing."
    if own.right == own.asked:
        found = rival.asked - rival.right
        said = (
            f"A test on what it learnt from would have said {own.right} of {own.asked}; this one "
            f"found {found} that it does not get right."
        )
    else:
        said = ""
    if gap < 0:
        hard = (
            "It did worse here than on the unseen sentences. That is no proof of a bad network: "
            "a rival looks for what is hard, and does not draw by chance."
        )
    else:
        hard = "It did no worse here than on the unseen sentences."
    return f"{said} {hard}".strip()


def line_of(subject: Subject, team: Team, one: AskedSentence) -> str:
    """Write a sentence of a test with its label and what the network of a team said of it."""
    side = side_taken(subject, one.answer)
    verdict = {one.label: "✅ right", None: "❔ not right"}.get(side, "❌ wrong")
    said = chance(subject, one.answer)
    return (
        f"> {plain(one.text)}\nIts author says **{one.label}**, {of_team(team)} network says "
        f"**{said}**: {verdict}."
    )
