"""Desk Stretch: a tray app that asks for a short movement break and guides it."""

__version__ = "0.1.0"
