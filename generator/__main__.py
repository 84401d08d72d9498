"""The command `briefing`, which is also `python -m generator`."""

import os
import sys


def main() -> None:
    """Run the command; Ctrl-C ends it quietly, also while its modules are loaded; where it cannot print, it says so."""
    try:
        from generator.cli import main as briefing

        briefing()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as problem:
        if not _was_printing(problem):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python tries once more in the end
        sys.exit(f"Error: the output could not be written: {problem.strerror}")


def _was_printing(problem: OSError) -> bool:
    """Whether it is the output that cannot be written, not a file."""
    from click import echo

    at = problem.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    return at is not None and at.tb_frame.f_code is echo.__code__


if __name__ == "__main__":
    main()
