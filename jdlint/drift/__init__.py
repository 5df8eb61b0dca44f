"""Where a published posting departs from the document that was approved: facts are compared, not words."""
