"""The commands on the operator's page, on a machine that consists of one folder.

`nudge` and the usual commands for files are the real ones. What would change this machine, or needs
another one, is played: each of those is a script of some lines in a folder of its own.
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
NOTHING = ("apt-get", "useradd", "journalctl", "curl", "pip")
"""What is played by doing nothing."""

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
    "git": "#!/bin/sh\nexit 0\n",
    "scp": '#!/bin/sh\nexec cp "$1" "${2#*:}"\n',
}
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
        for path in (*PLACES, "/played", "/tmp", "/opt/nudge/.venv/bin", "/opt/nudge/deploy"):  # noqa: S108 - a folder of the test
            self.place(path).mkdir(parents=True, exist_ok=True)
        self.place("/var/lib/nudge").rmdir()  # the page makes it
        (self.place("/opt/nudge") / "deploy" / "nudge.service").touch()
        given = {"python": sys.executable, "root": str(ROOT), "database": str(self.database)}
        programs = self.place("/opt/nudge/.venv/bin")
        self._write(programs / "nudge", NUDGE.format(**given))
        self._write(programs / "pip", PLAYED["git"])
        for name in NOTHING:
            self._write(self.place("/played") / name, PLAYED["git"])
        for name, text in PLAYED.items():
            self._write(self.place("/played") / name, text)
        self._write(self.place("/played") / "install", f"#!{sys.executable}{WITHOUT_OWNER}")
        self._write(self.place("/played") / "python3", PLAYED["git"])
        self._write(self.place("/played") / "systemctl", SYSTEMCTL.format(**given))

    def run(self, block: str) -> str:
        """Run a block of the page as a shell would; return all that was written."""
        places = "|".join((*PLACES, "/tmp"))  # noqa: S108 - as above
        block = re.sub(rf"(?<![\w.])({places})(?=[/ \n]|$)", rf"{self.root}\1", block)
        search = (self.place("/usr/local/bin"), self.place("/played"), "/usr/bin", "/bin")
        done = subprocess.run(
            ["/bin/bash", "-euc", block],
            cwd=self.root,
            env=surroundings(PATH=":".join(map(str, search)), HOME=str(self.root)),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

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
