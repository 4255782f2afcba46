"""What a release is made of: packages, and what a system wants beside the program.

Desktop entry, metainfo, icons, man page and completions derive from the commands, the drawn icon
and the translations; the packages of each system take them as they are.
"""
