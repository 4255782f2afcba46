"""What the command line asks of ``app.py``: everything that needs a window, or builds the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from desk_stretch.cli.picture import PictureWish


class Front(Protocol):
    """Carries out what is declared here; ``app.py`` implements it, tests fake it."""

    def has_display(self) -> bool:
        """Whether windows can be shown at all."""

    def run_app(self, *, background: bool, start: dict[str, Any] | None = None) -> int:
        """Run the app to its end and return the exit code.

        *background* opens no window; *start* begins a routine at once, with the fields of
        ``StartRoutine`` (posture, routine, seconds; those not named are left out).
        """

    def run_terminal(self, start: dict[str, Any]) -> int:
        """Guide a routine in the terminal, with the same fields, and return the exit code."""

    def paint(self, wish: PictureWish) -> None:
        """Paint a picture, without a display; raises DeskStretchError if that is not possible."""

    def show_alone(self, window: str, name: str) -> int:
        """Show the catalogue or an editor (``routines``, ``exercise``) at an id, or a new one for
        none, until it is closed; return the exit code."""
