"""Values in, values out: no Qt, clock, file, thread, or random without a seed."""
