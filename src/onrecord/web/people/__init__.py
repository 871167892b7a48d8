"""Who may come in: accounts, passwords, sessions, roles; none of it where one reads alone on a machine of one's own."""
