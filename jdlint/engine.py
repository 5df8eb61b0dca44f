"""The whole flow: bytes → Document → Posting → Hits → Findings and Outcomes."""
