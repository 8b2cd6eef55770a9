"""What was acknowledged must be found; what was only tried may be, whole and in order."""

from __future__ import annotations

from bot.simulate.ledger import KillLedger

NOTE, ENTRY = ("note", "1"), ("entry", "1,0")


def heard(*lines: list[object]) -> KillLedger:
    ledger = KillLedger()
    for what, *words in lines:
        ledger.hear(str(what), words)
    return ledger


TRIED = ["tried", 1, 77, [["note", "1", "aa"]]]
SECOND = ["tried", 2, 78, [["entry", "1,0", "bb"], ["note", "1", "cc"]]]


def test_an_acknowledged_row_that_is_missing_is_lost() -> None:
    assert heard(TRIED, ["stored", 1]).settle({}) == ["note 1 is lost"]


def test_a_row_that_was_only_tried_may_be_there_or_not() -> None:
    assert heard(TRIED).settle({}) == []
    assert heard(TRIED).settle({NOTE: "aa"}) == []


def test_a_later_acknowledgment_covers_what_was_tried_before_it() -> None:
    ledger = heard(TRIED, SECOND, ["stored", 2])
    assert ledger.settle({NOTE: "cc", ENTRY: "bb"}) == []
    assert ledger.rows == {NOTE: "cc", ENTRY: "bb"}


def test_half_a_change_is_found() -> None:
    assert heard(TRIED, SECOND, ["stored", 1]).settle({NOTE: "aa", ENTRY: "bb"}) == [
        "entry 1,0 was never told"
    ]


def test_a_row_that_is_not_as_it_was_told_is_found() -> None:
    assert heard(TRIED, ["stored", 1]).settle({NOTE: "xx"}) == ["note 1 is not as it was told"]


def test_a_press_that_counts_again_when_it_is_delivered_again_is_doubled() -> None:
    again = ["tried", 2, 77, [["note", "2", "dd"]]]
    ledger = heard(TRIED, ["stored", 1], ["again", 77], again, ["stored", 2])
    assert ledger.settle({NOTE: "aa", ("note", "2"): "dd"}) == []
    assert ledger.doubled == ["press 77 counted again: note 2"]


def test_a_press_that_was_lost_may_count_when_it_is_delivered_again() -> None:
    ledger = heard(TRIED)
    assert ledger.settle({}) == []
    ledger.hear("again", [77])
    ledger.hear("tried", [1, 77, [["note", "1", "aa"]]])
    ledger.hear("stored", [1])
    assert ledger.settle({NOTE: "aa"}) == []
    assert ledger.doubled == []
