"""One run through a routine: its timeline, its state and its cues."""
