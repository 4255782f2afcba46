"""Running on battery: UPower says, else the kernel's power supplies, else Windows."""

from __future__ import annotations

import sys
from pathlib import Path

from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.holds import asking
from desk_stretch.platform.holds.sense import Sense
from desk_stretch.platform.host import Host
from desk_stretch.platform.wire import Peer

_UPOWER = Peer("org.freedesktop.UPower", "/org/freedesktop/UPower", "org.freedesktop.UPower")
_OUTLETS = {"Mains", "USB"}


class UPower(Sense):
    """The service that desktops use."""

    name = "upower"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.is_freedesktop and bool(host.system_bus)

    def is_available(self) -> Answer:
        if not asking.is_there(self._desk.system_bus, _UPOWER.name):
            return Answer(False, tr("UPower is not on the system bus."))
        return Answer(True, tr("UPower tells."))

    def is_on(self) -> bool:
        return asking.read(self._desk.system_bus, _UPOWER, "OnBattery") is True


class PowerSupplies(Sense):
    """The kernel's own list: a battery that discharges, and no outlet in use."""

    name = "power supplies"
    is_last_resort = True

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "linux"

    def is_available(self) -> Answer:
        if not any(_word(supply, "type") == "Battery" for supply in self._supplies()):
            return Answer(False, tr("This computer has no battery."))
        return Answer(True, tr("The kernel's power supplies tell."))

    def is_on(self) -> bool:
        supplies = self._supplies()
        plugged = any(
            _word(supply, "type") in _OUTLETS and _word(supply, "online") == "1"
            for supply in supplies
        )
        return not plugged and any(
            _word(supply, "type") == "Battery" and _word(supply, "scope") != "Device"
            and _word(supply, "status") == "Discharging"
            for supply in supplies
        )  # fmt: skip

    def _supplies(self) -> list[Path]:
        return list((self._desk.host.root / "sys" / "class" / "power_supply").glob("*"))


class WindowsPower(Sense):
    """GetSystemPowerStatus, by ctypes."""

    name = "windows"

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "win32"

    def is_available(self) -> Answer:
        return Answer(True, tr("Windows tells."))

    def is_on(self) -> bool:
        if sys.platform == "win32":  # pragma: no cover - another system
            import ctypes

            # line status, battery flag, percent, saver, seconds left, seconds at full
            status = (ctypes.c_ubyte * 12)()
            read = ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status))
            return bool(read) and status[0] == 0
        return False


def _word(supply: Path, name: str) -> str:
    try:
        return (supply / name).read_text().strip()
    except OSError:
        return ""
