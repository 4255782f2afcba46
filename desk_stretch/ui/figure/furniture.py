"""What one sits at and stands in: chair, stool, desk, rower, door frame. What is held: ``gear``."""

from __future__ import annotations

from math import cos, radians, sin

from desk_stretch.core.figure.geometry import UPRIGHT, turned
from desk_stretch.ui.figure.parts import Part
from desk_stretch.ui.figure.solids import Solid, Yard, by_depth, ghost, part

_LEGS = ("left.thigh", "right.thigh")
_SITTER = ("pelvis", "trunk", *_LEGS)


def chair(yard: Yard) -> list[Part]:
    """Return an office chair: five-foot base, seat, backrest on its bar."""
    y = yard.number("seat_y")
    bar = yard.tube(
        [yard.spot(0, y - 0.26, -0.30), yard.spot(0, y - 0.22, -0.70),
         yard.spot(0, y + 0.02, -0.80), yard.spot(0, y + 0.62, -0.76)],
        0.075, yard.dress.metal,
    )  # fmt: skip
    rest = yard.box(
        yard.spot(0, y + 0.84, -0.665), (0.60, 0.50, 0.09), 0.15, yard.dress.chair,
        yard.tipped(-5.0),
    )  # fmt: skip
    solids = [bar, rest] if yard.lens.toward[2] > 0 else [rest, bar]
    return [*stool(yard), part("back", solids, under=_before_the_back(yard), bias=-0.12)]


def _before_the_back(yard: Yard) -> tuple[str, ...]:
    """Return what is surely nearer than the backrest: the trunk, where we see its front."""
    return ("prop.seat", *_SITTER) if yard.lens.toward[2] > 0.12 else ()


def stool(yard: Yard) -> list[Part]:
    """Return a seat without a back, on the five-foot base."""
    y = yard.number("seat_y")
    seat = yard.box(yard.spot(0, y - 0.11, 0.07), (0.80, 0.115, 0.70), 0.115, yard.dress.chair)
    return [_base(yard, y), part("seat", [seat], under=_SITTER, bias=-0.1)]


def _base(yard: Yard, seat_y: float) -> Part:
    middle = yard.spot(0, 0.36, 0.07)
    column = yard.tube([middle, yard.spot(0, seat_y - 0.2, 0.07)], 0.085, yard.dress.metal)
    feet = sorted((_foot(yard, turn) for turn in range(5)), key=lambda foot: foot[1].blobs[0].depth)
    row: list[Solid] = []
    for wheel, spoke in feet:
        if all(each is not column for each in row) and spoke.blobs[0].depth > yard.lens.depth(
            middle
        ):
            row.append(column)
        row += [wheel, spoke]
    return part("base", row, under=("prop.seat",), bias=-0.1)


def _foot(yard: Yard, turn: int) -> tuple[Solid, Solid]:
    """Return a castor and the spoke above it."""
    a = radians(180 + 72 * turn)
    s, c = sin(a), cos(a)
    tip = yard.spot(0.86 * s, 0.25, 0.07 + 0.86 * c)
    wheel = yard.ball((tip[0], 0.115, tip[2]), (0.10, 0.115, 0.10), yard.dress.metal)
    root = yard.spot(0.06 * s, 0.36, 0.07 + 0.06 * c)
    spoke = yard.tube([root, tip], [0.085, 0.06], yard.dress.metal)
    # What is compared is kept small: comparing depths costs more than the paint.
    return wheel._replace(coats=wheel.coats[:1], blobs=()), spoke._replace(blobs=spoke.blobs[1:])


def desk(yard: Yard) -> list[Part]:
    """Return a desk; faint where it stands between us and the body."""
    y, z = yard.number("desk_y"), yard.number("desk_z")
    wide, deep = 1.75, 1.0
    tone = yard.soft(yard.dress.desk)
    top = yard.box(yard.spot(0, y - 0.06, z + deep), (wide, 0.06, deep), 0.05, tone)
    legs = by_depth(
        yard.box(
            yard.spot(side * (wide - 0.14), (y - 0.1) / 2, z + at),
            (0.06, (y - 0.1) / 2, 0.06), 0.03, yard.dress.metal,
        )
        for side in (-1, 1) for at in (0.14, 2 * deep - 0.14)
    )  # fmt: skip
    hands = tuple(f"{side}.{bone}" for side in ("left", "right") for bone in ("hand", "forearm"))
    stand = part("desk-legs", legs, under=("prop.desk",))
    board = part("desk", [top], under=(*hands, "head"))
    return [ghost(stand), ghost(board)] if yard.lens.toward[2] > 0.2 else [stand, board]


