"""When to ask: activity, hours, holds, and the planner that decides."""
