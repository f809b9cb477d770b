"""Domain types ⇄ RDF."""
