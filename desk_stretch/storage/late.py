"""What the windows ask of storage seldom or never: nothing of it is imported before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desk_stretch.storage.paths import Folders

if TYPE_CHECKING:
    from desk_stretch.core.history.merge import Round, Wish
    from desk_stretch.core.settings.carrying import Carried
    from desk_stretch.storage.own_files import OwnFiles


class LateSharing:
    """A round of the shared folder; may be called from a thread."""

    def __init__(self, history: Path) -> None:
        self._history = history

    def __call__(self, wish: Wish) -> Round:
        from desk_stretch.storage.sharing import exchange

        return exchange(self._history, wish)


class LateOwn:
    """The person's own files, once an editor opens."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def __call__(self) -> OwnFiles:
        from desk_stretch.storage.own_files import OwnFiles

        return OwnFiles(self._data)


class OtherApps:
    """The ``ForeignSettings`` in files."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def read(self, path: str) -> Carried:
        from desk_stretch.storage.carried_settings import read_carried

        return read_carried(Path(path))

    def keep_before(self) -> tuple[str, ...]:
        from desk_stretch.storage.carried_settings import keep_before

        return tuple(copy.name for copy in keep_before(self._folders))
