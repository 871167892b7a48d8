"""Where accounts part: small invented cases of one happening in several outlets, and what is to be made of them.

README.md says what a case holds, how the cases were made, and how a system is scored on them.
"""
