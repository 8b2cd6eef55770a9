"""The files that run Nudge as a service say what the program does: codes, paths, ports, signals."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import pytest
import yaml  # type: ignore[import-untyped] # its stubs are another package

from bot.operating import CONFIGURATION, TRY_LATER
from bot.serving import STOP_SECONDS
from bot.settings import CREDENTIAL, Settings

DEPLOY: Final = Path(__file__).resolve().parents[2] / "deploy"
UNIT, CONTAINER = DEPLOY / "nudge.service", DEPLOY / "Containerfile"
COMPOSE, OPERATING = DEPLOY / "compose.yaml", DEPLOY.parent / "docs" / "operating.md"


def unit() -> dict[str, list[str]]:
    """Read the unit: each key with its values, in their order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found[key].append(value)
    return found


def names_a_setting(variable: str) -> bool:
    return variable.removeprefix("NUDGE_").lower() in Settings.model_fields


def seconds(text: str) -> int:
    count, minutes = re.fullmatch(r"(\d+)(min)?", text).groups()  # type: ignore[union-attr] # else it fails
    return int(count) * (60 if minutes else 1)


def test_the_unit_goes_by_the_exit_codes_of_the_program() -> None:
    told = unit()
    assert told["RestartPreventExitStatus"] == [str(CONFIGURATION)]
    assert str(TRY_LATER) not in told["RestartPreventExitStatus"]
    assert told["Restart"] == ["on-failure"]
    assert "SuccessExitStatus" not in told


def test_a_long_outage_never_uses_up_the_starts_that_the_unit_allows() -> None:
    told = unit()
    (within,), (most,) = told["StartLimitIntervalSec"], told["StartLimitBurst"]
    assert (within, most) == ("3600", "30")
    assert int(within) / seconds(told["RestartSec"][0]) < int(most)


def test_the_unit_leaves_the_time_that_the_program_takes() -> None:
    told = unit()
    assert told["Type"] == ["notify"]
    assert told["NotifyAccess"] == ["main"]
    assert told["KillMode"] == ["mixed"]
    assert seconds(told["TimeoutStopSec"][0]) > STOP_SECONDS
    assert seconds(told["WatchdogSec"][0]) >= 30
    assert seconds(told["TimeoutStartSec"][0]) >= 600


def test_the_unit_hands_over_the_token_and_settings_as_the_program_reads_them() -> None:
    told = unit()
    assert told["LoadCredential"] == [f"{CREDENTIAL}:/etc/nudge/{CREDENTIAL}"]
    assert told["EnvironmentFile"][0].startswith("-")  # it need not be there
    given = dict(line.split("=", 1) for line in told["Environment"])
    ours = {name: value for name, value in given.items() if name.startswith("NUDGE_")}
    assert all(names_a_setting(name) for name in ours)
    assert ours["NUDGE_DATABASE"] == f"%S/{told['StateDirectory'][0]}/nudge.sqlite3"
    assert given["MPLCONFIGDIR"] == f"%C/{told['CacheDirectory'][0]}"
    assert "DISCORD_TOKEN" not in given


def test_the_unit_lets_nobody_else_read_what_is_kept() -> None:
    told = unit()
    assert told["UMask"] == ["0077"]
    assert told["StateDirectoryMode"] == ["0700"]
    assert told["ProtectSystem"] == ["strict"]
    for switch in ("NoNewPrivileges", "ProtectHome", "PrivateTmp"):
        assert told[switch] == ["yes"]
    assert {"AF_INET", "AF_UNIX"} <= set(told["RestrictAddressFamilies"][0].split())


