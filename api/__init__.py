"""The outer shell: HTTP service, command line, settings."""
