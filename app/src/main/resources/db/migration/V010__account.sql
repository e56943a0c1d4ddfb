-- Who people are. Nothing of this is in the journal but the ids.
create table person (
    id           bigint primary key,
    name         text        not null unique check (name = lower(name)),
    nickname     text        not null,
    password     text        not null,
    roles        text[]      not null,
    merchant_id  bigint,
    address      jsonb,
    created_at   timestamptz not null
);

-- A session is known by the hash of its token, so that a stolen copy of this table opens no door.
create table session (
    token_hash   bytea primary key,
    person_id    bigint      not null references person on delete cascade,
    created_at   timestamptz not null,
    ends_at      timestamptz not null
);
create index session_by_person on session (person_id);

create table secret (
    name  text primary key,
    value bytea not null
);
