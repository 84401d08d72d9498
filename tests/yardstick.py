"""How long something takes, by a yardstick that this machine sets at this moment: no test knows a second."""

from __future__ import annotations

import time
from collections.abc import Callable


def moments(work: Callable[[], object]) -> float:
    """How many times as long as counting to a million the work takes, in processor time."""
    return _taken(work) / min(_taken(lambda: sum(1 for _ in range(1_000_000))) for _ in range(3))


def _taken(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
