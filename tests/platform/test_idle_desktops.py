"""Idle in real compositors without a screen, with real (synthetic) input."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk_stretch.platform.idle.mutter import MutterIdle
from desk_stretch.platform.idle.wayland import WaylandIdle
from tests.desktop.compositors import Compositor, KWin, Mutter, Sway

if TYPE_CHECKING:
    from desk_stretch.core.ports import IdleSource

pytestmark = pytest.mark.compositor

LIMIT_S = 0.4


@pytest.fixture(params=[KWin, Sway, Mutter], ids=lambda each: each.__name__)
def compositor(request, short_folder):
    compositor = request.param(short_folder)
    yield compositor
    compositor.stop()


@pytest.fixture
def idle(surround, compositor: Compositor):
    """The idle source of that desktop, with the sentence that it says of itself."""
    kind = MutterIdle if isinstance(compositor, Mutter) else WaylandIdle
    bus = compositor.bus.address if isinstance(compositor, Mutter) else ""
    desk = surround(
        wayland_display=compositor.display, runtime_folder=compositor.runtime, session_bus=bus
    )
    idle = kind(desk)
    assert idle.is_available() == (True, idle.is_available().why)
    yield idle
    idle.stop()


def test_each_rest_and_each_return_is_told_once(loop, compositor, idle: IdleSource):
    told: list[str] = []
    compositor.move_pointer()
    idle.start(LIMIT_S, lambda: told.append("idle"), lambda: told.append("active"))
    expected = []
    for _ in range(3):
        expected.append("idle")
        loop.until(lambda: told == expected, "idle")
        since = idle.since_input()
        assert since is not None
        assert since >= LIMIT_S
        compositor.move_pointer()
        expected.append("active")
        loop.until(lambda: told == expected, "active")
        assert idle.since_input() == 0.0


def test_input_puts_idle_off(loop, compositor, idle: IdleSource):
    told: list[str] = []
    idle.start(1.0, lambda: told.append("idle"), lambda: told.append("active"))
    for _ in range(8):
        loop.turns(0.2)
        compositor.move_pointer()
    assert told == []
    loop.until(lambda: told == ["idle"])


def test_a_pause_is_seen_once_somebody_asks(loop, compositor, idle: IdleSource):
    idle.start(1000.0, lambda: None, lambda: None)
    loop.until(lambda: (idle.since_input() or 0.0) >= 1.0, "a pause")
    compositor.move_pointer()
    loop.until(lambda: idle.since_input() == 0.0, "the end of the pause")


def test_a_desktop_that_dies_takes_nothing_along(loop, compositor, idle: IdleSource):
    told: list[str] = []
    idle.start(LIMIT_S, lambda: told.append("idle"), lambda: told.append("active"))
    loop.until(lambda: told == ["idle"], "idle")
    compositor.process.kill()
    loop.until(lambda: told == ["idle", "active"], "the end")
    assert idle.since_input() is None


def test_which_protocol_each_speaks(compositor, idle):
    names = {KWin: "ext_idle_notifier_v1", Sway: "org_kde_kwin_idle", Mutter: "GNOME"}
    assert names[type(compositor)] in idle.is_available().why
    client = compositor.client()
    client.close()
    assert (client.offer("ext_idle_notifier_v1") is not None) == isinstance(compositor, KWin)
