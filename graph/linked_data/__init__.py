"""What an IRI tells whoever asks for it."""
