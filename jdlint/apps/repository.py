"""Paths as a repository knows them, from wherever the command was run."""

from __future__ import annotations

import os
from dataclasses import replace

from jdlint.apps.gathering import STDIN, name_input
from jdlint.engine import locate
from jdlint.model.report import Report
from jdlint.model.source import Source


def find_root(folder: str) -> str:
    """The folder of the repository around a folder: the nearest one above that holds ``.git``; the folder itself if none does."""
    start = place = os.path.abspath(folder)
    while not os.path.exists(os.path.join(place, ".git")):
        above = os.path.dirname(place)
        if above == place:
            return start
        place = above
    return place


def name_in_repository(report: Report, root: str) -> Report:
    """The report with the paths of files that lie in ``root`` as seen from there."""
    sources: dict[int, Source] = {}

    def name(uri: str) -> str:
        return uri if uri == name_input(STDIN, None) else locate(uri, root)

    for posting in report.postings:
        source = posting.source
        if id(source) not in sources:
            uri = name(source.uri)
            sources[id(source)] = source if uri == source.uri else replace(source, uri=uri)
    return report._replace(
        postings=tuple(posting._replace(source=sources[id(posting.source)]) for posting in report.postings),
        errors=tuple(error._replace(uri=name(error.uri)) for error in report.errors),
    )
