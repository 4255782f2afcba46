"""Arms and legs as parts: sleeves, skin, trouser legs. Hands and shoes are elsewhere."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from desk_stretch.core.figure.body import ADULT, SIDES
from desk_stretch.core.figure.camera import Camera
from desk_stretch.core.figure.geometry import along, dot
from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.core.figure.still import Still
from desk_stretch.ui.figure.fills import line_px, rounded
from desk_stretch.ui.figure.lens import Blob, Lens, ball_on
from desk_stretch.ui.figure.outline import circle, hull, joined, lofts
from desk_stretch.ui.figure.palette import Dress
from desk_stretch.ui.figure.parts import Coat, Part, Seam
from desk_stretch.ui.figure.shoes import is_pointed

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

ARM_BIAS, LEG_BIAS = 0.20, 0.05


def _row(bone: Bone, lens: Lens, *rings: tuple[float, float, float]) -> list[Blob]:
    """Return round slices of a limb: (how far down, how far ahead, radius)."""
    return [lens.dot(bone.at((0.0, -down, ahead)), r) for down, ahead, r in rings]


def _ring(bone: Bone, lens: Lens, down: float, radius: float) -> Blob:
    """Return a flat slice of a limb: where cloth ends, or skin comes out of it."""
    return lens.blob(ball_on(bone, (0.0, -down, 0.0), (radius, 0.015, radius)))


def limb_parts(still: Still, lens: Lens, dress: Dress) -> list[Part]:
    """Return upper arms, forearms, thighs and shins of both sides.

    What rests is the same part as the last time: a limb is drawn anew when it moves.
    """
    bone, camera, parts = still.skeleton.bone, lens.camera, []
    for side in SIDES:
        parts += [
            _upper_arm(side, bone(f"{side}.upper_arm"), bone("s3"), camera, dress),
            _forearm(side, bone(f"{side}.forearm"), camera, dress),
            *_leg(
                side,
                bone(f"{side}.thigh"),
                bone(f"{side}.shin"),
                is_pointed(bone(f"{side}.foot"), bone(f"{side}.shin")),
                camera,
                dress,
            ),
        ]
    return parts


@lru_cache(maxsize=16)
def _leg(
    side: str, thigh: Bone, shin: Bone, is_in_shoe: bool, camera: Camera, dress: Dress
) -> tuple[Part, Part]:
    """Return thigh and shin; the ankle *is in* the *shoe* if the foot is pointed."""
    lens = Lens(camera)
    lower = _shin(side, shin, lens, dress)
    if is_in_shoe:
        lower.under = (f"{side}.foot",)
    return _thigh(side, thigh, lens, dress), lower


def shoulder_disc(arm: Bone, chest: Bone, lens: Lens) -> QPainterPath:
    """Return where sleeve and shirt are one piece: above the armpit, whose fold stays."""
    hangs = max(0.0, dot(arm.frame.y, chest.frame.y))
    ends = ((0.03, 0.245), (0.03 - 0.16 * hangs, 0.245 + 0.03 * hangs))
    return hull([lens.dot(along(arm.origin, chest.frame.y, up), size) for up, size in ends])


@lru_cache(maxsize=8)
def _upper_arm(side: str, bone: Bone, chest: Bone, camera: Camera, dress: Dress) -> Part:
    lens = Lens(camera)
    long, cut = ADULT.upper_arm, ADULT.upper_arm * dress.look.sleeve
    arm = [
        _ring(bone, lens, cut, 0.168),
        *_row(bone, lens, (long * 0.62, 0.012, 0.166), (long, 0.0, 0.142)),
    ]
    mouth = _ring(bone, lens, cut, 0.198)
    sleeve = [*_row(bone, lens, (0.0, 0.0, 0.212), (cut * 0.45, 0.005, 0.206)), mouth]
    skin, skin_line, skin_fill = rounded(arm, lofts, dress.skin, lens, dress, pinned=(0, -1))
    cloth, line, fill = rounded(sleeve, lofts, dress.shirt, lens, dress, pinned=(0,))
    hem = Coat(hull([mouth], line_px(lens, dress) * 0.8), dress.shirt.line)
    fills = (*skin_fill, hem, *fill)
    if lens.faces(bone.frame.y) < -0.04:  # we look into the sleeve
        fills = (*fills, hem, Coat(hull([mouth]), dress.shirt.dark), *skin_fill)
    elbow = bone.at((0.0, -long, 0.0))
    return Part(
        f"{side}.upper_arm", (*sleeve[:2], *arm[1:]), joined((skin, cloth)),
        (skin_line, line), fills, bias=ARM_BIAS,
        seams=(
            Seam("trunk", shoulder_disc(bone, chest, lens)),
            Seam(f"{side}.forearm", circle(lens.dot(elbow, 0.18))),
        ),
    )  # fmt: skip


@lru_cache(maxsize=8)
def _forearm(side: str, bone: Bone, camera: Camera, dress: Dress) -> Part:
    lens = Lens(camera)
    long = ADULT.forearm
    row = _row(bone, lens, (0.0, 0.0, 0.142), (long * 0.28, 0.0, 0.15), (long, 0.0, 0.092))
    shape, line, fill = rounded(row, lofts, dress.skin, lens, dress, pinned=(0, -1))
    return Part(
        f"{side}.forearm", tuple(row), shape, (line,), fill, bias=ARM_BIAS,
        seams=(
            Seam(f"{side}.upper_arm", circle(lens.dot(bone.origin, 0.18))),
            Seam(f"{side}.hand", circle(lens.dot(bone.at((0.0, -long, 0.0)), 0.12))),
        ),
    )  # fmt: skip


def _thigh(side: str, bone: Bone, lens: Lens, dress: Dress) -> Part:
    long = ADULT.thigh
    row = _row(
        bone, lens,
        (0.0, -0.01, 0.272 * dress.look.hip), (long * 0.45, 0.02, 0.265), (long, 0.0, 0.208),
    )  # fmt: skip
    shape, line, fill = rounded(row, lofts, dress.trousers, lens, dress, pinned=(0, -1))
    outer = _row(bone, lens, (long * 0.6, 0.0, 0.2), (long * 0.8, 0.0, 0.2), (long, 0.0, 0.19))
    return Part(
        f"{side}.thigh", tuple(outer), shape, (line,), fill, bias=LEG_BIAS,
        seams=(
            Seam("pelvis", circle(lens.dot(bone.origin, 0.36))),
            Seam(f"{side}.shin", circle(lens.dot(bone.at((0.0, -long, 0.0)), 0.26))),
        ),
    )  # fmt: skip


def _shin(side: str, bone: Bone, lens: Lens, dress: Dress) -> Part:
    long = ADULT.shin
    cut = long - 0.17
    mouth = _ring(bone, lens, cut, 0.16)
    row = [*_row(bone, lens, (0.0, 0.0, 0.208), (long * 0.33, -0.035, 0.198)), mouth]
    ankle = [_ring(bone, lens, cut, 0.105), *_row(bone, lens, (long, 0.0, 0.098))]
    skin, skin_line, skin_fill = rounded(ankle, lofts, dress.skin, lens, dress, pinned=(0, 1))
    cloth, line, fill = rounded(row, lofts, dress.trousers, lens, dress, pinned=(0,))
    hem = Coat(hull([mouth], line_px(lens, dress) * 0.8), dress.trousers.line)
    fills = (*skin_fill, hem, *fill)
    if lens.faces(bone.frame.y) < -0.04:
        fills = (*fills, hem, Coat(hull([mouth]), dress.trousers.dark), *skin_fill)
    return Part(
        f"{side}.shin", (*row, ankle[-1]), joined((skin, cloth)), (skin_line, line), fills,
        bias=LEG_BIAS, seams=(Seam(f"{side}.thigh", circle(lens.dot(bone.origin, 0.26))),),
    )  # fmt: skip
