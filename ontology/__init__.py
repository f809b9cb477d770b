"""What a policy text promises: domain types, identifiers, vocabulary and authority files."""
