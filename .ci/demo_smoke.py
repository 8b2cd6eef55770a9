"""Start a demo command, see that its page answers, stop it, and see that it stops cleanly."""

import re
import signal
import subprocess
import sys
import time
import urllib.request

SECONDS = 180


def main(command: list[str]) -> int:
    demo = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    began = time.monotonic()
    try:
        assert demo.stdout is not None
        for line in demo.stdout:
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            if found:
                here = urllib.request.build_opener(urllib.request.ProxyHandler({}))
                with here.open(found[0], timeout=30) as page:
                    ready = page.status == 200 and b"<html" in page.read().lower()
                print(f"page answered after {time.monotonic() - began:.1f} s: {ready}")
                demo.send_signal(signal.SIGTERM)
                return 0 if demo.wait(timeout=30) == 0 and ready else 1
        print("no address was printed")
        return 1
    finally:
        demo.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
