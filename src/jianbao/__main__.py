"""Run the command line with ``python -m jianbao``."""

from jianbao.cli import main

main()
