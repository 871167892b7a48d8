"""The book of people: accounts and sessions in a database of their own, so that a ledger is handed on without them."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import (
    Boolean,
    Column,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    create_engine,
    delete,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, IntegrityError

from onrecord.errors import LedgerUnavailable, NotFound
from onrecord.web.people import passwords
from onrecord.web.people.person import Person, Role

IDLE = timedelta(hours=12)  # after which an unused session is over
LONGEST_SESSION = timedelta(days=14)
LONGEST_NAME = 80
NOTED_EVERY = timedelta(minutes=5)  # how often a session's use is written down

metadata = MetaData()

# A person is not taken out of the book: rulings bear their name.
person = Table(
    "person",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False, unique=True),  # the name as it is looked up
    Column("password", String, nullable=False),  # its argon2id hash
    Column("role", String, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
)

# `token` is the SHA-256 of what the browser or the program holds; a program's has a `label` and no end.
session = Table(
    "session",
    metadata,
    Column("token", String, primary_key=True),
    Column("person", ForeignKey("person.number"), nullable=False),
    Column("label", String),
    Column("began", String, nullable=False),
    Column("used", String, nullable=False),
)


class Book:
    """The accounts and sessions of one reading room. Raises `LedgerUnavailable` where its file cannot be used."""

    def __init__(self, path: str | Path) -> None:
        self.name = str(path)
        try:
            self._engine = _engine(self.name)
            metadata.create_all(self._engine)
        except DatabaseError as error:
            raise LedgerUnavailable(self.name, f"cannot be used as the book of people: {error.orig}.") from error

    def add(self, name: str, password: str, role: Role) -> Person:
        """Let somebody in. Raises `ValueError` for a name that is taken or is none, and for a poor password."""
        called = _checked(name)
        values = {"name": called, "folded": called.casefold(), "password": passwords.hashed(password), "role": role}
        try:
            with self._engine.begin() as connection:
                number = connection.execute(insert(person).values(values).returning(person.c.number)).scalar_one()
        except IntegrityError as error:
            raise ValueError(f"{called!r} is in the book already.") from error
        return Person(number, called, role)

    def people(self) -> list[Person]:
        """All people, in the order they came in."""
        with self._engine.connect() as connection:
            return [_person(row) for row in connection.execute(select(person).order_by(person.c.number))]

    def called(self, name: str) -> Person:
        """The person of that name, in any case of its letters. Raises `NotFound`."""
        if (row := self._row(name)) is None:
            raise NotFound(name, "nobody of that name is in the book of people.")
        return _person(row)

    def change(self, number: int, *, role: Role | None = None, active: bool | None = None) -> None:
        """Give somebody another role, or shut them out (which ends their sessions) or let them in again.

        Raises `ValueError` where no active admin would be left.
        """
        values = {"role": role, "active": active}
        given = {name: value for name, value in values.items() if value is not None}
        with self._engine.begin() as connection:
            connection.execute(update(person).where(person.c.number == number).values(given))
            admins = select(person.c.number).where(person.c.role == Role.ADMIN, person.c.active)
            if connection.execute(admins).first() is None:
                raise ValueError("Somebody has to be admin: make another one first.")
            if active is False:
                connection.execute(delete(session).where(session.c.person == number))

    def set_password(self, number: int, password: str) -> None:
        """Give somebody a new password, which ends all their sessions. Raises `ValueError` for a poor one."""
        kept = passwords.hashed(password)
        with self._engine.begin() as connection:
            connection.execute(update(person).where(person.c.number == number).values(password=kept))
            connection.execute(delete(session).where(session.c.person == number, session.c.label.is_(None)))

    def known_by(self, name: str, password: str) -> Person | None:
        """The person of that name and password, if they may come in. An unknown name takes as long as a wrong word."""
        row = self._row(name)
        if not passwords.fits(password, row.password if row else None) or row is None or not row.active:
            return None
        if passwords.outdated(row.password):
            with self._engine.begin() as connection:
                kept = passwords.hashed(password)
                connection.execute(update(person).where(person.c.number == row.number).values(password=kept))
        return _person(row)

    def begin(self, somebody: Person, *, label: str | None = None) -> str:
        """Begin a session; gives its token, which is not kept. One with a `label` is a program's, and does not end."""
        token, now = secrets.token_urlsafe(32), _now()
        values = {"token": _digest(token), "person": somebody.number, "label": label}
        with self._engine.begin() as connection:
            connection.execute(insert(session).values(values | {"began": now.isoformat(), "used": now.isoformat()}))
        return token

    def bearer(self, token: str) -> Person | None:
        """Whose session a token is of, if it is not over."""
        joined = select(person, session.c.began, session.c.used, session.c.label).join_from(session, person)
        with self._engine.connect() as connection:
            row = connection.execute(joined.where(session.c.token == _digest(token))).first()
        if row is None or not row.active or (row.label is None and _over(row)):
            return None
        if _now() - datetime.fromisoformat(row.used) > NOTED_EVERY:
            self._note_use(token)
        return _person(row)

    def end(self, token: str) -> None:
        """End the session of a token."""
        with self._engine.begin() as connection:
            connection.execute(delete(session).where(session.c.token == _digest(token)))

    def close(self) -> None:
        self._engine.dispose()

    def _row(self, name: str) -> Row[tuple[object, ...]] | None:
        folded = " ".join(name.split()).casefold()
        with self._engine.connect() as connection:
            return connection.execute(select(person).where(person.c.folded == folded)).first()

    def _note_use(self, token: str) -> None:
        oldest = (_now() - LONGEST_SESSION).isoformat()
        with self._engine.begin() as connection:
            noted = update(session).where(session.c.token == _digest(token))
            connection.execute(noted.values(used=_now().isoformat()))
            connection.execute(delete(session).where(session.c.began < oldest, session.c.label.is_(None)))


def _engine(path: str) -> Engine:
    engine = create_engine(URL.create("sqlite", database=path))

    @event.listens_for(engine, "connect")
    def on_connect(connection: object, _: object) -> None:
        for pragma in ("journal_mode = WAL", "foreign_keys = ON", "busy_timeout = 10000"):
            connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

    return engine


def _checked(name: str) -> str:
    called = " ".join(name.split())
    if not called or len(called) > LONGEST_NAME or not called.isprintable():
        raise ValueError(f"A name needs 1 to {LONGEST_NAME} characters that can be printed, got {name!r}.")
    return called


def _person(row: Row[tuple[object, ...]]) -> Person:
    return Person(row.number, row.name, Role(row.role), bool(row.active))


def _over(row: Row[tuple[object, ...]]) -> bool:
    began, used = datetime.fromisoformat(row.began), datetime.fromisoformat(row.used)
    return _now() - used > IDLE or _now() - began > LONGEST_SESSION


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8")).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)
