"""Exercises: their shape, their words and the rules that a file must keep."""
