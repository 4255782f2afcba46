"""Draws the contact sheets of ``docs/figures``, one PNG for each exercise, and keeps its table.

``python3 dev.py figures [--only ID]… [--out FOLDER]``; ``--blind FOLDER SEED`` writes the blind
test instead (see ``tools/blind.py``). What a person wrote into the table stays there.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read when Qt's application is made

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from desk_stretch.core.catalogue.exercise import Exercise, Form
from desk_stretch.errors import DeskStretchError
from desk_stretch.storage.catalogue_files import load_catalogue
from desk_stretch.ui.figure import sheet
from tools import blind

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "figures"
SIDE = 192
COLOURS = 256
_TITLE = 26
_MARK = "| exercise/form | sheet | what was wrong at first sight | what was done |"
_HEAD = f"""# Contact sheets

Every form of every exercise: six phases through its movement, light above dark. Where sides take
turns, it is the left one. `python3 dev.py figures` draws the sheets anew and adds to the table what
is missing.

{_MARK}
|---|---|---|---|
"""


def main(words: list[str]) -> int:
    """Draw what the words ask for."""
    parser = argparse.ArgumentParser(prog="dev.py figures", description=__doc__)
    parser.add_argument("--only", action="append", metavar="ID", help="only this exercise")
    parser.add_argument("--out", type=Path, default=FOLDER, metavar="FOLDER")
    parser.add_argument("--blind", nargs=2, metavar=("FOLDER", "SEED"), help="the blind test")
    given = parser.parse_args(words)
    application = sheet.without_display()
    exercises = load_catalogue().exercises
    chosen = [each for each in exercises if not given.only or each.id in given.only]
    if given.blind:
        folder, seed = given.blind
        blind.write(Path(folder), int(seed), exercises, chosen)
    else:
        draw_all(given.out, chosen)
    del application
    return 0


def draw_all(folder: Path, exercises: list[Exercise]) -> None:
    """Draw a sheet for each exercise and add their rows to the table."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = {}
    for exercise in exercises:
        drawn = [image for form in exercise.forms if (image := form_sheet(exercise, form))]
        if drawn:
            content = sheet.png(quantised(sheet.stacked(drawn)))
            (folder / f"{exercise.id}.png").write_bytes(content)
            rows |= {f"{exercise.id}/{form.id}": f"{exercise.id}.png" for form in exercise.forms}
    table = folder / "README.md"
    before = table.read_text("utf-8") if table.exists() else ""
    table.write_text(table_with(before, rows), "utf-8")
    size = sum(path.stat().st_size for path in folder.glob("*.png"))
    print(f"{len(rows)} forms; the sheets take {size / 1e6:.2f} MB")


def form_sheet(exercise: Exercise, form: Form) -> QImage | None:
    """Draw the two rows of a form below its name; None if it has no figure."""
    try:
        phases = sheet.Subject(exercise, form).phases()
    except DeskStretchError as error:
        print(error, file=sys.stderr)
        return None
    dresses = [sheet.dress(theme, "sam") for theme in sheet.themes_of("light")]
    rows = [sheet.row(phases, dress, SIDE) for dress in dresses]
    return sheet.stacked([_title(f"{exercise.id}/{form.id}", rows[0].width()), *rows])


def _title(words: str, width: int) -> QImage:
    image = QImage(width, _TITLE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#ffffff"))
    font = QFont()
    font.setPixelSize(14)
    with QPainter(image) as painter:
        painter.setFont(font)
        painter.setPen(QColor("#1c272c"))
        box = QRectF(10, 0, width - 20, _TITLE)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)
    return image


def quantised(image: QImage) -> QImage:
    """Return a picture in its most frequent colours; a flat drawing loses nothing to the eye."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(plain.constBits()).cast("I"))
    # Ties are broken by the colour itself, so that the same picture makes the same file.
    table = sorted(counts, key=lambda colour: (-counts[colour], colour))[:COLOURS]
    way = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, way)


def table_with(before: str, rows: dict[str, str]) -> str:
    """Return the page with a row for each form; what stands there of a form stays as it is."""
    head, _, old = before.partition(_MARK)
    written = dict(_row(line) for line in old.splitlines() if line.startswith("| `"))
    fresh = {name: f"| `{name}` | [{file}]({file}) | | |" for name, file in rows.items()}
    lines = fresh | written
    start = f"{head}{_MARK}\n|---|---|---|---|\n" if head else _HEAD
    return start + "".join(f"{lines[name]}\n" for name in sorted(lines))


def _row(line: str) -> tuple[str, str]:
    return line.split("`")[1], line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
