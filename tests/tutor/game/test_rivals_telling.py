"""What is said of both networks at the end is true, whatever was picked and written."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tutor.data.sentences.neuron import answer
from bot.tutor.game.comparing import held_out
from bot.tutor.game.pushing import weights_of
from bot.tutor.game.rivals import PICKING, WRITING, RivalsEntry
from bot.tutor.game.rivals_telling import (
    common_lines,
    learnt_lines,
    line_of,
    result_table,
    rival_lines,
)
from bot.tutor.game.rivals_testing import (
    RivalNetwork,
    RivalsResult,
    by_chance,
    result_of,
)
from bot.tutor.game.rivals_writing import take_back
from tests.tutor.game.material import FORMALITY
from tests.tutor.game.rivals_played import ANA, BEN, CY, Played

TEXTS = (
    "Yo, the documentation of the assessment is complete",
    "Would you grab my sandwich, I am begging for assistance",
    "it is raining cats and dogs",
    "Could I possibly have your attention?",
    "Nope, the management of payments was awful!",
    "The weather was calm",
)
PICKS = st.sets(st.integers(0, 29), min_size=0, max_size=14)
TESTS = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(FORMALITY.labels)),
    max_size=3,
    unique_by=lambda one: one[0],
)


def played_to_the_end(
    seed: int, picks: tuple[set[int], set[int]], tests: tuple[list[tuple[str, str]], ...]
) -> RivalsResult | None:
    played = Played(seed=seed, phase=PICKING)
    for person, places in zip((ANA, BEN), picks, strict=True):
        if places:
            played.pick(person, places)
    played.phase = WRITING
    for person, written in zip((ANA, BEN), tests, strict=True):
        for text, label in written:
            played.write(person, text, label)
    return result_of(played.game)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 50), st.tuples(PICKS, PICKS), st.tuples(TESTS, TESTS))
def test_every_sentence_about_the_networks_is_so(
    seed: int, picks: tuple[set[int], set[int]], tests: tuple[list[tuple[str, str]], ...]
) -> None:
    result = played_to_the_end(seed, picks, tests)
    if result is None:
        assert not any(picks)
        return
    for network, written in zip(result.networks, reversed(tests), strict=True):
        check_network(network, written)
        check_lines(network, " ".join(rival_lines(network)))
    check_table(result)
    check_common(result, " ".join(common_lines(result)))
    said = " ".join(learnt_lines(result))
    one, other = (network.neuron for network in result.networks)
    assert "same network" not in said or one == other  # other sentences may teach the same, too
    for network, places in zip(result.networks, picks, strict=True):
        picked = f"Team {network.team.capitalize()} had picked {len(places)}. "
        assert (f"{picked}From the top of the list {10 - len(places)} " in said) is (
            len(places) < 10
        )
        assert (f"{picked}The first 10 of them in the list count." in said) is (len(places) > 10)
        assert (picked in said) is (len(places) != 10)
        drawn = Played(seed=seed).game.offered
        assert {drawn[place] for place in sorted(places)[:10]} <= set(network.learnt)


def check_network(network: RivalNetwork, written: list[tuple[str, str]]) -> None:
    assert [(one.text, one.label) for one in network.tested] == written
    right = 0
    for one in network.tested:
        p = answer(network.neuron, FORMALITY.shown(one.text))
        assert p == one.answer
        is_right = p > 0.5 if one.label == FORMALITY.high else p < 0.5
        right += is_right
        told = line_of(FORMALITY, network.team, one)
        assert ("✅ right" in told) is is_right
        assert ("❌ wrong" in told) is (not is_right and p != 0.5)
    assert (network.rival.right, network.rival.asked) == (right, len(written))
    assert network.common.asked == len(held_out(FORMALITY))
    assert network.own.asked == 10


def check_lines(network: RivalNetwork, said: str) -> None:
    rival, common, own = network.rival, network.common, network.own
    assert ("There is no test by Team" in said) is (rival.asked == 0)
    if not rival.asked:
        return
    assert f"{rival.right} of {rival.asked} right" in said
    assert ("found nothing that it gets wrong" in said) is (rival.right == rival.asked)
    worse = Fraction(rival.right, rival.asked) < Fraction(common.right, common.asked)
    assert ("It did worse here" in said) is (worse and rival.right < rival.asked)
    assert ("It did no worse here" in said) is (not worse and rival.right < rival.asked)
    if "would have said 10 of 10" in said:
        assert own.right == own.asked
        assert f"this one found {rival.asked - rival.right} that" in said
    weights = weights_of(FORMALITY, network.neuron)
    for signal, count in network.fooling:
        pushed = [
            one
            for one in network.tested
            if (one.answer > 0.5) is (one.label != FORMALITY.high) and one.answer != 0.5
            if FORMALITY.shown(one.text)[FORMALITY.reader.signals.index(signal)]
            if weights[signal] * FORMALITY.sign(FORMALITY.other(one.label)) > 0
        ]
        assert len(pushed) == count
    assert ("its bias alone did" in said) is bool(rival.wrong and not network.fooling)
    assert ("no opinion on" in said) is bool(rival.silent)


def check_table(result: RivalsResult) -> None:
    table = result_table(result)
    assert max(map(len, table.splitlines())) <= 27
    for row, name in enumerate(("own", "rival", "common"), 2):
        for network in result.networks:
            count = getattr(network, name)
            expected = f"{count.right}/{count.asked}" if count.asked else "none"
            assert expected in table.splitlines()[row]


def check_common(result: RivalsResult, said: str) -> None:
    circle, square = (
        {
            one.id
            for one in held_out(FORMALITY)
            if (p := answer(network.neuron, FORMALITY.shown(one.text))) != 0.5
            and (p > 0.5) is (one.label == FORMALITY.high)
        }
        for network in result.networks
    )
    if result.same:
        assert circle == square
        assert "Both networks" in said
        return
    assert f"Circle's alone was right on {len(circle - square)} of them" in said
    assert f"Square's alone on {len(square - circle)}." in said
    assert ("neither did better" in said) is (len(circle) == len(square))
    better = "Circle" if len(circle) > len(square) else "Square"
    rare = re.search("rarely differ so much by chance", said) is not None
    assert rare is (by_chance(result.only) < 0.05)
    if len(circle) != len(square):
        assert f"{better}'s pick taught more" in said
        assert ("no sign that" in said) is not rare


@pytest.mark.parametrize(("kept", "score"), [(0, "gone"), (1, "/1")])
def test_a_test_whose_author_was_deleted_says_so(kept: int, score: str) -> None:
    played = Played(roles={ANA: "circle", BEN: "square", CY: "square"}, phase=PICKING)
    played.pick(ANA, range(10))
    played.phase = WRITING
    played.write(BEN, TEXTS[0])
    played.write(BEN, TEXTS[1])
    played.do(BEN, lambda game: take_back(game, BEN, 1))
    if kept:
        played.write(CY, TEXTS[2])
    played.entries = [
        replace(one, author=None, choice="", reply=None)
        if (one.kind, one.author) == (RivalsEntry.WRITTEN, BEN)
        else one
        for one in played.entries
    ]
    result = result_of(played.game)
    assert result is not None
    [circle, square] = result.networks
    assert (circle.deleted, square.deleted) == (1, 0)
    assert score in result_table(result).splitlines()[3]
    said = "\n".join(rival_lines(circle))
    assert ("Square's test for Circle's network was deleted" in said) is not kept
    assert (
        "1 more sentence was in this test; it was deleted with all its author's data." in said
    ) is bool(kept)
    assert "There is no test" not in said
    assert "There is no test" in "\n".join(rival_lines(square))


def test_without_a_pick_there_is_nothing_to_test() -> None:
    assert result_of(Played(phase=PICKING).game) is None


@pytest.mark.parametrize(
    ("only", "often"),
    [((0, 0), 1.0), ((1, 0), 1.0), ((0, 5), 1 / 16), ((6, 0), 1 / 32), ((3, 3), 1.0)],
)
def test_how_often_chance_parts_two_networks_is_counted_exactly(
    only: tuple[int, int], often: float
) -> None:
    assert by_chance(only) == pytest.approx(often)
