"""The documentation: pages made from the rules, the law, the commands and the guides, for ``jdlint serve`` and ``jdlint site``."""
