"""The documentation, written into a folder once."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdlint.apps.docs.catalog import Catalog
from jdlint.apps.docs.export import export
from jdlint.apps.docs.library import Library
from jdlint.settings import Config


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The pages on what comes with jdlint."""
    return Catalog(Library(Config()))


@pytest.fixture(scope="session")
def site(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, which nobody changes."""
    folder = tmp_path_factory.mktemp("docs")
    export(catalog, folder)
    return folder
