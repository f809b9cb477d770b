"""A process that does what it is told, each act in a process of its own, which may be killed.

It reads an order a line from stdin, forks, and says the number of the new process, then how it ended. What a fork
begins with is loaded already, so that its time goes into reading and storing.
"""

import json
import os
import sys
import traceback
from pathlib import Path

from api.commands import ingest, remove, restore
from api.settings import Settings
from api.wish import Wish


def main() -> None:
    """Serve until stdin ends."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(_do(json.loads(line)))
        print(child, flush=True)  # noqa: T201  this is how it answers
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201  as above


def _do(order: dict[str, str]) -> int:
    settings = Settings.load({}, store=order["store"], author=order.get("author", "検査"))
    os.dup2(2, 1)  # what a command says is no answer
    try:
        if order["act"] == "ingest":
            wish = Wish(order["series"], is_new=False, as_of=order["as_of"])
            ingest.run(settings, [Path(order["path"])], wish, dry_run=False)
        elif order["act"] == "restore":
            restore.run(settings, order["revision"], None, None)
        else:
            purge = order["act"] == "purge"
            remove.run(settings, order["revision"], None, None, dry_run=False, purge=purge)
    except Exception:  # noqa: BLE001  whatever it was, the trial has failed
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    main()
