"""The command `briefing`, which is also `python -m generator`."""

import sys


def main() -> None:
    """Run the command; Ctrl-C ends it quietly, also while its modules are loaded."""
    try:
        from generator.cli import main as briefing

        briefing()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
