"""What is open makes wishes likelier or less likely, and never impossible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.conversation.intents import MOVES, Intent
from bot.tutor.conversation.meaning.beside import ASKED, LESS, LIKELY, MORE, UNLIKELY, beside
from bot.tutor.conversation.moment import GRADED, IN_GAME, Open

REAL = st.sampled_from(sorted(str(one) for one in set(Intent) - {Intent.NONE}))
SHARES = st.dictionaries(REAL, st.floats(0.001, 1.0), min_size=1, max_size=8)


def first(open_: Open, **shares: float) -> str:
    return next(iter(beside({Intent[name]: share for name, share in shares.items()}, open_)))


@pytest.mark.parametrize("open_", sorted(GRADED | IN_GAME | {Open.TRY, Open.MATCHING}))
def test_where_something_waits_for_an_answer_one_is_likelier(open_: Open) -> None:
    assert open_ in ASKED
    assert first(open_, ANSWER=0.4, EXPLAIN=0.6) == Intent.ANSWER
    assert first(open_, GIVE_ANSWER=0.4, DEFINE=0.6) == Intent.GIVE_ANSWER
    assert first(open_, ANSWER=0.2, EXPLAIN=0.8) == Intent.EXPLAIN


@pytest.mark.parametrize("open_", [Open.NOTHING, Open.CARD, Open.RUN, Open.TRAINED])
def test_where_nothing_waits_for_an_answer_there_hardly_is_one(open_: Open) -> None:
    assert first(open_, ANSWER=0.7, EXPLAIN=0.3) == Intent.EXPLAIN
    assert first(open_, ANSWER=0.95, EXPLAIN=0.05) == Intent.ANSWER


@pytest.mark.parametrize(
    ("open_", "likelier", "other"),
    [
        (Open.CARD, "BACK", "PLAY"),
        (Open.CARD, "CONTINUE", "PLAY"),
        (Open.ANSWERED, "WAS_RIGHT", "PROGRESS"),
        (Open.ANSWERED, "CHANGE", "ANSWER"),
        (Open.RUN, "CURVE", "PROGRESS"),
        (Open.RUN, "STOP", "NO"),
        (Open.TRAINED, "TRAIN", "PRACTISE"),
    ],
)
def test_each_place_has_wishes_that_are_likelier_there(
    open_: Open, likelier: str, other: str
) -> None:
    assert first(open_, **{other: 0.55, likelier: 0.45}) == Intent[likelier]
    assert first(Open.TRY, EXPLAIN=0.55, PLAY=0.45) == Intent.EXPLAIN


@given(SHARES, st.sampled_from(list(Open)))
def test_shares_stay_shares_in_order_and_none_is_lost(
    shares: dict[str, float], open_: Open
) -> None:
    weighed = beside(shares, open_)
    assert set(weighed) == set(shares)
    assert sum(weighed.values()) == pytest.approx(1)
    assert list(weighed.values()) == sorted(weighed.values(), reverse=True)
    assert all(share > 0 for share in weighed.values())


def test_no_share_at_all_is_no_error() -> None:
    assert beside({}, Open.CARD) == {}
    assert beside({Intent.PLAY: 0.0}, Open.CARD) == {Intent.PLAY: 0.0}


def test_nothing_is_likely_and_unlikely_beside_the_same_thing_by_mistake() -> None:
    assert LESS < 1 < MORE
    for open_, likely in LIKELY.items():
        assert likely & UNLIKELY.get(open_, frozenset()) <= MOVES
        assert not ASKED & {open_}