def rower(yard: Yard) -> list[Part]:
    """Return a rowing machine: rail, sliding seat, foot plates, flywheel, the handle held."""
    y, tone, metal = yard.number("rower_y"), yard.dress.chair, yard.dress.metal
    hips = yard.bone("pelvis").origin
    rail_y = y - 0.30
    seat = yard.box((hips[0], y - 0.08, hips[2] + 0.03), (0.46, 0.08, 0.40), 0.08, tone)
    rail = [
        yard.box(yard.spot(0, rail_y, 0.95), (0.10, 0.09, 2.35), 0.05, metal),
        yard.box(yard.spot(0, 0.07, -1.3), (0.42, 0.07, 0.10), 0.06, metal),
        yard.box(yard.spot(0, rail_y / 2, -1.3), (0.08, rail_y / 2, 0.07), 0.04, metal),
    ]
    plate = turned(UPRIGHT, (1.0, 0.0, 0.0), -40.0)
    plates = [
        yard.box(yard.spot(side * 0.40, y - 0.13, 2.86), (0.21, 0.44, 0.04), 0.04, tone, plate)
        for side in (-1, 1)
    ]
    wheel = yard.drum((yard.spot(-0.2, 0.95, 3.55), yard.spot(0.2, 0.95, 3.55)), 0.72, tone)
    foot = yard.box(yard.spot(0, 0.09, 3.45), (0.5, 0.09, 0.14), 0.07, metal)
    feet = ("left.foot", "right.foot")
    return [
        part("rail", by_depth(rail), under=("prop.seat", *_SITTER)),
        part("seat", [seat], under=_SITTER),
        part("flywheel", [foot, wheel]),
        part("plates", by_depth(plates), under=feet),
        *_handle(yard),
    ]


def _handle(yard: Yard) -> list[Part]:
    palms = [_palm(yard, side) for side in ("left", "right")]
    (lx, ly, lz), (rx, ry, rz) = palms
    middle = ((lx + rx) / 2, (ly + ry) / 2, (lz + rz) / 2)
    out = 0.28
    long = max(0.2, ((lx - rx) ** 2 + (ly - ry) ** 2 + (lz - rz) ** 2) ** 0.5)
    way = ((lx - rx) / long * out, (ly - ry) / long * out, (lz - rz) / long * out)
    ends = [
        (lx + way[0], ly + way[1], lz + way[2]), (rx - way[0], ry - way[1], rz - way[2])
    ]  # fmt: skip
    bar = yard.tube([ends[0], middle, ends[1]], 0.06, yard.dress.dumbbell)
    chain = yard.tube([middle, yard.spot(0, 1.35, 3.4)], 0.022, yard.dress.metal)
    hands = ("left.hand", "right.hand")
    return [part("chain", [chain], under=("prop.handle",)), part("handle", [bar], under=hands)]


def _palm(yard: Yard, side: str) -> tuple[float, float, float]:
    sign = 1.0 if side == "left" else -1.0
    return yard.bone(f"{side}.hand").at((-0.09 * sign, -0.28, 0.0))


_POST = 0.10
_LINTEL = 7.75


def door_frame(yard: Yard) -> list[Part]:
    """Return a doorway: two posts and a lintel, the post before the body as a ghost."""
    x, z = yard.number("door_x") + _POST - 0.09, yard.number("door_z")
    parts = []
    for side in (1.0, -1.0):
        post = yard.box(
            yard.spot(side * x, _LINTEL / 2, z), (_POST, _LINTEL / 2, 0.24), 0.02, yard.dress.wood
        )
        name = "left-post" if side > 0 else "right-post"
        whole = part(name, [post], under=_holding(yard, side, z))
        parts.append(ghost(whole) if hides(yard, side * x, z) else whole)
    lintel = yard.box(
        yard.spot(0, _LINTEL + _POST, z), (x + _POST, _POST, 0.24), 0.02, yard.dress.wood
    )
    return [*parts, part("lintel", [lintel])]


def _holding(yard: Yard, side: float, z: float) -> tuple[str, ...]:
    """Return the hand on a post; it holds the post's inner or front side."""
    name = "left" if side * yard.sign > 0 else "right"
    x, _, ahead = yard.bone(f"{name}.hand").origin
    gap = abs(abs(x) - yard.number("door_x"))
    return (f"{name}.hand",) if gap < 0.32 and abs(ahead - z) < 0.9 else ()


def hides(yard: Yard, x: float, z: float) -> bool:
    """Return whether something at that place on the floor stands before the trunk or the head."""
    lens = yard.lens
    at = yard.spot(x, 0.0, z)
    for name in ("pelvis", "s2", "skull"):
        bone = yard.bone(name).origin
        level = (bone[0], 0.0, bone[2])
        if lens.depth(at) > lens.depth(level):
            aside = abs(lens.place(at)[0] - lens.place(level)[0]) / lens.scale
            if aside < 0.78:
                return True
    return False
