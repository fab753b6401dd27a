"""`python -m summits`."""

from summits.cli import main

main()
