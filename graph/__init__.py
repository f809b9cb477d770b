"""From typed results to RDF and back to questions: store, projection, chains."""
