"""Where claims are kept: only ever added to, with the bytes, pages and articles that they stand in.

`base` is the door, `sqlite` and `memory` stand behind it, `schema` has the tables. `writer` takes in, with the `keep_…`
modules beside it. `view` is asked, and asks `listing` (the claims that fit), `entries` (these claims), `articles`,
`entities`, `links`, `matters`, `decisions`, `corrections` and `summary`; `overall` counts and compares all claims, by
columns that are `athand`. `verify` checks what is kept.
"""
