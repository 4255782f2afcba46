"""Routines: the brief, the named ones, and the composer."""
