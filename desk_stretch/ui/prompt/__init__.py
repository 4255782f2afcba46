"""The question "a break now?": its two faces, never both at once."""
