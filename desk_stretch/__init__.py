"""Desk Stretch: a tray app that asks for a short movement break and guides it."""

__version__ = "0.1.0"

# The project has no public address yet; this line is all that names one in the app. It is the name
# on the session bus, the id of the desktop entry and the metainfo, and the app's id on Wayland.
DESKTOP_ID = "org.example.DeskStretch"
