"""The only part that acts: commands in, events out, one thing at a time on one loop."""
