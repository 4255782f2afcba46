"""The loop without a toolkit, on real descriptors, children, signals and clocks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from desk_stretch.cli.selector_loop import STATUS_UNKNOWN, SelectorLoop

OPEN = Path("/proc/self/fd")


@pytest.fixture
def loop():
    made = SelectorLoop()
    # A test that waits in vain fails instead of hanging.
    made.wake_in(10, lambda: pytest.fail("nothing happened for 10 s"))
    yield made
    made.close()


@pytest.fixture
def pipe():
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


def child(code):
    return subprocess.Popen([sys.executable, "-S", "-c", f"raise SystemExit({code})"])


def test_calls_come_in_the_order_of_their_time(loop):
    heard = []
    loop.wake_in(0.02, lambda: (heard.append("late"), loop.stop()))
    loop.wake_in(0, lambda: heard.append("now"))
    loop.wake_in(0.01, lambda: heard.append("soon"))
    loop.run()
    assert heard == ["now", "soon", "late"]


def test_never_earlier_than_asked(loop):
    begun = time.monotonic()
    loop.wake_in(0.015, loop.stop)
    loop.run()
    assert time.monotonic() - begun >= 0.015


def test_a_call_of_no_time_leaves_room_for_others(loop, pipe):
    turns = []

    def again():
        turns.append(1)
        loop.wake_in(0, again)

    again()
    os.write(pipe[1], b"x")
    loop.watch(pipe[0], loop.stop)
    loop.run()
    assert len(turns) < 10


def test_a_cancelled_call_never_comes(loop):
    heard = []
    loop.wake_in(0, lambda: heard.append("wrong")).cancel()
    late = loop.wake_in(0.001, lambda: heard.append("wrong"))
    loop.wake_in(0, late.cancel)
    loop.wake_in(0.01, loop.stop)
    loop.run()
    late.cancel()
    assert heard == []


def test_a_call_can_take_back_another_of_the_same_turn(loop):
    heard = []
    loop.wake_in(0, lambda: second.cancel())
    second = loop.wake_in(0, lambda: heard.append("wrong"))
    loop.wake_in(0.01, loop.stop)
    loop.run()
    assert heard == []


def test_it_does_not_turn_while_nothing_happens():
    asked = []
    with_clock = SelectorLoop(lambda: (asked.append(1), time.monotonic())[1])
    with_clock.wake_in(0.05, with_clock.stop)
    with_clock.run()
    with_clock.close()
    assert len(asked) < 10


def test_readable_is_told_until_it_is_cancelled(loop, pipe):
    heard = []

    def read():
        heard.append(os.read(pipe[0], 1))
        if len(heard) == 2:
            watching.cancel()
            loop.wake_in(0.01, loop.stop)

    watching = loop.watch(pipe[0], read)
    os.write(pipe[1], b"abc")
    loop.run()
    assert heard == [b"a", b"b"]


@pytest.mark.parametrize("has_pidfd", [True, False])
@pytest.mark.parametrize("code", [0, 7])
def test_a_child_is_told_with_its_status(loop, monkeypatch, has_pidfd, code):
    if not has_pidfd:
        monkeypatch.delattr(os, "pidfd_open")
    heard, process = [], child(code)
    loop.watch_child(process.pid, lambda status: (heard.append(status), loop.stop()))
    loop.run()
    process.returncode = code  # collected by the loop
    assert heard == [code]


def test_a_killed_child_has_a_negative_status(loop):
    process = subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=subprocess.PIPE)
    heard = []
    loop.watch_child(process.pid, lambda status: (heard.append(status), loop.stop()))
    process.kill()
    loop.run()
    process.returncode = -9
    process.stdin.close()
    assert heard == [-signal.SIGKILL]


def test_a_child_that_somebody_else_collected_is_told_too(loop):
    process, heard = child(3), []
    process.wait()
    loop.watch_child(process.pid, lambda status: (heard.append(status), loop.stop()))
    loop.run()
    assert heard == [STATUS_UNKNOWN]


@pytest.mark.parametrize("has_pidfd", [True, False])
def test_a_child_that_is_no_longer_watched_is_not_told(loop, monkeypatch, has_pidfd):
    if not has_pidfd:
        monkeypatch.delattr(os, "pidfd_open")
    process = child(0)
    loop.watch_child(process.pid, lambda _: pytest.fail("told after all")).cancel()
    loop.wake_in(0.01, loop.stop)
    loop.run()
    if has_pidfd:
        process.wait()
    process.returncode = 0


def test_what_another_thread_posts_comes_at_once(loop):
    heard = []
    thread = threading.Thread(
        target=lambda: loop.post(lambda: (heard.append(threading.current_thread()), loop.stop()))
    )
    loop.wake_in(0, thread.start)
    begun = time.monotonic()
    loop.run()
    thread.join()
    assert heard == [threading.main_thread()]
    assert time.monotonic() - begun < 5


def test_posts_are_not_lost_however_many(loop):
    heard = []
    for number in range(50_000):
        loop.post(lambda number=number: heard.append(number))
    loop.post(loop.stop)
    loop.run()
    assert heard == list(range(50_000))


def test_a_signal_is_a_call_of_the_loop(loop):
    heard = []
    loop.on_signal(signal.SIGUSR1, lambda: heard.append("first"))
    loop.on_signal(signal.SIGUSR2, lambda: (heard.append("second"), loop.stop()))
    loop.wake_in(0, lambda: signal.raise_signal(signal.SIGUSR1))
    loop.wake_in(0.01, lambda: os.kill(os.getpid(), signal.SIGUSR2))
    loop.run()
    assert heard == ["first", "second"]


def test_closing_gives_the_signals_back():
    before = signal.getsignal(signal.SIGUSR1)
    loop = SelectorLoop()
    loop.on_signal(signal.SIGUSR1, loop.stop)
    loop.on_signal(signal.SIGUSR1, loop.stop)
    loop.close()
    assert signal.getsignal(signal.SIGUSR1) is before
    assert signal.set_wakeup_fd(-1) == -1


def test_closing_gives_every_descriptor_back(pipe):
    before = set(OPEN.iterdir())
    loop = SelectorLoop()
    process = child(0)
    handle = loop.watch_child(process.pid, lambda _: None)
    loop.watch(pipe[0], lambda: None)
    loop.close()
    handle.cancel()
    process.wait()
    assert set(OPEN.iterdir()) == before


def test_an_error_in_a_call_comes_out(loop):
    def fails():
        raise KeyError("from a call")

    loop.wake_in(0, fails)
    with pytest.raises(KeyError, match="from a call"):
        loop.run()


def test_who_posts_after_the_end_is_not_punished():
    loop = SelectorLoop()
    loop.close()
    loop.post(lambda: pytest.fail("called after the end"))
