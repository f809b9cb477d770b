"""How each command is called: its arguments, options and help. Light, so that `--help` is quick."""
