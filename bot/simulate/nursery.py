"""The process that bears bots: it loads everything once, and forks one life after another.

It reads a line of JSON for each life and hands on what that life says; the last line of a life is
`["died", exit code]`. Run as `python -m bot.simulate.nursery`.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import traceback
from pathlib import Path

from bot.registries import REGISTRIES
from bot.settings import Settings
from bot.simulate.commanding import command
from bot.simulate.living import live
from bot.taught import taught
from bot.ui.client import features


def say(*words: object) -> None:
    os.write(1, ("\n" + json.dumps(words) + "\n").encode())  # a line may have been cut off before


def main() -> None:
    known = taught(Settings(database=Path("none"), database_url=None), REGISTRIES)
    known[2].reader.mind  # noqa: B018 - it is built when it is first asked for
    list(features())
    say("open")
    for line in sys.stdin:
        life = json.loads(line)
        bot = os.fork()
        if bot == 0:
            try:
                if "command" in life:
                    os._exit(command(life, say))
                asyncio.run(live(Path(life["folder"]), known, 1, life))
            except BaseException:  # noqa: BLE001 - the end of a process
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        say("born", bot)
        say("died", os.waitstatus_to_exitcode(os.waitpid(bot, 0)[1]))


if __name__ == "__main__":
    main()
