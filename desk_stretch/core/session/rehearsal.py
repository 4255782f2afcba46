"""One form, ready to be drawn on either side: its keys, views and framings, placed once.

Poses are written for the right side. What is shown is flipped for the left one, and flipped
again where a front view is to be a mirror: then the right of the words is right on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desk_stretch.core.catalogue.exercise import Form, Phase, PhaseRole
from desk_stretch.core.figure.arrows import press_path, reach_of
from desk_stretch.core.figure.bases import BASES
from desk_stretch.core.figure.camera import View
from desk_stretch.core.figure.framing import framing_of
from desk_stretch.core.figure.geometry import flip
from desk_stretch.core.figure.passage import Passage, mirrored
from desk_stretch.core.figure.skeleton import Skeleton
from desk_stretch.core.figure.solve import Key, held, key_of
from desk_stretch.core.figure.staging import Showing, Staging
from desk_stretch.core.figure.still import Framing, Still

RIGHT, LEFT = "right", "left"
AT_REST = ""
"""The name of the base's own pose, which no file can use."""

MOST_KEYS = 3


class Rehearsal:
    """The keys of one form. *mirror* says whether front views are a mirror."""

    def __init__(self, form: Form, staging: Staging, *, mirror: bool) -> None:
        self.form = form
        self.staging = staging
        self._mirror = mirror
        self._keys: dict[tuple[str, bool], Key] = {}
        self._framing: Framing | None = None

    def is_flipped(self, side: str) -> bool:
        """Whether the mirror image of what is written is shown for a side."""
        return (side == LEFT) != (self._mirror and self.staging.view.is_front)

    def key(self, pose: str, side: str) -> Key:
        """Return a pose of the form, placed; ``AT_REST`` is the base's own."""
        turned = self.is_flipped(side)
        if (pose, turned) not in self._keys:
            self._keys[pose, turned] = self._place(pose, turned=turned)
        return self._keys[pose, turned]

    def _place(self, pose: str, *, turned: bool) -> Key:
        if turned:
            return self.key(pose, RIGHT if not self.is_flipped(RIGHT) else LEFT).mirrored()
        staging = self.staging
        wish = staging.poses.get(pose) or BASES[staging.base].pose
        return key_of(wish, staging.base, staging.scene)

    def showing(self, phase: Phase, side: str) -> Showing:
        """Return what a phase shows on a side."""
        return mirrored(phase.showing) if self.is_flipped(side) else phase.showing

    def view(self, side: str) -> View:
        """Return the view that shows a side best."""
        home = self.staging.view
        return home.mirrored() if self.is_flipped(side) else home

    def framing(self, side: str) -> Framing:
        """Return what the picture of a side must hold: all poses of the form."""
        if self._framing is None:
            self._framing = self._frame(LEFT if self.is_flipped(RIGHT) else RIGHT)
        if not self.is_flipped(side):
            return self._framing
        return replace(self._framing, middle=flip(self._framing.middle))

    def _frame(self, side: str) -> Framing:
        """Return what holds all poses as they are written, with their arrows."""
        bodies = {AT_REST: held(self.key(AT_REST, side))}
        between = list[Skeleton]()
        before = AT_REST
        for phase in self.form.phases:
            names = (before, *phase.showing.through, phase.pose)
            bodies |= {name: held(self.key(name, side)) for name in names if name not in bodies}
            way = Passage(tuple(self.key(name, side) for name in names), phase.showing)
            between += [] if way.is_still else [way.skeleton(f) for f in (0.35, 0.5, 0.65)]
            before = phase.pose
        scene = self.staging.scene
        marks = []
        for phase in self.form.phases:
            body = bodies[phase.pose]
            marks += [reach_of(arrow, body, scene) for arrow in phase.showing.arrows]
            for press in phase.showing.presses:
                marks += [(point, 0.15) for point in press_path(press, body, scene)]
        whole = [*bodies.values(), *between]
        return framing_of(whole, scene, self.staging.view, self.staging.crop, marks)

    def stations(self) -> tuple[Phase, ...]:
        """Return the phases of the key poses: where it starts, and the different work."""
        found: dict[str, Phase] = {}
        for phase in self.form.phases:
            if phase.role is not PhaseRole.REST:
                found.setdefault(phase.pose, phase)
        phases = tuple(found.values())
        return phases if len(phases) <= MOST_KEYS else (phases[0], *phases[1 - MOST_KEYS :])

    def main(self) -> Phase:
        """Return the phase that stands for the form: different from the start, and felt if any is.

        So a breath taken before the movement does not stand for it.
        """
        start = self.form.phases[0].pose
        work = self.form.work_phases
        moved = [phase for phase in work if phase.pose != start] or list(work)
        return next((phase for phase in moved if phase.showing.glow), moved[0])

    def picture(self, phase: Phase, side: str, before: str = AT_REST) -> Still:
        """Return the still of a phase's pose, with the arrows of the way from *before*."""
        showing = self.showing(phase, side)
        keys = [self.key(name, side) for name in (before, *showing.through, phase.pose)]
        passage = Passage(tuple(keys), showing)
        return Still(
            skeleton=held(keys[-1]),
            scene=keys[-1].scene,
            view=self.view(side),
            framing=self.framing(side),
            glow=_whole(showing),
            strokes=passage.still_strokes(),
        )

    def main_picture(self, side: str) -> Still:
        """Return the picture that stands for the form."""
        return self.picture(self.main(), side, self.form.phases[0].pose)

    def key_pictures(self, side: str) -> tuple[Still, ...]:
        """Return the two or three pictures that explain the form without movement."""
        stations = self.stations()
        earlier = (AT_REST, *(phase.pose for phase in stations))
        return tuple(
            self.picture(phase, side, before)
            for phase, before in zip(stations, earlier, strict=False)
        )


def _whole(showing: Showing) -> Mapping[str, float]:
    return dict.fromkeys(showing.glow, 1.0)


def rehearse(form: Form, *, mirror: bool = True) -> Rehearsal | None:
    """Return the rehearsal of a form; None if its file has no poses."""
    staging = form.staging
    return None if staging is None else Rehearsal(form, staging, mirror=mirror)


def main_still_of(form: Form, side: str, *, mirror: bool = True) -> Still | None:
    """Return the picture that stands for a form."""
    rehearsal = rehearse(form, mirror=mirror)
    return None if rehearsal is None else rehearsal.main_picture(side)