def test_the_unit_leaves_what_dask_reads_at_its_import() -> None:
    assert "ProcSubset" not in unit()  # it asks /proc/meminfo how much memory there is


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="It has no systemd.")
def test_systemd_finds_nothing_to_say_about_the_unit(tmp_path: Path) -> None:
    there = re.sub(r"(?m)^ExecStart=\S+", f"ExecStart={sys.executable}", UNIT.read_text("utf-8"))
    copy = tmp_path / "nudge.service"
    copy.write_text(there, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", str(copy)],  # noqa: S607 - wherever it is
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def instructions() -> dict[str, list[str]]:
    """Read the Containerfile: each instruction with what follows it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in re.sub(r"\\\n\s*", "", CONTAINER.read_text(encoding="utf-8")).splitlines():
        if line and not line.startswith("#"):
            name, _, rest = line.partition(" ")
            found[name].append(rest)
    return found


def test_the_container_runs_as_nobody_special_and_is_stopped_as_the_program_wants() -> None:
    told = instructions()
    assert told["USER"] == ["10001"]
    assert "--uid 10001" in told["RUN"][-1]
    assert told["STOPSIGNAL"] == ["SIGTERM"]
    assert json.loads(told["ENTRYPOINT"][0])[0].endswith("/nudge")
    assert json.loads(told["CMD"][0]) == ["run"]


def test_the_container_keeps_its_data_in_its_volume_and_asks_its_own_readiness() -> None:
    told = instructions()
    given = dict(pair.split("=", 1) for pair in told["ENV"][-1].split())
    assert Path(given["NUDGE_DATABASE"]).parent == Path(told["VOLUME"][0])
    assert given["CREDENTIALS_DIRECTORY"] == "/run/secrets"
    assert all(names_a_setting(name) for name in given if name.startswith("NUDGE_"))
    assert f"HTTPConnection('127.0.0.1', {given['NUDGE_METRICS_PORT']}," in told["HEALTHCHECK"][0]
    assert "'/readyz'" in told["HEALTHCHECK"][0]


def test_the_command_that_builds_it_keeps_what_asks_for_its_readiness() -> None:
    said = CONTAINER.read_text(encoding="utf-8")
    assert "podman build --format docker" in said  # podman's own format has no HEALTHCHECK


def test_the_container_takes_along_all_that_the_wheel_holds() -> None:
    taken = {line.split()[0] for line in instructions()["COPY"]}
    assert {"bot", "lessons", "migrations", "pyproject.toml"} <= taken


def composed() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return read


def test_compose_fits_the_container() -> None:
    service = composed()["services"]["nudge"]
    assert service["build"]["dockerfile"] == "deploy/Containerfile"
    assert service["volumes"] == [f"nudge:{instructions()['VOLUME'][0]}"]
    assert service["secrets"] == [CREDENTIAL]
    assert service["read_only"] is True
    assert int(service["stop_grace_period"].removesuffix("s")) > STOP_SECONDS


def named_by_compose() -> tuple[str, str, str]:
    """Return the container, the image and the volume as they are called on the machine.

    Where the file gives no name, compose puts that of the project before its own.
    """
    told = composed()
    project, service = told.get("name", DEPLOY.name), told["services"]["nudge"]
    volume = (told["volumes"]["nudge"] or {}).get("name", f"{project}_nudge")
    container = service.get("container_name", f"{project}-nudge-1")
    return container, service.get("image", f"{project}-nudge"), volume


def test_what_the_page_types_names_what_compose_and_podman_make() -> None:
    """A volume of another name would be made anew, empty: a restore would find no backup in it."""
    container, image, volume = named_by_compose()
    page = OPERATING.read_text(encoding="utf-8").partition("## In a container")[2]
    typed = re.findall(r"^podman (.*)$", page.partition("\n## ")[0], re.MULTILINE)
    told = CONTAINER.read_text(encoding="utf-8").partition("\nFROM")[0].replace(" \\\n#", "")
    data = instructions()["VOLUME"][0]
    program = json.loads(instructions()["ENTRYPOINT"][0])[0]
    assert f"exec {container} {program} db backups" in typed
    assert f"cp {container}:{data}/backups ./nudge-backups" in typed
    assert f"run --rm -v {volume}:{data} {image} db restore newest" in typed
    assert {f"stop {container}", f"start {container}"} <= set(typed)
    assert f" -v deploy_nudge:/earlier:ro -v {volume}:{data} {image} -a /earlier/. {data}\n" in page
    assert re.search(rf"podman build .* -t {image} \.", told)
    assert re.search(rf"podman run --name {container} .* -v {volume}:{data} .* {image}\n", told)


@pytest.mark.parametrize("file", [CONTAINER, COMPOSE])
def test_what_was_never_built_says_so(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# Untested")
