"""The help topics: short, whole at every width, and every example in them works."""

from __future__ import annotations

import shlex

import pytest

from summits.cli import topics
from tests.conftest import Run


@pytest.mark.parametrize("topic", topics.TOPICS)
def test_short(topic: str) -> None:
    """A topic is at most 120 lines at 80 columns."""
    assert len(topics.shown(topic, 80).splitlines()) <= 120


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("topic", topics.TOPICS)
def test_whole(topic: str, width: int) -> None:
    """Every word of a topic is there, and no line is wider than the screen."""
    shown = topics.shown(topic, width)
    assert shown.split() == topics.text(topic).split()
    assert max(map(len, shown.splitlines())) <= width


def _examples() -> list[str]:
    lines = [line.strip() for topic in topics.TOPICS for line in topics.text(topic).splitlines()]
    return [line[2:] for line in lines if line.startswith("$ summits")]


@pytest.mark.real
@pytest.mark.parametrize("example", _examples())
def test_examples(run: Run, example: str) -> None:
    """Each example that is marked with $ is run, answers, and exits 0."""
    result = run(*shlex.split(example)[1:], data=None)
    assert result.code == 0, result.err
    assert result.out or result.err
