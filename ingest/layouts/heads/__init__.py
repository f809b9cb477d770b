"""Heads of tables: what they announce, over which columns they stand, which years belong to them."""
