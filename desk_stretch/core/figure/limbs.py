"""From the joints' angles of an arm or a leg to its bones."""

from __future__ import annotations

from dataclasses import dataclass

from desk_stretch.core.figure.body import Body
from desk_stretch.core.figure.geometry import Frame, Vec, slerp, swing_twist, turned
from desk_stretch.core.figure.skeleton import Bone


@dataclass(frozen=True, slots=True)
class ArmState:
    """An arm's joints: the shoulder joint in the chest's frame, *upper* in the chest's frame, the
    elbow's *bend* 0..152, and the *hand* in the forearm's frame.
    """

    shoulder: Vec
    upper: Frame
    bend: float
    hand: Frame

    def toward(self, other: ArmState, f: float) -> ArmState:
        """Return the state at fraction f of the way; f may lie outside 0..1."""
        a, b = self.shoulder, other.shoulder
        return ArmState(
            (a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f, a[2] + (b[2] - a[2]) * f),
            swing_twist(self.upper, other.upper, f),
            max(0.0, self.bend + (other.bend - self.bend) * f),
            slerp(self.hand, other.hand, f),
        )

    def bones(self, side: str, chest: Bone, body: Body) -> dict[str, Bone]:
        """Return shoulder, upper_arm, forearm and hand of a side."""
        joint = Bone(chest.at(self.shoulder), chest.frame)
        upper = Bone(joint.origin, chest.frame.carry(self.upper))
        fore_frame = turned(upper.frame, upper.frame.x, -self.bend)
        fore = Bone(upper.at((0.0, -body.upper_arm, 0.0)), fore_frame)
        hand = Bone(fore.at((0.0, -body.forearm, 0.0)), fore_frame.carry(self.hand))
        return {
            f"{side}.shoulder": joint,
            f"{side}.upper_arm": upper,
            f"{side}.forearm": fore,
            f"{side}.hand": hand,
        }


def leg_bones(
    side: str, hip: Vec, thigh: Frame, bend: float, foot: Frame, toe: float, body: Body
) -> dict[str, Bone]:
    """Return thigh, shin, foot and toes of a side.

    *thigh* and *foot* are frames of the world, *bend* is the knee's, *toe* lifts the toes.
    """
    upper = Bone(hip, thigh)
    shin = Bone(upper.at((0.0, -body.thigh, 0.0)), turned(thigh, thigh.x, bend))
    sole = Bone(shin.at((0.0, -body.shin, 0.0)), foot)
    toes = Bone(sole.at((0.0, -body.ankle * 0.6, body.ball)), turned(foot, foot.x, -toe))
    return {
        f"{side}.thigh": upper,
        f"{side}.shin": shin,
        f"{side}.foot": sole,
        f"{side}.toes": toes,
    }
