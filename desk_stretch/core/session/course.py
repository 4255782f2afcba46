"""Where a session is in its timeline, and what was done on the way. No clock and no states here.

Real seconds are those that pass for the person; at pace 1 they equal the routine's seconds.
Self-paced, work does not end by itself: a hold, or a run of movements, lasts until ``onward``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk_stretch.core.history.records import StepOutcome
from desk_stretch.core.routine.routine import Routine, Step
from desk_stretch.core.session.segment import Segment, SegmentPhase
from desk_stretch.core.session.timeline import Timeline, compile_timeline

PACES = (1.0, 1.5, 2.0)
BACK_WITHIN_S = 3.0

# Clocks and doses are floats: a segment that ends in less than this has ended.
_INSTANT_S = 1e-6


@dataclass(frozen=True, slots=True)
class StepResult:
    """How one pass through a step ended. *seconds* are the real ones spent in it, pauses left out.

    A step that was gone back to and done again has a result for each pass.
    """

    index: int
    outcome: StepOutcome
    seconds: float
    side: str


@dataclass(frozen=True, slots=True)
class Course:
    """A cursor in the timeline: segment *index*, *into_s* routine seconds into it.

    *run_s* are the routine seconds and *real_s* the real ones spent in this pass through the step,
    *best_s* the most routine seconds that any pass through each step has reached.
    """

    routine: Routine
    timeline: Timeline
    best_s: tuple[float, ...]
    index: int = 0
    into_s: float = 0.0
    pace: float = 1.0
    is_self_paced: bool = False
    run_s: float = 0.0
    real_s: float = 0.0
    results: tuple[StepResult, ...] = ()

    @classmethod
    def of(cls, routine: Routine) -> Course:
        """Stand at the start of *routine*; raises BadDataError if it cannot be laid out."""
        return cls(routine, compile_timeline(routine), (0.0,) * len(routine.steps))

    @property
    def segment(self) -> Segment:
        """The segment under the cursor."""
        return self.timeline.segments[self.index]

    @property
    def step(self) -> Step:
        """The step under the cursor; at the finish, the last one."""
        return self.routine.steps[self.segment.step]

    @property
    def position_s(self) -> float:
        """The routine second under the cursor."""
        return self.segment.start + self.into_s

    @property
    def is_over(self) -> bool:
        """Whether the cursor has reached the finish."""
        return self.segment.phase is SegmentPhase.FINISH

    @property
    def is_held(self) -> bool:
        """Whether the segment ends only when the person says so."""
        return self.is_self_paced and self.index + 1 == self._after_work

    @property
    def left_s(self) -> float:
        """Real seconds until the segment is over, at the present pace."""
        return max(0.0, self.segment.seconds - self.into_s) * self.pace

    @property
    def step_left_s(self) -> float:
        """Real seconds until the step is over, at the present pace."""
        return max(0.0, self.timeline.step_bounds(self.segment.step)[1] - self.position_s) * (
            self.pace
        )

    @property
    def done_s(self) -> float:
        """Routine seconds really gone through, each counted once."""
        return sum(self._best_now)

    @property
    def steps_done(self) -> int:
        """How many different steps were done."""
        return len({r.index for r in self.results if r.outcome is StepOutcome.DONE})

    def run(self, real_s: float) -> Course:
        """Let so many real seconds pass, through as many segments as they reach."""
        course = self
        while not course.is_over:
            need_s = course.left_s
            if real_s < need_s - _INSTANT_S or course.is_held:
                return course._spend(real_s)
            course = course._spend(need_s)._enter(course.index + 1)
            real_s = max(0.0, real_s - need_s)
        return course

    def onward(self) -> Course:
        """Go to what follows this work, or to the next segment; a step left so is done."""
        after = self._after_work
        return self._enter(after if after != self.index else self.index + 1)

    def skip(self) -> Course:
        """Go to the next step. One whose work was all done counts as done."""
        released = self.segment.phase is SegmentPhase.RELEASE
        return self._leave_step(StepOutcome.DONE if released else StepOutcome.SKIPPED)

    def hurt(self) -> Course:
        """End the step, which hurts, and go to the next one."""
        return self._leave_step(StepOutcome.HURT)

    def stop(self) -> Course:
        """Stay here for good; a step that had begun gets its result."""
        return self._with_result(StepOutcome.STOPPED) if self.real_s > 0 else self

    def back(self) -> Course:
        """Go to the start of the step, or of the one before it within the first seconds."""
        step = self.segment.step
        if self.position_s - self.timeline.step_starts[step] >= BACK_WITHIN_S or step == 0:
            return replace(self._jump(step), real_s=self.real_s)
        return self._jump(step - 1)

    def slower(self) -> Course:
        """Take the next of the paces, after the slowest the first again."""
        return replace(self, pace=PACES[(PACES.index(self.pace) + 1) % len(PACES)])

    @property
    def _best_now(self) -> tuple[float, ...]:
        step = self.segment.step
        best = max(self.best_s[step], self.run_s)
        return (*self.best_s[:step], best, *self.best_s[step + 1 :])

    @property
    def _after_work(self) -> int:
        """The index after this hold, or after this run of movements; the own one if no work."""
        phase, index = self.segment.phase, self.index
        if phase is SegmentPhase.HOLD:
            return index + 1
        while phase is SegmentPhase.MOVE and self.timeline.segments[index].phase is phase:
            index += 1
        return index

    def _spend(self, real_s: float) -> Course:
        moved = min(real_s / self.pace, self.segment.seconds - self.into_s)
        return replace(
            self,
            into_s=self.into_s + moved,
            run_s=self.run_s + moved,
            real_s=self.real_s + real_s,
        )

    def _enter(self, index: int) -> Course:
        if self.timeline.segments[index].start >= self.timeline.step_bounds(self.segment.step)[1]:
            return self._leave_step(StepOutcome.DONE)
        return replace(self, index=index, into_s=0.0)

    def _leave_step(self, outcome: StepOutcome) -> Course:
        return self._with_result(outcome)._jump(self.segment.step + 1)

    def _with_result(self, outcome: StepOutcome) -> Course:
        result = StepResult(self.segment.step, outcome, self.real_s, self.step.side)
        return replace(self, results=(*self.results, result))

    def _jump(self, step: int) -> Course:
        return replace(
            self, best_s=self._best_now, index=self.timeline.first_of(step),
            into_s=0.0, run_s=0.0, real_s=0.0,
        )  # fmt: skip
