"""The commands: what each takes on the command line, one module each, loaded when called."""
