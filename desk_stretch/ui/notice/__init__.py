"""What is said once: the safety notice, where to get help, and that the app stays."""
