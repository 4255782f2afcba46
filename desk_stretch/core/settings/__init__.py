"""The person's settings: kinds of setting, and the schema that declares every one once."""
