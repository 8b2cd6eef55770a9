"""Rules that play alone: their order, their intervals, and what is said of them."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.game.arena import Z95, ArenaRow, ArenaRule, arena, share, wilson
from bot.tutor.game.comparing import Tally, held_out
from bot.tutor.game.group_words import arena_lines, arena_table
from bot.tutor.game.own_rule import OwnRule
from bot.tutor.game.sentences import word_set
from tests.tutor.game.material import GAME

SUBJECT = GAME.subjects[0]
SEEN = [one for one in SUBJECT.sentences if one.label][:6]


def remembering() -> OwnRule:
    """Return a rule that knows the sentences it was made on by their rarest word, and no other."""
    unseen = [word_set(one.text) for one in held_out(SUBJECT)]
    weights = []
    for one in SEEN:
        rarest = min(word_set(one.text), key=lambda word: (sum(word in w for w in unseen), word))
        weights.append((f"word:{rarest}", float(SUBJECT.sign(one.label))))
    return OwnRule(tuple(weights))


def test_rules_of_known_quality_come_in_their_order_and_who_only_remembers_comes_last() -> None:
    known = [
        OwnRule((("slang", -1.0),)),
        OwnRule((("slang", -1.0), ("polite", 1.0))),
        OwnRule((("slang", -1.0), ("long-words", 1.0), ("heavy-noun", 1.0))),
    ]
    rules = [remembering(), *known]
    rows = arena(SUBJECT, [ArenaRule(rule) for rule in rules], SEEN, [one.id for one in SEEN])
    assert [row.entered.rule for row in rows] == [*reversed(known), remembering()]
    last = rows[-1]
    assert last.seen_share == 1.0
    assert last.gap == max(row.gap for row in rows)
    told = " ".join(arena_lines(SUBJECT, rows))
    assert f"Rule {last.place} went from 100%" in told


def test_no_sentence_that_the_game_showed_is_among_the_unseen_ones() -> None:
    shown = [one.id for one in held_out(SUBJECT)][:20]
    [row] = arena(SUBJECT, [ArenaRule(OwnRule((("slang", -1.0),)))], SEEN, shown)
    assert row.unseen.asked == len(held_out(SUBJECT)) - 20


@pytest.mark.parametrize(
    ("right", "asked", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (81, 263, 0.2553, 0.3662),  # Newcombe (1998), table I
        (0, 0, 0.0, 1.0),
    ],
)
def test_an_interval_is_that_of_wilson(right: int, asked: int, low: float, high: float) -> None:
    interval = wilson(right, asked)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 300), st.data())
def test_the_ends_of_an_interval_are_where_the_share_is_just_that_unusual(
    asked: int, data: st.DataObject
) -> None:
    right = data.draw(st.integers(0, asked))
    interval = wilson(right, asked)
    low, high = interval.low, interval.high
    assert 0 <= low <= right / asked <= high <= 1
    for end in (low, high):
        if 0 < end < 1:
            away = abs(right / asked - end) / sqrt(end * (1 - end) / asked)
            assert away == pytest.approx(Z95, rel=1e-6)


few, many = st.integers(0, 3), st.integers(0, 200)
tallies = st.tuples(st.builds(Tally, few, few, few), st.builds(Tally, many, many, many))


@given(st.lists(tallies, min_size=1, max_size=30))
def test_the_table_fits_a_phone_and_its_words_are_so(pairs: list[tuple[Tally, Tally]]) -> None:
    ranked = sorted(pairs, key=lambda pair: -share(pair[1]))
    rule = ArenaRule(OwnRule((("slang", -1.0),)))
    rows = [ArenaRow(place, rule, *pair) for place, pair in enumerate(ranked, 1)]
    table = arena_table(rows).splitlines()
    assert all(len(line) <= 27 for line in table)
    told = " ".join(arena_lines(SUBJECT, rows))
    widest = max(row.gap for row in rows)
    if "which is overfitting" in told:
        assert widest >= 0.1
    if "overlap" in told:
        assert rows[1].interval.high > rows[0].interval.low
    assert len(told) < 2200
