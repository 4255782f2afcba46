"""The person's own calendar files: when they say busy, and which days are off."""
