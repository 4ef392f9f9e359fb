"""What holds for all tests: the choice between the usual audit and the long one."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="audit every page in both themes at both widths")


@pytest.fixture
def thorough(request: pytest.FixtureRequest) -> bool:
    return request.config.getoption("--thorough")
