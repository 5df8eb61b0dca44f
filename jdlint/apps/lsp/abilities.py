"""What an editor can take, as it said when it began."""

from __future__ import annotations

from typing import NamedTuple, cast

from lsprotocol import types
from pygls.capabilities import get_capability

from jdlint.apps.lsp.page import Encoding


class Abilities(NamedTuple):
    """The editor's side of the protocol, as far as answers depend on it."""

    encoding: Encoding = "utf-16"
    markdown: bool = False
    related: bool = False
    addresses: bool = False
    """Whether a diagnostic may lead to an address."""
    versions: bool = False
    """Whether edits may name the version of the text that they are for."""
    literals: bool = False
    """Whether code actions may be more than commands."""
    nested: bool = False
    """Whether symbols may lie in one another."""
    watches: bool = False
    """Whether it can be asked to watch files."""
    configured: bool = False
    """Whether it can be asked for its settings."""
    told: bool = False
    """Whether it can be asked to tell when its settings change."""


def read_abilities(client: types.ClientCapabilities, encoding: str | None) -> Abilities:
    """What a client's capabilities come to; ``encoding`` is what was agreed on."""

    def can(name: str) -> bool:
        return bool(get_capability(client, name, False))

    formats = get_capability(client, "text_document.hover.content_format", ()) or ()
    return Abilities(
        encoding=cast("Encoding", str(getattr(encoding, "value", encoding) or "utf-16")),
        markdown=types.MarkupKind.Markdown in formats,
        related=can("text_document.publish_diagnostics.related_information"),
        addresses=can("text_document.publish_diagnostics.code_description_support"),
        versions=can("workspace.workspace_edit.document_changes"),
        literals=can("text_document.code_action.code_action_literal_support"),
        nested=can("text_document.document_symbol.hierarchical_document_symbol_support"),
        watches=can("workspace.did_change_watched_files.dynamic_registration"),
        configured=can("workspace.configuration"),
        told=can("workspace.did_change_configuration.dynamic_registration"),
    )
