"""`python -m summits`, and where the script `summits` begins: Ctrl-C is quiet from here on."""

from __future__ import annotations

import os

try:
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Whoever interrupts it while it is being imported sees nothing of Python.
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
except KeyboardInterrupt:
    os._exit(130)


def main() -> None:
    """Run the command line, in a process of its own.

    It lives for a tenth of a second: it collects no garbage, also while it is being imported.
    """
    import gc

    gc.disable()
    from summits.cli import main as run

    run()


if __name__ == "__main__":
    main()
