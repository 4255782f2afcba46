"""Windows in which a person writes routines and exercises of their own."""
