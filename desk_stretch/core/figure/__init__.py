"""The drawn body: geometry, skeleton, poses (no drawing)."""
