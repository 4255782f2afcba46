"""The command line, and the guided routine in a terminal (no Qt)."""
