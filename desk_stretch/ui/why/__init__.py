"""The window "Why": the last decisions and silences, each with its reason."""
