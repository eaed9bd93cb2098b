"""``python -m cleanup`` runs ``corpuscrub``."""

from cleanup.cli import main

if __name__ == "__main__":
    main()
