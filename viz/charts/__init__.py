"""Pictures where a graph is not the best one."""
