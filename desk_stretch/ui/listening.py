"""The engine as one window hears it: when the window goes, it hears nothing any more."""

from __future__ import annotations

from typing import Any, cast

from desk_stretch.core.ports import Handle
from desk_stretch.ui.engine_view import EngineView, Listener


class _Once:
    """A handle that may be cancelled twice: by the window, and when it goes."""

    def __init__(self, handle: Handle) -> None:
        self._handle: Handle | None = handle

    def cancel(self) -> None:
        """Let go, if that has not been done."""
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.cancel()


class Listening:
    """Passes everything on to the engine and keeps what was subscribed."""

    def __init__(self, view: EngineView) -> None:
        self._view = view
        self._handles: list[_Once] = []

    @property
    def as_view(self) -> EngineView:
        """This, as windows are given it."""
        return cast("EngineView", self)

    def subscribe(self, listener: Listener) -> Handle:
        """Hear every event from now on, until the handle is cancelled or the window goes."""
        handle = _Once(self._view.subscribe(listener))
        self._handles.append(handle)
        return handle

    def leave(self) -> None:
        """Hear nothing any more."""
        for handle in self._handles:
            handle.cancel()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)
