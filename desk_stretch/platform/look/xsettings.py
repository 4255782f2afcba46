"""The form of XSETTINGS (freedesktop.org, version 0.5), and what its words say about the look."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from typing import Any

from desk_stretch.core.look import Look, read_font

Values = Mapping[str, Any]

_INTEGER, _TEXT, _COLOUR = 0, 1, 2
_HEAD_SIZE = 12
#: GTK's file alone has it; every other name is the daemon's.
PREFER_DARK = "Gtk/ApplicationPreferDarkTheme"
#: What GTK blinks with when nothing is said.
_USUAL_BLINK_MS = 1200
#: How many times larger text is wished, as the portal says it; on X11 the dots per inch say it.
TEXT_SCALE = "TextScale"
_LEAST_SCALE, _MOST_SCALE = 0.5, 4.0


def read_settings(raw: bytes) -> dict[str, int | str]:
    """Read the property; what comes after a damaged place is left out."""
    found: dict[str, int | str] = {}
    if len(raw) < _HEAD_SIZE:
        return found
    order = ">" if raw[0] else "<"
    try:
        (count,) = struct.unpack_from(f"{order}I", raw, 8)
        at = _HEAD_SIZE
        for _ in range(min(count, len(raw))):
            kind, length = struct.unpack_from(f"{order}BxH", raw, at)
            name, at = _text(raw, at + 4, length)
            at += 4  # when it was last changed
            if kind == _INTEGER:
                (found[name],) = struct.unpack_from(f"{order}i", raw, at)
                at += 4
            elif kind == _TEXT:
                (length,) = struct.unpack_from(f"{order}I", raw, at)
                found[name], at = _text(raw, at + 4, length)
            elif kind == _COLOUR:
                at += 8
            else:
                break
    except struct.error:
        pass
    return found


def look_of(values: Values, is_dark_theme: Callable[[str], bool]) -> Look:
    """What the settings say about the look; a value of the wrong kind says nothing."""
    theme = _of(values, "Net/ThemeName", str) or ""
    blinks = _of(values, "Net/CursorBlink", int)
    blink_ms = _of(values, "Net/CursorBlinkTime", int)
    if blinks == 0:
        blink_ms = 0
    elif blinks and blink_ms is None:
        blink_ms = _USUAL_BLINK_MS
    return Look(
        font=read_font(_of(values, "Gtk/FontName", str) or ""),
        is_dark=bool(_of(values, PREFER_DARK, int)) or is_dark_theme(theme),
        wants_contrast=theme.lower().replace("-", "").startswith("highcontrast"),
        blink_ms=blink_ms,
        double_click_ms=_of(values, "Net/DoubleClickTime", int) or None,
        icons=_of(values, "Net/IconThemeName", str) or "",
        text_scale=max(_LEAST_SCALE, min(_of(values, TEXT_SCALE, float) or 1.0, _MOST_SCALE)),
    )


def _of(values: Values, name: str, kind: type) -> Any:
    value = values.get(name)
    return value if isinstance(value, kind) else None


def _text(raw: bytes, at: int, length: int) -> tuple[str, int]:
    """A text, and where the next thing begins: texts are filled up to four bytes."""
    end = at + length
    if end > len(raw):
        raise struct.error
    return raw[at:end].decode("utf-8", "replace"), end + -length % 4
