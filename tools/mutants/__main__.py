"""``python3 dev.py mutants [PACKAGE…]``: tries packages of ``desk_stretch/core``."""

from __future__ import annotations

import argparse
import datetime as dt
import sys

from tools.mutants.changes import drawn
from tools.mutants.page import ROOT, kept, retried, row, share, write
from tools.mutants.trial import try_all

PACKAGES = ("breaks", "catalogue", "routine", "session", "settings")
FURTHER = {"figure": ("tests/ui/figure/test_golden.py",)}
"""What survives a package's own tests has to pass these, too: a figure is something to look at."""


def arguments(words: list[str]) -> argparse.Namespace:
    """Read the words after ``mutants``."""
    parser = argparse.ArgumentParser(prog="dev.py mutants", description=__doc__)
    parser.add_argument("packages", nargs="*", default=list(PACKAGES), metavar="PACKAGE")
    parser.add_argument("--sample", type=int, help="so many of each package, drawn by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--outside", action="store_true", help="tables and defaults (slow)")
    parser.add_argument("--left", action="store_true", help="only what has survived before")
    parser.add_argument("--page", action="store_true", help="only write the page anew")
    return parser.parse_args(words)


def say(text: str) -> None:
    """Tell how it goes."""
    print(text, flush=True)


def main(words: list[str]) -> int:
    """Try the mutants of each package with the tests of that package, and write the page."""
    asked = arguments(words)
    if asked.page:
        write({})
        return 0
    for package in asked.packages:
        name = f"{package}, outside" if asked.outside else package
        known = kept()[name] if asked.left else {"left": (), "sample": asked.sample}
        seed, folder = known.get("seed", asked.seed), f"desk_stretch/core/{package}"
        whole, some = drawn(ROOT, folder, known["sample"], seed, outside=asked.outside)
        some = [one for one in some if not asked.left or one.key in known["left"]]
        say(f"{name}: {len(some)} of {whole}")
        further = FURTHER.get(package, ())
        results = try_all(ROOT, some, [f"tests/core/{package}"], say, further)
        today = dt.date.today().isoformat()
        about = {"all": whole, "sample": asked.sample, "seed": asked.seed, "date": today}
        found = row(list(zip(some, results, strict=True)), **about)
        if asked.left:
            found = retried(known, found)
        write({name: found})
        say(f"{name}: {share(found):.1f} % noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
