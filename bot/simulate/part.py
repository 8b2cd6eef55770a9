"""One share of a simulation in a process of its own: `python -m bot.simulate.part ORDER RESULT`."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.simulate.files import kill_commands
from bot.simulate.histories import write_histories
from bot.simulate.kills import kill_bots
from bot.simulate.mishaps import mishap_rows
from bot.simulate.power import cut_power
from bot.simulate.trainings import training_rows

if TYPE_CHECKING:
    from collections.abc import Callable

OFTEN = 5.0  # seconds between two lines about how far it is


@dataclass(frozen=True, slots=True)
class Order:
    """`what` is a name of PARTS; `which` says more, such as the command to kill.

    `share` says which process it is of those that have the same to do; "" for the only one.
    """

    what: str
    times: int
    seed: str
    which: str = ""
    share: str = ""


def _kills(order: Order, progress: Callable[[str], None]) -> Any:  # noqa: ANN401 - each has its own count
    return kill_bots(order.times, order.seed, progress, order.which)


def _power(order: Order, progress: Callable[[str], None]) -> Any:  # noqa: ANN401 - as above
    return cut_power(order.times, order.seed, order.which, progress)


def _histories(order: Order, progress: Callable[[str], None]) -> Any:  # noqa: ANN401 - as above
    return write_histories(order.times, order.seed, progress)


def _files(order: Order, progress: Callable[[str], None]) -> Any:  # noqa: ANN401 - as above
    return kill_commands(order.which, order.times, order.seed, progress)


def _mishaps(_order: Order, progress: Callable[[str], None]) -> Any:  # noqa: ANN401 - as above
    return mishap_rows(progress)


def _trainings(_order: Order, progress: Callable[[str], None]) -> Any:  # noqa: ANN401 - as above
    return training_rows(progress)


PARTS: dict[str, Callable[[Order, Callable[[str], None]], Any]] = {
    "kills": _kills,
    "power": _power,
    "histories": _histories,
    "files": _files,
    "mishaps": _mishaps,
    "trainings": _trainings,
}


class PartError(RuntimeError):
    """A share of the simulation did not come to its end."""


def carried_out(order: Order) -> Any:  # noqa: ANN401 - as above
    """Have an order carried out by a process of its own; return its count."""
    with tempfile.TemporaryDirectory(prefix="nudge-simulate-") as folder:
        result = Path(folder) / "result"
        command = [sys.executable, "-m", "bot.simulate.part"]
        given = [json.dumps(asdict(order)), str(result)]
        done = subprocess.run([*command, *given], check=False)  # noqa: S603 - our own module
        if done.returncode or not result.exists():
            raise PartError(f"The part {order.what} of the simulation did not finish.")
        return pickle.loads(result.read_bytes())  # noqa: S301 - our own file


def telling(share: str) -> Callable[[str], None]:
    """Return what tells how far it is, now and then, and of which share that is said."""
    whose = f" ({share})" if share else ""
    last = time.monotonic()

    def tell(words: str) -> None:
        nonlocal last
        if time.monotonic() - last >= OFTEN:
            last = time.monotonic()
            click.echo(f"{words}{whose}", err=True)

    return tell


def main() -> None:
    order = Order(**json.loads(sys.argv[1]))
    Path(sys.argv[2]).write_bytes(pickle.dumps(PARTS[order.what](order, telling(order.share))))


if __name__ == "__main__":
    main()
