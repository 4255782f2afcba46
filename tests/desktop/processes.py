"""Child processes of a test: started with a log, waited for by a condition, stopped by their id."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_STEP_S, _LONGEST_STEP_S = 0.02, 0.3
_TAIL = 2000


def wait_until(condition: Callable[[], T], what: str, deadline_s: float = 10.0) -> T:
    """Return the first truthy answer of *condition*; fail, naming *what*, after the deadline.

    A question that starts a process is asked less often, so that what is waited for gets on.
    """
    turn = threading.Event()
    asked = time.monotonic()
    end = asked + deadline_s
    while not (answer := condition()):
        now = time.monotonic()
        if now > end:
            raise AssertionError(f"not within {deadline_s} s: {what}")
        turn.wait(min(max(_STEP_S, now - asked), _LONGEST_STEP_S))
        asked = time.monotonic()
    return answer


class Process:
    """A child in a process group of its own, its output in a file."""

    def __init__(
        self,
        words: Sequence[str | Path],
        environment: Mapping[str, str],
        log: Path,
        pass_fds: Sequence[int] = (),
        cwd: Path | None = None,
    ) -> None:
        self.words = [str(word) for word in words]
        self.log = log
        with log.open("wb") as output:
            self._child = subprocess.Popen(
                self.words, env=dict(environment), cwd=cwd, pass_fds=pass_fds,
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
        self.pid = self._child.pid

    @property
    def is_running(self) -> bool:
        """Whether the child has not ended."""
        return self._child.poll() is None

    @property
    def output(self) -> str:
        """What the child has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    @property
    def processor_s(self) -> float:
        """The processor time that the child itself has used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def wait(self, deadline_s: float = 10.0) -> int:
        """Wait for the end; return the exit status (negative: the signal that ended it)."""
        try:
            return self._child.wait(deadline_s)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running after {deadline_s} s: {self}") from None

    def wait_until(self, condition: Callable[[], T], what: str, deadline_s: float = 10.0) -> T:
        """Wait as the function does, and fail at once if the child ends before that."""

        def answer_while_running() -> T:
            if not (answer := condition()) and not self.is_running:
                raise AssertionError(f"ended before: {what}")
            return answer

        try:
            return wait_until(answer_while_running, what, deadline_s)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self}") from None

    def kill(self) -> None:
        """End it as a power cut would (``kill -9``), with all that it has started."""
        self._signal(signal.SIGKILL)
        self._child.wait()

    def stop(self, patience_s: float = 3.0) -> int:
        """Ask it to end, insist after *patience_s*; whatever it has started goes with it."""
        self._signal(signal.SIGTERM)
        try:
            status = self._child.wait(patience_s)
        except subprocess.TimeoutExpired:
            status = -signal.SIGKILL
        self.kill()
        return status

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, number)

    def __str__(self) -> str:
        status = "running" if self.is_running else f"ended with {self._child.returncode}"
        return f"{' '.join(self.words)} ({status}): {self.output[-_TAIL:]}"
