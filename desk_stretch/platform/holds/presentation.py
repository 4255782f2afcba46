"""Programs that ask the desktop to keep the screen on: players, calls, presentations."""

from __future__ import annotations

import os
import sys

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds import asking
from desk_stretch.platform.holds.sense import Sense
from desk_stretch.platform.host import Host
from desk_stretch.platform.wire import Peer

_SESSION = Peer("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
_POWER = Peer(
    "org.freedesktop.PowerManagement",
    "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit",
)
_LOGIN = Peer("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_IDLE = 8  # GNOME's bit for "do not go idle"


class _Asked(Sense):
    """Somebody on a bus who keeps the list."""

    peer: Peer

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_session_bus

    def is_available(self) -> Answer:
        if not asking.is_there(self._desk.session_bus, self.peer.name):
            why = tr("{name} is not on the session bus.").format(name=self.peer.name)
            return Answer(False, why)
        return Answer(True, tr("{name} tells.").format(name=self.peer.name))


class GnomeInhibitors(_Asked):
    """GNOME's session, and those that took it over."""

    name = "gnome session"
    peer = _SESSION

    def is_on(self) -> bool:
        answer = asking.ask(self._desk.session_bus, self.peer, "IsInhibited", "u", (_IDLE,))
        return answer is True


class FreedesktopInhibitors(_Asked):
    """Plasma's and Xfce's power management."""

    name = "power management"
    peer = _POWER

    def is_on(self) -> bool:
        return asking.ask(self._desk.session_bus, self.peer, "HasInhibit") is True


class LogindInhibitors(Sense):
    """logind's list: what this person's programs block."""

    name = "logind"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.is_freedesktop and bool(host.system_bus)

    def is_available(self) -> Answer:
        if not asking.is_there(self._desk.system_bus, _LOGIN.name):
            return Answer(False, tr("logind is not on the system bus."))
        return Answer(True, tr("logind tells."))

    def is_on(self) -> bool:
        if sys.platform == "win32":
            return False
        listed = asking.ask(self._desk.system_bus, _LOGIN, "ListInhibitors")
        return any(
            mode == "block" and uid == os.getuid() and "idle" in what.split(":")
            for what, _who, _why, mode, uid, _pid in listed or ()
        )
