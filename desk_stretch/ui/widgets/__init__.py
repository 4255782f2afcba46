"""The small parts that every window is built from; they paint themselves in the theme's colours."""
