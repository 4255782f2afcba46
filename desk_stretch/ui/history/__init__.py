"""The record in plain words: today, the last days, what was done. Nothing here reproaches."""
