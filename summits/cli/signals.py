"""What a command does when it is told to stop: it puts away what is half done, and says nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any


class Stopped(BaseException):
    """The process was told to end, by Ctrl-C or SIGTERM; what is half written goes first.

    Not KeyboardInterrupt, which Click answers with an empty line.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def _stop(number: int, _: object) -> None:
    raise Stopped(number)


def _leave(number: int, _: object) -> None:
    os._exit(128 + number)


def stoppable(run: Callable[[], Any]) -> Any:
    """Run a command that Ctrl-C and SIGTERM end as exceptions; behind it they end the process."""
    # Who was started to ignore one of them (`nohup`, a job in the background) goes on doing so.
    asked = (signal.SIGINT, signal.SIGTERM)
    heeded = [one for one in asked if signal.getsignal(one) not in (signal.SIG_IGN, None)]
    try:
        for number in heeded:
            signal.signal(number, _stop)
        return run()
    finally:
        for number in heeded:
            signal.signal(number, _leave)
