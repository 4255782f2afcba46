"""A routine as a page or as a line of text: functions of a snapshot. Nothing here writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk_stretch.cli.console import clean
from desk_stretch.cli.terminal_text import BIG_ROWS, Look, bar, big, cut, flow, width, wrap
from desk_stretch.core.routine.routine import Routine
from desk_stretch.core.session.cues import seconds_shown, step_title
from desk_stretch.core.session.safety import footer
from desk_stretch.core.session.segment import Segment, SegmentPhase
from desk_stretch.core.session.snapshot import Action, SessionState, Snapshot
from desk_stretch.core.session.timeline import cue_text
from desk_stretch.i18n import N_, ntr, tr

BOLD, CYAN, YELLOW, PLAIN = "\x1b[1m", "\x1b[36m", "\x1b[33m", "\x1b[0m"
MARGIN = 1
_NARROW = 20

PHASE_NAMES = {
    SegmentPhase.PREPARE: N_("Prepare"),
    SegmentPhase.HOLD: N_("Hold"),
    SegmentPhase.MOVE: N_("Move"),
    SegmentPhase.SWITCH: N_("Switch"),
    SegmentPhase.REST: N_("Rest"),
    SegmentPhase.RELEASE: N_("Let go"),
    SegmentPhase.FINISH: N_("Finish"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key, what it is called, and what it does. Space resumes while paused."""

    char: str
    label: str
    action: Action
    text: str


KEYS = (
    Key(" ", N_("Space"), Action.PAUSE, N_("pause")),
    Key("b", "b", Action.BACK, N_("back")),
    Key("n", "n", Action.NEXT, N_("skip")),
    Key("s", "s", Action.SLOWER, N_("slower")),
    Key("p", "p", Action.SELF_PACED, N_("self-paced")),
    Key("h", "h", Action.HURTS, N_("this hurts")),
    Key("q", "q", Action.STOP, N_("stop")),
    Key("!", "!", Action.ALARM, N_("something is wrong")),
)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together. Where rows are few, the highest *rank* goes first."""

    rank: int
    lines: Sequence[str]
    style: str = ""


def page(snapshot: Snapshot, look: Look, name: str) -> list[str]:
    """Return the whole screen: at most ``look.rows`` lines of at most ``look.columns`` cells."""
    margin = MARGIN if look.columns >= _NARROW else 0
    columns = look.columns - 2 * margin
    blocks = _blocks(snapshot, look, name, columns)
    while len(blocks) > 1 and sum(len(block.lines) for block in blocks) > look.rows:
        blocks.remove(max(blocks, key=lambda block: block.rank))
    shown = [
        _styled(" " * margin + cut(line, columns), block.style, look)
        for block in blocks
        for line in block.lines
    ]
    return shown[: look.rows]


def line(snapshot: Snapshot) -> str:
    """Return one segment as one line: when, which step, what, for how long, the cue."""
    segment = snapshot.segment
    head = f"{_clock(segment.start)}  {snapshot.step_index + 1}/{snapshot.step_count}"
    if segment.phase is SegmentPhase.FINISH:
        return clean(f"{_clock(segment.start)}  {cue_text(segment)}")
    phase = _phase(segment)
    words = " ".join((cue_text(segment), *snapshot.caution))
    return clean(f"{head}  {step_title(snapshot)} – {phase}, {segment.seconds:g} s: {words}")


def state_line(snapshot: Snapshot) -> str:
    """Return what is out of the ordinary: paused, slowed, self-paced; ``""`` if nothing is."""
    words = []
    if snapshot.state is SessionState.PAUSED:
        words.append(tr("Paused. Space goes on."))
    if snapshot.self_paced:
        words.append(tr("Self-paced: n when you are ready."))
    if snapshot.pace != 1:
        words.append(tr("Slower: {pace:g} times as long.").format(pace=snapshot.pace))
    return " ".join(words)


def heading(routine: Routine) -> str:
    """Return the routine's name, length and number of steps."""
    count = len(routine.steps)
    steps = ntr("{count} step", "{count} steps", count).format(count=count)
    return clean(f"{tr(routine.name)}: {_clock(routine.total_seconds)}, {steps}")


def keys(*, is_paused: bool = False, is_self_paced: bool = False) -> list[str]:
    """Return what the keys do now."""
    other = {Action.PAUSE: tr("go on")} if is_paused else {}
    other |= {Action.NEXT: tr("ready")} if is_self_paced else {}
    return [f"{tr(key.label)} {other.get(key.action, tr(key.text))}" for key in KEYS]


def _blocks(snapshot: Snapshot, look: Look, name: str, columns: int) -> list[_Block]:
    is_paused = snapshot.state is SessionState.PAUSED
    state = state_line(snapshot)
    following = snapshot.next_step
    next_name = tr(following.exercise.name) if following else tr("the end")
    return [
        _Block(6, [_top(snapshot, tr(name), columns)]),
        _Block(7, [bar(snapshot.progress, columns, is_unicode=look.is_unicode)], CYAN),
        _Block(13, [""]),
        _Block(0, wrap(step_title(snapshot), columns), BOLD),
        _Block(3, wrap(cue_text(snapshot.segment), columns)),
        _Block(5, wrap(" ".join(snapshot.caution), columns), YELLOW),
        _Block(10, [""]),
        *_countdown(snapshot, look, columns),
        _Block(4, wrap(state, columns), BOLD),
        _Block(11, [""]),
        _Block(8, wrap(tr("Next: {exercise}").format(exercise=next_name), columns)),
        _Block(12, [""]),
        _Block(9, flow(keys(is_paused=is_paused, is_self_paced=snapshot.self_paced), columns)),
        _Block(1, wrap(footer(), columns)),
    ]


def _top(snapshot: Snapshot, name: str, columns: int) -> str:
    """The routine's name at the left, the place in it at the right."""
    place = tr("step {number} of {count}").format(
        number=snapshot.step_index + 1, count=snapshot.step_count
    )
    shown = cut(name, columns - width(place) - 1)
    return shown + " " * (columns - width(shown) - width(place)) + place


def _countdown(snapshot: Snapshot, look: Look, columns: int) -> list[_Block]:
    """The phase in words with its seconds, and the seconds again in big digits if they fit."""
    words = _phase(snapshot.segment)
    if snapshot.segment_left_s is None:
        return [_Block(2, [words], BOLD)]
    left = seconds_shown(snapshot.segment_left_s)
    digits = big(left, is_unicode=look.is_unicode)
    words = tr("{phase}, {seconds} s").format(phase=words, seconds=left)
    blocks = [_Block(2, [words], BOLD)]
    if look.rows > 3 * BIG_ROWS and max(map(width, digits)) <= columns:
        blocks.append(_Block(14, ["", *digits, ""], CYAN))
    return blocks


def _phase(segment: Segment) -> str:
    name = tr(PHASE_NAMES[segment.phase])
    if segment.repetitions == 1:
        return name
    return tr("{phase} {number} of {count}").format(
        phase=name, number=segment.repetition + 1, count=segment.repetitions
    )


def _styled(text: str, style: str, look: Look) -> str:
    is_color = style in (CYAN, YELLOW)
    return f"{style}{text}{PLAIN}" if style and (look.has_color or not is_color) else text


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
