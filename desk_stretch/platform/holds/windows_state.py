"""What Windows says of interrupting: SHQueryUserNotificationState, by ctypes."""

from __future__ import annotations

import sys

UNKNOWN = 0


def notification_state() -> int:
    """Windows' number for the present state; 0 if it does not tell."""
    if sys.platform == "win32":  # pragma: no cover - another system
        import ctypes

        state = ctypes.c_int(UNKNOWN)
        failed = ctypes.windll.shell32.SHQueryUserNotificationState(ctypes.byref(state))
        return UNKNOWN if failed else state.value
    return UNKNOWN
