"""The gate for feeds: every record judged, good ones passed on as they came, bad ones set aside with reasons, nothing lost."""
