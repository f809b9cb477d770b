"""Tables and sheets of which a text kept nothing but the words and their order."""
