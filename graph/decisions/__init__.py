"""Human decisions: kept in a graph of their own, tied to passages, and put over what was only computed or curated."""
