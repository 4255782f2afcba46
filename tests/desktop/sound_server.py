"""Sound servers of a desktop's own, without any sound: a microphone and loudspeakers of nothing."""

from __future__ import annotations

from pathlib import Path

from tests.desktop.desktop import Desktop
from tests.desktop.processes import Process, wait_until

MICROPHONE = "a-microphone"
LOUDSPEAKERS_HEARD = "loudspeakers.monitor"

_PULSEAUDIO = [
    "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
    "--disable-shm", "--realtime=no", "--high-priority=no",
    "--load=module-native-protocol-unix",
    f"--load=module-null-source source_name={MICROPHONE}",
    "--load=module-null-sink sink_name=loudspeakers",
]  # fmt: skip
_SINK = ["pactl", "load-module", "module-null-sink"]
_NO_SOURCE = {"-", "4294967295"}


class SoundServer:
    """PulseAudio, and programs that listen."""

    optional: tuple[str, ...] = ()
    """Programs without which its tests are skipped."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.process = self.start()
        self.process.wait_until(lambda: len(self._told("sources")) == 2, "two sources")

    def start(self) -> Process:
        """Start it, and return the process that programs talk to."""
        return self.desktop.start(_PULSEAUDIO, "pulseaudio")

    def listen(self, source: str) -> Process:
        """Start a program that records from *source*, and wait until it does."""
        before = self._listeners()
        words = ["parec", "--latency-msec=50", f"--device={source}", "/dev/null"]
        program = self.desktop.start(words, "parec")
        program.wait_until(lambda: self._listeners() == before + 1, "that it listens")
        return program

    def silence(self, program: Process) -> None:
        """End a program that records, and wait until the server knows."""
        before = self._listeners()
        program.stop()
        wait_until(lambda: self._listeners() == before - 1, "that it listens no more")

    def _listeners(self) -> int:
        """How many streams are recorded, from whatever source."""
        streams = (line.split("\t") for line in self._told("source-outputs"))
        return sum(words[1] not in _NO_SOURCE for words in streams)

    def _told(self, kind: str) -> list[str]:
        told = self.desktop.run(["pactl", "list", "short", kind])
        return told.stdout.splitlines() if told.returncode == 0 else []


class PipeWire(SoundServer):
    """PipeWire, speaking the language of PulseAudio."""

    optional = ("pipewire", "wireplumber", "pipewire-pulse")

    def start(self) -> Process:
        core = self.desktop.start(["pipewire"], "pipewire")
        place = Path(self.desktop.env["XDG_RUNTIME_DIR"]) / "pipewire-0"
        core.wait_until(place.exists, "a socket")
        self.desktop.start(["wireplumber"], "wireplumber")
        server = self.desktop.start(["pipewire-pulse"], "pipewire-pulse")
        server.wait_until(lambda: self.desktop.run(["pactl", "info"]).returncode == 0, "an answer")
        source = ["media.class=Audio/Source/Virtual", f"sink_name={MICROPHONE}"]
        for words in (source, ["sink_name=loudspeakers"]):
            assert self.desktop.run([*_SINK, *words, "channel_map=mono"]).returncode == 0
        return server
