"""Do-not-disturb, as the notification servers and desktops keep it: each in its own place."""

from __future__ import annotations

import sys

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds import asking, dconf
from desk_stretch.platform.holds.sense import Sense
from desk_stretch.platform.host import Host
from desk_stretch.platform.wire import Peer

_NOTIFICATIONS = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications")
_XFCONF = Peer("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")
_BANNERS = "/org/gnome/desktop/notifications/show-banners"
_QUIET_TIME = 6


class _OnTheBus(Sense):
    """A property of the notification server."""

    peer: Peer
    property: str

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_session_bus

    def is_available(self) -> Answer:
        if self._read() is None:
            why = tr("The notification server does not tell {property}.")
            return Answer(False, why.format(property=self.property))
        return Answer(True, tr("The notification server tells."))

    def is_on(self) -> bool:
        return self._read() is True

    def _read(self) -> object:
        return asking.read(self._desk.session_bus, self.peer, self.property)


class PlasmaQuiet(_OnTheBus):
    """Plasma's, which the specification's own name for it."""

    name = "notification server"
    peer = Peer(*_NOTIFICATIONS, "org.freedesktop.Notifications")
    property = "Inhibited"


class DunstQuiet(_OnTheBus):
    """dunst's."""

    name = "dunst"
    peer = Peer(*_NOTIFICATIONS, "org.dunstproject.cmd0")
    property = "paused"


class XfceQuiet(Sense):
    """Xfce's notification server reads a setting."""

    name = "xfce"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.has_session_bus and "xfce" in host.desktop.lower()

    def is_available(self) -> Answer:
        if not asking.is_there(self._desk.session_bus, _XFCONF.name):
            return Answer(False, tr("The settings of Xfce do not answer."))
        return Answer(True, tr("The settings of Xfce tell."))

    def is_on(self) -> bool:
        words = ("xfce4-notifyd", "/do-not-disturb")
        value = asking.ask(self._desk.session_bus, _XFCONF, "GetProperty", "ss", words)
        return isinstance(value, tuple) and value[1] is True


class GnomeQuiet(Sense):
    """GNOME keeps it as a setting, whose file is read: the settings portal does not show it."""

    name = "gnome"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.is_freedesktop and "gnome" in host.desktop.lower()

    def is_available(self) -> Answer:
        return Answer(True, tr("The settings of GNOME tell."))

    def is_on(self) -> bool:
        file = self._desk.host.config_folder / "dconf" / "user"
        return dconf.read_switch(file, _BANNERS) is False


class WindowsQuiet(Sense):
    """The hour after a first login in which Windows wants quiet. It tells no Focus Assist."""

    name = "windows"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "win32"

    def is_available(self) -> Answer:
        return Answer(True, tr("Windows tells its quiet time; Focus Assist it does not tell."))

    def is_on(self) -> bool:
        if sys.platform == "win32":  # pragma: no cover - another system
            from desk_stretch.platform.holds.windows_state import notification_state

            return notification_state() == _QUIET_TIME
        return False
