"""Where Qt would load GTK for the look, and ``look`` tells all that GTK would without it.

Read before Qt is, so nothing else is imported here.
"""

from __future__ import annotations

from desk_stretch.platform.host import Host

#: The names in ``XDG_CURRENT_DESKTOP`` for which Qt 6.11 loads GTK: ``themeNames`` in qtbase's
#: src/gui/platform/unix/qgenericunixtheme.cpp.
GTK_DESKTOPS = frozenset({"GNOME", "X-CINNAMON", "PANTHEON", "UNITY", "MATE", "XFCE", "LXDE"})


def replaces_gtk(host: Host) -> bool:
    """Whether this session is one of X11 where Qt would load GTK by itself.

    Under Wayland GTK also tells the pointer's size and theme, which Qt wants before its first
    window and nobody else tells in time.
    """
    return host.has_x11 and not host.has_wayland and _is_for_gtk(host)


def asks_portal(host: Host) -> bool:
    """Whether the portal tells here what GTK programs look like."""
    return host.has_wayland and host.has_session_bus and _is_for_gtk(host)


def _is_for_gtk(host: Host) -> bool:
    """Whether this is a desktop of GTK's; a person's own choice, and a sandbox's, stay."""
    is_free = not host.flatpak and not host.qt_theme
    return is_free and not GTK_DESKTOPS.isdisjoint(host.desktop.upper().split(":"))


def theme_words(host: Host) -> tuple[str, ...]:
    """The words for Qt's command line that keep GTK out, where ``X11Look`` takes its place.

    Not the environment variable of the same meaning: programs that we start would inherit it.
    """
    return ("-platformtheme", "gnome") if replaces_gtk(host) else ()
