-- The index of one generation: entries (things and passages), what they can be narrowed by, and their words.
-- Whoever changes this file, or what `graph.search.forms` and `words` make of a text, counts FORMAT up in index.py.

CREATE TABLE document (
    iri   TEXT PRIMARY KEY,
    title TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE entry (
    id       INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (iri),
    subject  TEXT NOT NULL,       -- IRI of the thing or passage
    same     INTEGER NOT NULL,    -- a number for the subject, to count one that several documents name once
    kind     TEXT NOT NULL,
    label    TEXT NOT NULL,       -- name, or clean wording
    keys     TEXT NOT NULL,       -- forms in which a query can be the whole of a name, each between line feeds
    detail   TEXT NOT NULL        -- the rest, as JSON: for showing, not for finding
);
CREATE INDEX entry_document ON entry (document);
CREATE INDEX entry_subject ON entry (subject);

CREATE TABLE facet (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (name, value)
);
CREATE TABLE has (
    entry INTEGER NOT NULL REFERENCES entry (id),
    facet INTEGER NOT NULL REFERENCES facet (id),
    PRIMARY KEY (entry, facet)
) WITHOUT ROWID;

-- Tokens come cut and normalised, with a space between them, so every other character belongs to a token.
CREATE VIRTUAL TABLE names USING fts5 (
    words, pairs, stems, readings, context, prefix = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M* P* S*'"
);
CREATE VIRTUAL TABLE texts USING fts5 (
    words, pairs, stems, prefix = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M* P* S*'"
);
