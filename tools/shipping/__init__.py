"""What a system wants beside the program: desktop entry, metainfo, icons, man page, completions.

``python -m tools.shipping FOLDER`` writes a ``share`` tree. Everything derives from the commands,
the drawn icon and the translations; the packages of each system take it as it is.
"""
