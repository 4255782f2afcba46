"""What one lies on and holds: cushion, block, balls, roller, bands, dumbbells. No furniture."""

from __future__ import annotations

from itertools import pairwise
from math import cos, radians, sin, sqrt

from PySide6.QtGui import QPainterPath, QPen

from desk_stretch.core.figure.body import SIDES, SIGN
from desk_stretch.core.figure.geometry import (
    Vec,
    X,
    Y,
    along,
    distance,
    frame_yz,
    lerp,
    sub,
    unit,
)
from desk_stretch.ui.figure.furniture import hides
from desk_stretch.ui.figure.parts import Coat, Part
from desk_stretch.ui.figure.solids import Solid, Yard, ghost, part

_LYING = ("trunk", "pelvis", "neck", "head", "left.thigh", "right.thigh")


def cushion(yard: Yard) -> list[Part]:
    """Return a firm pillow on the floor."""
    y, z = yard.number("cushion_y"), yard.number("cushion_z")
    return [_pad(yard, "cushion", (0.85, y / 2, 0.50), z)]


def block(yard: Yard) -> list[Part]:
    """Return a foam block on the floor."""
    y, z = yard.number("block_y"), yard.number("block_z")
    solid = yard.box(yard.spot(0, y / 2, z), (0.46, y / 2, 0.28), 0.05, yard.dress.cushion)
    return [part("block", [solid], under=_LYING)]


def _pad(yard: Yard, name: str, halves: Vec, z: float) -> Part:
    solid = yard.box(yard.spot(0, halves[1], z), halves, halves[1] * 0.85, yard.dress.cushion)
    return part(name, [solid], under=_LYING)


def fit_ball(yard: Yard) -> list[Part]:
    """Return the large ball on the floor."""
    return [part("fit-ball", [_large(yard)], under=_in_front_of_ball(yard))]


def wall_ball(yard: Yard) -> list[Part]:
    """Return the large ball that the hands hold to the wall."""
    hands = tuple(
        f"{side}.hand"
        for side in SIDES
        if distance(yard.bone(f"{side}.hand").origin, _ball_centre(yard)) < 2
    )
    near = tuple(name for name in hands if _is_nearer(yard, name))
    return [part("wall-ball", [_large(yard)], under=near)]


def _is_nearer(yard: Yard, name: str) -> bool:
    return yard.lens.depth(yard.bone(name).at((0.0, -0.3, 0.0))) > yard.lens.depth(
        _ball_centre(yard)
    )


def _ball_centre(yard: Yard) -> Vec:
    return yard.spot(0, yard.number("ball_y"), yard.number("ball_z"))


def _in_front_of_ball(yard: Yard) -> tuple[str, ...]:
    """Return what leans on the ball and is nearer than its middle."""
    found = []
    for name, bone in (("trunk", "s2"), ("head", "skull"), ("neck", "neck"), ("pelvis", "pelvis")):
        if yard.lens.depth(yard.bone(bone).origin) > yard.lens.depth(_ball_centre(yard)) - 0.1:
            found.append(name)
    return tuple(found)


def _large(yard: Yard) -> Solid:
    r = yard.number("ball_r")
    solid = yard.ball(_ball_centre(yard), (r, r, r), yard.dress.ball)
    blob = solid.blobs[0]
    pen = QPen(yard.dress.ball.shade, max(1.0, yard.line * 0.9))
    rings = QPainterPath()
    for k in (-0.42, 0.0, 0.42):
        _arc(rings, yard, k * r, r)
    pieces = tuple(
        blob.scaled(0.55).moved(blob.radius * dx, blob.radius * dy)
        for dx, dy in ((0.4, 0.0), (-0.4, 0.0), (0.0, 0.4), (0.0, -0.4))
    )
    coats = (*solid.coats[:-1], Coat(rings, None, pen, solid.shape), solid.coats[-1])
    return solid._replace(coats=coats, blobs=(blob, *pieces))


def _arc(path: QPainterPath, yard: Yard, up: float, radius: float) -> None:
    """Add the visible half of a level groove round the ball."""
    ring = sqrt(radius * radius - up * up)
    centre = _ball_centre(yard)
    is_on = False
    for degrees in range(0, 361, 12):
        way = (
            cos(radians(degrees)) * ring / radius,
            up / radius,
            sin(radians(degrees)) * ring / radius,
        )
        if yard.lens.faces(way) < 0:
            is_on = False
            continue
        x, y = yard.lens.place(along(centre, way, radius))
        if is_on:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
        is_on = True


