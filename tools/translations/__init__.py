"""The translations of ``assets/locale``: what is missing, what is wrong, and the way to fill in.

Use: ``.venv/bin/python -m tools.translations --help``. For people: ``docs/translating.md``.
"""
