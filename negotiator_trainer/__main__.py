"""Run with ``python -m negotiator_trainer``."""

from negotiator_trainer.cli.main import main

if __name__ == "__main__":
    main()
