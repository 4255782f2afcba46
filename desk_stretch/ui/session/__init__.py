"""The window that guides a routine."""
