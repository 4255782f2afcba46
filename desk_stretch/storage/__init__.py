"""The person's files: paths, settings, catalogue files, the record."""
