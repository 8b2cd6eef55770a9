"""The update on the operator's page and its way back, with a real git."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.operating_page import PAGE, REPOSITORY, Machine, under

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Install the program as the page says; what it does is played."""
    made = Machine(tmp_path)
    made.furnish()
    made.play_nudge()
    for block in under("2."):
        made.run(block.replace("REPOSITORY", REPOSITORY))
    return made


def earlier_program(machine: Machine) -> str:
    noted = machine.place("/etc/nudge") / "earlier-program"
    return noted.read_text(encoding="utf-8").strip()


def test_an_update_that_is_begun_twice_keeps_the_way_back(machine: Machine) -> None:
    machine.run(under("3.")[0])
    update, back = under("7.")
    back = "".join(line for line in back.splitlines(keepends=True) if "NAME" not in line)
    first, second = machine.installed, machine.publish("the second")
    machine.has_a_network(False)  # for pip: what git brought is there already
    assert machine.paste(update).returncode != 0
    assert machine.installed == first
    assert machine.asked_of_systemd == ["daemon-reload", "enable --now nudge"]  # and no restart
    machine.has_a_network(True)
    for _ in range(2):
        machine.run(update)
        assert (machine.installed, earlier_program(machine)) == (second, first)
    for _ in range(2):
        machine.run(back)
        assert machine.installed == first
    third = machine.publish("the third")
    machine.run(update)
    assert (machine.installed, earlier_program(machine)) == (third, first)


def test_who_went_back_as_the_page_once_said_can_update_and_go_back(machine: Machine) -> None:
    update, back = under("7.")
    first, _ = machine.installed, machine.publish("the second")
    machine.run(update)
    machine.run(
        "git -C /opt/nudge switch --detach HEAD^\n/opt/nudge/.venv/bin/pip install -q /opt/nudge"
    )
    third = machine.publish("the third")
    assert "not currently on a branch" in machine.paste(update).stderr
    [reset] = re.findall(r"^(sudo git .* reset .*) &&$", back, re.MULTILINE)
    [switch] = re.findall(r"`(sudo git -C /opt/nudge switch -)`", PAGE.read_text(encoding="utf-8"))
    machine.run(f"{switch}\n{reset}")
    machine.run(update)
    assert (machine.installed, earlier_program(machine)) == (third, first)


def test_an_update_that_breaks_off_after_any_line_keeps_the_way_back(machine: Machine) -> None:
    update, _ = under("7.")
    first, second = machine.installed, machine.publish("the second")
    lines = update.split(" &&\n")
    assert len(lines) > 6
    for done in range(1, len(lines)):
        machine.run(" &&\n".join(lines[:done]))
    machine.run(update)
    assert (machine.installed, earlier_program(machine)) == (second, first)
