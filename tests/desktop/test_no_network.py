"""A day of use without the network: the kernel's own list of every socket that was opened."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from desk_stretch.remote import client
from tests.desktop.app import COMMAND, READY, App, busy_hands
from tests.desktop.desktop import Desktop
from tests.desktop.processes import wait_until

pytestmark = pytest.mark.desktop

WINDOWS = ("main", "settings", "history", "catalogue", "routines", "why", "about")
LOCAL = ("AF_UNIX", "AF_LOCAL", "AF_NETLINK")
_OPENED = re.compile(r"socket(?:pair)?\((\w+)")


def opened(report: Path) -> set[str]:
    """The families of all sockets in a report of strace; of every thread and child."""
    return set(_OPENED.findall(report.read_text(encoding="utf-8", errors="replace")))


def test_only_local_sockets_are_opened_in_a_day(make_desktop: Callable[..., Desktop]) -> None:
    desktop = make_desktop(tray="sni")
    report = desktop.folder / "sockets.txt"
    watched = ("strace", "-f", "-qq", "-e", "trace=socket,socketpair", "-o", str(report), *COMMAND)
    app = App(desktop, settings=READY + "quiet = 0\n").has_worked(5)
    app.begin("--background", command=watched)
    wait_until(lambda: app.is_running, "an answer", 60)
    hands = busy_hands(desktop)
    desktop.wait_window("A good moment", 60)
    hands.stop()
    assert app.run("start").returncode == 0
    desktop.wait_window("Routine", 30)
    app.wait_state("away", "counting", deadline_s=60)
    for name in WINDOWS:
        client.ask("open", {"name": name}, folder=app.runtime_folder, deadline_s=20)
    assert app.run("settings", "set", "look.theme", "dark").returncode == 0
    assert app.run("quit").returncode == 0
    assert app.process is not None
    assert app.process.wait(30) == 0
    families = opened(report)
    assert "AF_UNIX" in families, "strace saw what was done"
    assert families <= set(LOCAL)


def test_the_report_is_read_as_strace_writes_it(tmp_path: Path) -> None:
    report = tmp_path / "report"
    report.write_text(
        "7 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3\n"
        "8 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0\n"
        "9 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 5\n"
    )
    assert opened(report) == {"AF_UNIX", "AF_INET6"}
