"""A waiver added to a file that people keep: what stands there stays to the letter."""

from __future__ import annotations

from jdlint.config.names import Known
from jdlint.config.waivers import parse_waivers
from jdlint.model.waiver import Waiver
from jdlint.reading import tree
from jdlint.reading.decoding import decode
from jdlint.settings import SettingsError

HEAD = "# Exceptions that somebody answers for. jdlint waive adds to them; after its last day an exception counts no longer.\nwaivers:\n"
KEYS = ("file", "posting", "rule", "words", "fingerprint", "approver", "reason", "expires")


def add_waiver(data: bytes, shown: str, waiver: Waiver, before: int, known: Known) -> str:
    """The text of a file, which has ``before`` waivers, with one more at its end. Raises `SettingsError` where it is written otherwise than in lines."""
    text = decode(data, shown).text if data.strip() else ""
    indent, text = _find_end(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    if not text.endswith(("\n", "\r")):
        text += line_end
    entry = _write(waiver)
    text += "".join(f"{' ' * indent}{line}{line_end}" for line in entry)
    try:
        if len(parse_waivers(text.encode(), shown, "", known)) == before + 1:
            return text
    except SettingsError:
        pass
    lines = "\n".join(f"  {line}" for line in entry)
    raise SettingsError(
        f"{shown}: the list of waivers does not end in lines of their own, so that none can be added. Put this there by hand:\n{lines}"
    )


def _find_end(text: str) -> tuple[int, str]:
    """By how many blanks entries are set in, and the text that they are put behind."""
    from jdlint.reading.yaml import parse_yaml

    nodes = parse_yaml(text).nodes if text.strip() else []
    node = nodes[0] if nodes else None
    if not isinstance(node, tree.Mapping):
        return 2, text + HEAD if text.strip() else HEAD
    told = node.entries["waivers"].node
    if not isinstance(told, tree.Sequence) or not told.nodes:
        # An empty list, or a key without one.
        return 2, text[: told.start] + text[told.end :] if isinstance(told, tree.Sequence) else text
    line = text.rfind("\n", 0, told.nodes[-1].start) + 1
    return len(text[line:]) - len(text[line:].lstrip(" ")), text


def _write(waiver: Waiver) -> list[str]:
    import yaml

    from jdlint.reading.yaml import plain_value

    told = {key: getattr(waiver, key) for key in KEYS if getattr(waiver, key)}
    plain = all(value.isprintable() for value in told.values())

    class Dumper(yaml.SafeDumper):
        """Quotes what jdlint would read as a number or the like, such as 0E0, which the YAML of the library takes for text."""

    def represent(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if plain_value(value) == value else "'")

    Dumper.add_representer(str, represent)
    written: str = yaml.dump([told], Dumper=Dumper, sort_keys=False, allow_unicode=plain, width=10_000)
    return written.rstrip("\n").split("\n")
