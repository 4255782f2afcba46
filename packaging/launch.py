"""What PyInstaller freezes on Windows and macOS: the start of the app."""

import os
import sys

# A program without a console has no standard streams at all there.
for name in ("stdout", "stderr"):
    if getattr(sys, name) is None:
        setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115

from desk_stretch.app import main  # noqa: E402 - the streams come first

if __name__ == "__main__":
    sys.exit(main())
