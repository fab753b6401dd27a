"""`summits list`: one line per meeting, filters, and what an empty answer says."""

from __future__ import annotations

import pytest

from tests.conftest import Run


@pytest.mark.parametrize("width", [40, 80, 120])
def test_screen(run: Run, golden, width: int) -> None:
    """The list is whole at every width: no date, id or name is cut."""
    golden(f"list-{width}", run("list", "--status", "all", width=width).out)
