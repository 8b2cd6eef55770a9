"""About thirty rounds are kept for an animation, most of them early ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.film import FRAMES, Film, film_epochs
from bot.neural.training import TrainingMoment


@given(st.integers(1, 5000))
def test_the_epochs_go_from_the_first_to_the_last_and_lie_densest_at_the_start(total: int) -> None:
    epochs = film_epochs(total)
    assert epochs[0] == 0
    assert epochs[-1] == total
    assert len(epochs) == len(set(epochs)) <= FRAMES
    assert total < 30 or len(epochs) >= 12
    early = sum(number <= total / 2 for number in epochs)
    assert 2 * early >= len(epochs)  # few rounds are all kept, and then it is just half
    assert total < 30 or 2 * early > len(epochs)


def test_the_next_measured_epoch_stands_for_one_that_was_not() -> None:
    film = Film([0, 1, 2, 7])
    for done in (0, 5, 10, 15):
        film.at(TrainingMoment(done, 15, 0.5, lambda: ()))
    assert [done for done, _ in film.kept] == [0, 5, 10]


def test_the_film_ends_with_the_network_that_was_kept() -> None:
    film = Film([0, 5, 10])
    for done in (0, 5, 10):
        film.at(TrainingMoment(done, 10, 0.5, lambda: ()))
    assert [done for done, _ in film.ending_with(7, ())] == [0, 5, 7]