def soft_balls(yard: Yard) -> list[Part]:
    """Return a half-full ball in each armpit, pressed flat between arm and ribs."""
    parts = []
    for side in SIDES:
        sign, chest = SIGN[side], yard.bone("s3")
        ribs = chest.at((0.53 * sign, -0.42, 0.0))
        arm = yard.bone(f"{side}.upper_arm").at((-0.13 * sign, -0.70, 0.0))
        gap = distance(ribs, arm)
        r = yard.number("soft_r")
        flat = min(r, max(0.16, gap / 2 + 0.05))
        frame = frame_yz(unit(sub(arm, ribs), X), chest.frame.y)
        ball = yard.ball(lerp(ribs, arm, 0.5), (r * 0.95, flat, r), yard.dress.ball, frame)
        parts.append(
            part(f"{side}-ball", [ball], under=(f"{side}.upper_arm", f"{side}.forearm"), bias=0.2)
        )
    return parts


def foam_roller(yard: Yard) -> list[Part]:
    """Return a foam roller that lies across under the body."""
    y, z, r = yard.number("roller_y"), yard.number("roller_z"), yard.number("roller_r")
    drum = yard.drum((yard.spot(-1.05, y, z), yard.spot(1.05, y, z)), r, yard.dress.roller)
    near = -1.05 if yard.lens.depth(yard.spot(1, 0, 0)) < 0 else 1.05
    end = yard.spot(near, y, z)
    inside = yard.spot(near * 0.98, y, z)
    hole = yard.drum((inside, end), r * 0.45, yard.dress.metal)
    solid = drum._replace(coats=(*drum.coats, *hole.coats[-1:]))
    return [part("roller", [solid], under=_LYING)]


def band(yard: Yard) -> list[Part]:
    """Return a band from both hands to its post."""
    y, z = yard.number("band_y"), yard.number("band_z")
    anchor = yard.spot(0, y, z)
    post = yard.tube(
        [yard.spot(0, 0.0, z + 0.10), yard.spot(0, y + 6.0, z + 0.10)],
        0.11,
        yard.dress.wood,
    )
    knot = yard.ball(anchor, (0.09, 0.12, 0.09), yard.dress.metal)
    pole = part("post", [post], under=("prop.left-band", "prop.right-band", "prop.knot"))
    parts = [ghost(pole) if hides(yard, 0.0, z) else pole]
    parts += [_strap(yard, side, [grip(yard, side), anchor]) for side in SIDES]
    return [*parts, part("knot", [knot])]


def band_underfoot(yard: Yard) -> list[Part]:
    """Return a band that both feet stand on, with an end in each hand."""
    parts = []
    for side in SIDES:
        sole = yard.bone(f"{side}.foot").at((0.0, -0.24, 0.28))
        out = yard.bone(f"{side}.foot").at((0.20 * SIGN[side], -0.20, 0.28))
        parts.append(_strap(yard, side, [grip(yard, side), out, sole]))
    return parts


def _strap(yard: Yard, side: str, points: list[Vec]) -> Part:
    many = [lerp(a, b, f) for a, b in pairwise(points) for f in (0.0, 0.25, 0.5, 0.75)]
    many.append(points[-1])
    solid = yard.tube(many, 0.042, yard.dress.band)
    tail = yard.tube([points[0], along(points[0], Y, -0.30)], 0.042, yard.dress.band)
    return part(f"{side}-band", [tail, solid], under=(f"{side}.hand",))


def grip(yard: Yard, side: str) -> Vec:
    """Return the middle of what a closed hand holds."""
    return yard.bone(f"{side}.hand").at((-0.09 * SIGN[side], -0.27, 0.0))


def dumbbell(yard: Yard) -> list[Part]:
    """Return a dumbbell in each hand: the handle through the fist, a head at either end."""
    parts = []
    for side in SIDES:
        way = yard.bone(f"{side}.hand").frame.z
        middle = grip(yard, side)
        ends = [along(middle, way, 0.27 * sign) for sign in (-1, 1)]
        tips = [along(middle, way, 0.40 * sign) for sign in (-1, 1)]
        bar = yard.tube(ends, 0.05, yard.dress.metal)
        parts.append(part(f"{side}-handle", [bar], under=(f"{side}.hand",)))
        for word, a, b in zip(("back", "front"), ends, tips, strict=True):
            head = yard.drum((a, b), 0.17, yard.dress.dumbbell)
            parts.append(part(f"{side}-weight-{word}", [head], bias=0.2))
    return parts
