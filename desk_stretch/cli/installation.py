"""The page of ``doctor`` for the app itself: found out in a thread, since it asks around."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any


def page_by(status: Callable[[], dict[str, Any]]) -> Callable[[Callable[[str], None]], None]:
    """Return what finds the page out, with the present *status*, and hands it to a caller; that
    one hears it in the thread."""

    def find(hear: Callable[[str], None]) -> None:
        present = status()  # here, where the engine lives

        def work() -> None:
            from desk_stretch.cli.commands.doctor import page
            from desk_stretch.cli.examination import examine

            hear("\n".join(page(examine(lambda: present))))

        threading.Thread(target=work, name="installation", daemon=True).start()

    return find
