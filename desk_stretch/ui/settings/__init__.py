"""The settings window: rows made from the schema, each change in force at once."""
