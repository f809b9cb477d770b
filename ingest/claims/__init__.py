"""Claims: the sentences in which a text ties a means to an end, and what their ends are about."""
