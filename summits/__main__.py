"""`python -m summits`, and where the script `summits` begins: Ctrl-C is quiet from here on."""

from __future__ import annotations

import os
import signal


def main() -> None:
    """Run the command line; whoever interrupts it while it is being imported sees nothing of Python."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    from summits.cli import main as run

    run()


def _leave(*_: object) -> None:
    os._exit(130)


if __name__ == "__main__":
    main()
