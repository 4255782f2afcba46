"""Where the person's files are: the folders for configuration, data, state and the run.

Looking creates nothing; ``made`` and ``made_private`` do, for those who are about to write.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.i18n import tr

APP = "desk-stretch"
PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Folders:
    """The app's own folders; *runtime* holds what lives as long as the person is logged in.
    *system* are those of the computer, in their order; we only read there."""

    config: Path
    data: Path
    state: Path
    runtime: Path
    system: tuple[Path, ...]

    @property
    def managed_file(self) -> Path:
        """The file of a managed set-up: the first that is there, else where one would be."""
        places = [folder / "policy.toml" for folder in self.system]
        return next((place for place in places if os.access(place, os.F_OK)), places[0])

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.toml"

    @property
    def reminders_file(self) -> Path:
        return self.config / "reminders.toml"

    @property
    def history_file(self) -> Path:
        return self.data / "history.sqlite"

    def told(self) -> tuple[tuple[str, str], ...]:
        """What is in them, and where they are, for a person."""
        return (
            (tr("Settings"), str(self.config)),
            (tr("History, own exercises"), str(self.data)),
        )


def find_folders() -> Folders:
    """Return the folders by the rules of this desktop; relative XDG values do not count."""
    import platformdirs  # late: takes as long as half the start of the command line

    dirs = platformdirs.PlatformDirs(APP, appauthor=False, multipath=True)
    state = Path(dirs.user_state_dir)
    system = tuple(map(Path, dirs.site_config_dir.split(os.pathsep)))
    own = Path(dirs.user_config_dir), Path(dirs.user_data_dir), state
    return Folders(*own, _runtime(state), system)


def made(folder: Path) -> Path:
    """Return the folder, created (readable by the person only) if it was missing."""
    try:
        for parent in reversed(folder.parents):
            if not parent.exists():
                parent.mkdir(mode=PRIVATE, exist_ok=True)
        folder.mkdir(mode=PRIVATE, exist_ok=True)
        writable = os.access(folder, os.W_OK | os.X_OK)
    except OSError as error:
        raise unwritable(folder, error.strerror) from error
    if not writable:
        raise unwritable(folder)
    return folder


def made_private(folder: Path) -> Path:
    """Like ``made``, and closed to everybody else even if it was there before."""
    made(folder)
    try:
        folder.chmod(PRIVATE)
    except OSError as error:
        raise unwritable(folder, error.strerror) from error
    return folder


def read_given(path: Path, most: int) -> bytes:
    """Return the first *most* bytes of a file that a person named, and one more if there is more;
    raises BadDataError, or StorageError."""
    try:
        if not path.is_file():
            raise BadDataError(tr("There is no file {file}.").format(file=path))
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise StorageError(
            tr("{path} cannot be read: {cause}.").format(path=path, cause=error.strerror)
        ) from error


def unwritable(path: Path, cause: str | None = None) -> StorageError:
    """The error of a file or folder of ours that cannot be written."""
    return StorageError(
        tr("{path} cannot be written: {cause}.").format(
            path=path, cause=cause or tr("permission denied")
        ),
        tr("Please check who owns it and whether the disk is full."),
    )


def _runtime(state: Path) -> Path:
    """The desktop's folder for the run, if there is one and it is the person's, else ours."""
    given = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    fallback = state / "run"
    if not given.is_absolute() or not given.is_dir():
        return fallback
    nearest = next(folder for folder in (state, *state.parents) if folder.exists())
    is_ours = given.stat().st_uid == nearest.stat().st_uid
    return given / APP if is_ours and os.access(given, os.W_OK | os.X_OK) else fallback
