"""The files of a store and how they change."""
