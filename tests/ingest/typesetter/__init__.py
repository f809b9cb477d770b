"""Sets random plans in many table layouts, with the truth known: how general the readers of tables are."""
