"""Screens that are plugged in and pulled out: RandR's monitors on the one surface of Xvfb.

The surface stays as it is, as a compositor of X11 leaves it for a moment: a window on a screen that
went is where nobody sees it, until somebody brings it back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.desktop.desktop import Desktop, Window
from tests.desktop.processes import wait_until


class Screen(NamedTuple):
    """A rectangle of the surface, and the name it is known by."""

    name: str
    x: int
    width: int
    height: int

    def holds(self, window: Window) -> bool:
        """Whether all of the window is on it."""
        is_beside = self.x <= window.x and window.x + window.width <= self.x + self.width
        return is_beside and window.y >= 0 and window.y + window.height <= self.height


LEFT, RIGHT = Screen("left", 0, 1280, 1024), Screen("right", 1280, 1280, 1024)
SURFACE = (LEFT.width + RIGHT.width, LEFT.height)


def plug_in(desktop: Desktop, screen: Screen) -> None:
    """Connect a screen, or give the one of that name another size. The first takes the place of
    the screen that Xvfb has by itself."""
    size = f"{screen.width}/300x{screen.height}/240+{screen.x}+0"
    output = "screen" if screen.x == 0 else "none"
    done = desktop.run(["xrandr", "--setmonitor", screen.name, size, output])
    assert done.returncode == 0, done.stderr


def pull_out(desktop: Desktop, screen: Screen) -> None:
    """Disconnect it."""
    done = desktop.run(["xrandr", "--delmonitor", screen.name])
    assert done.returncode == 0, done.stderr


def two_screens(make_desktop: Callable[..., Desktop], **options: Any) -> Desktop:
    """A desktop with two of them, side by side; the pointer is on the left one."""
    desktop = make_desktop(size=SURFACE, **options)
    for screen in (LEFT, RIGHT):
        plug_in(desktop, screen)
    desktop.xdotool("mousemove", 200, 200)
    return desktop


def wait_on(desktop: Desktop, name: str, screen: Screen) -> Window:
    """Wait until the window of that name lies on a screen with all of it."""

    def there() -> list[Window]:
        return [each for each in desktop.windows(name) if screen.holds(each)]

    return wait_until(there, f"{name!r} on the screen {screen.name!r}")[0]
