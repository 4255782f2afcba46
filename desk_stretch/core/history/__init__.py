"""What was done: records and the figures drawn from them."""
