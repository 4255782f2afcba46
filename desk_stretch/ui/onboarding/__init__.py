"""The first run: three short steps."""
