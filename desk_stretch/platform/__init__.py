"""What the desktop offers, one package per capability, one module per mechanism.

To add a mechanism see ``choose``; to add a capability, give it a package with an ORDER and a line
in ``desktop``.
"""
