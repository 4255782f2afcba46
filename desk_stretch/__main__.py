"""``python -m desk_stretch``: the same as the installed command."""

from __future__ import annotations

import sys

from desk_stretch.app import main

if __name__ == "__main__":
    sys.exit(main())
