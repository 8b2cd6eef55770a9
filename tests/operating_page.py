"""The commands on the operator's page, on a machine that consists of one folder.

`nudge`, git and the usual commands for files are the real ones. What would change this machine, or
needs another one, is played: each of those is a script of some lines in a folder of its own.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.child import ROOT, surroundings

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "operating.md"
PLACES = ("/opt/nudge", "/var/lib/nudge", "/etc/nudge", "/etc/systemd/system", "/usr/local/bin")
MADE_BY_THE_PAGE = ("/opt/nudge", "/var/lib/nudge")
NOTHING = ("apt-get", "useradd", "journalctl", "curl")
"""What is played by doing nothing."""
REPOSITORY = "upstream"

WITHOUT_OWNER = """
import os, subprocess, sys
words, given = [], iter(sys.argv[1:])
for word in given:
    if word in ("-o", "-g"):
        next(given)
    else:
        words.append(word)
sys.exit(subprocess.call(["/usr/bin/install", *words]))
"""
PLAYED = {
    "sudo": '#!/bin/sh\nif [ "$1" = -u ]; then shift 2; fi\nexec "$@"\n',
    "scp": '#!/bin/sh\nexec cp "$1" "${2#*:}"\n',
}
PYTHON = '#!/bin/sh\nmkdir -p "$3" && cp -r "{root_folder}/environment" "$3/bin"\n'
PIP = """#!/bin/sh
[ ! -e "{root_folder}/no-network" ] && git -C "$3" rev-parse HEAD >"{root_folder}/installed"
"""
NUDGE = """#!{python}
import sys
sys.path.insert(0, {root!r})
from bot.__main__ import main
if sys.argv[1:] != ["doctor"]:
    main(prog_name="nudge")
try:
    main(["doctor", "--offline"], prog_name="nudge")  # Discord is not played
except SystemExit as end:
    sys.exit(0 if end.code in (0, 1) else end.code)  # it warns that no bot runs: that is played
"""
SYSTEMCTL = """#!{python}
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from tests.played_bot import run_for_an_hour
if "start" in sys.argv or "restart" in sys.argv or ("enable" in sys.argv and "--now" in sys.argv):
    run_for_an_hour(Path({database!r}))
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A folder with the places of a machine, and what is played there."""

    root: Path

    @property
    def database(self) -> Path:
        return self.place("/var/lib/nudge") / "nudge.sqlite3"

    def place(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    def furnish(self) -> None:
        """Make the places, the played commands, and the program as `pip` would install it."""
        for path in (*PLACES, "/played", "/environment", f"/{REPOSITORY}/deploy"):
            self.place(path).mkdir(parents=True, exist_ok=True)
        for path in MADE_BY_THE_PAGE:
            self.place(path).rmdir()
        given = {"python": sys.executable, "root": str(ROOT), "database": str(self.database)}
        here = {"root_folder": str(self.root)}
        self._write(self.place("/environment/nudge"), NUDGE.format(**given))
        self._write(self.place("/environment/pip"), PIP.format(**here))
        played = {**dict.fromkeys(NOTHING, "#!/bin/sh\nexit 0\n"), **PLAYED}
        played["install"] = f"#!{sys.executable}{WITHOUT_OWNER}"
        played["python3"] = PYTHON.format(**here)
        played["systemctl"] = SYSTEMCTL.format(**given)
        for name, text in played.items():
            self._write(self.place("/played") / name, text)
        self._git("init", "--quiet", "--initial-branch=main")
        (self.place(f"/{REPOSITORY}") / ".gitignore").write_text(".venv/\n", encoding="utf-8")
        self.publish("the first")

    def play_nudge(self) -> None:
        """Play nudge and its service as well: for what only installs the program."""
        self._write(self.place("/environment/nudge"), "#!/bin/sh\nexit 0\n")
        note = f'#!/bin/sh\necho "$@" >>"{self.root}/asked-of-systemd"\n'
        self._write(self.place("/played/systemctl"), note)

    @property
    def asked_of_systemd(self) -> list[str]:
        """All that was asked of systemd since nudge was played."""
        return (self.root / "asked-of-systemd").read_text(encoding="utf-8").splitlines()

    def publish(self, unit: str) -> str:
        """Let those who write Nudge bring out another version of it; return its revision."""
        file = self.place(f"/{REPOSITORY}") / "deploy" / "nudge.service"
        file.write_text(f"# {unit}\n", encoding="utf-8")
        self._git("add", ".")
        who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com")
        self._git(*who, "commit", "--quiet", "--message", unit)
        return self._git("rev-parse", "HEAD")

    @property
    def installed(self) -> str:
        """The revision of the program that `pip` installed."""
        return (self.root / "installed").read_text(encoding="utf-8").strip()

    def has_a_network(self, has: bool) -> None:
        file = self.root / "no-network"
        file.unlink(missing_ok=True) if has else file.touch()

    def run(self, block: str) -> str:
        """Run a block of the page, all of which succeeds; return all that was written."""
        done = self.paste(f"set -e\n{block}")
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    def paste(self, block: str) -> subprocess.CompletedProcess[str]:
        """Run a block as a shell does in which it is pasted: after a line that fails it goes on."""
        places = "|".join(PLACES)
        block = re.sub(rf"(?<![\w.])({places})(?=[/ \n]|$)", rf"{self.root}\1", block)
        search = (self.place("/usr/local/bin"), self.place("/played"), "/usr/bin", "/bin")
        return subprocess.run(
            ["/bin/bash", "-uc", block],
            cwd=self.root,
            env=surroundings(PATH=":".join(map(str, search)), HOME=str(self.root)),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def _git(self, *words: str) -> str:
        command = ["/usr/bin/env", "git", "-C", str(self.place(f"/{REPOSITORY}")), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def _write(self, file: Path, text: str) -> None:
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)


def blocks() -> list[tuple[str, str]]:
    """Return the blocks of commands, each with the heading that it stands under."""
    found, heading = [], ""
    for part in re.split(r"^(## .*)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE):
        if part.startswith("## "):
            heading = part.removeprefix("## ")
        else:
            found += [(heading, block) for block in re.findall(r"```sh\n(.*?)```", part, re.DOTALL)]
    return found


def under(headings: str) -> list[str]:
    return [block for heading, block in blocks() if heading.startswith(headings)]
