"""Queries as a service: text in, bytes out, in any format that was asked for; and the named queries of `queries/`."""
