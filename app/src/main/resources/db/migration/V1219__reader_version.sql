-- Versions of the guard's second reader that officers brought; written by the office together with their events. Their
-- packages lie in the data folder, by their hash.
create table reader_version (
    reader_id  bigint primary key,
    state      text        not null,
    revision   int         not null,
    version    text        not null unique,
    sha256     text        not null,
    bytes      bigint      not null,
    -- reader.json as it stands in the package.
    card       text        not null,
    reason     text        not null,
    from_day   date,
    brought_by bigint      not null,
    brought_at timestamptz not null,
    -- The order in which they went live: the last of the live ones whose day has come is in force.
    edition    int unique
);

-- What was done with each: who, when and why.
create table reader_act (
    reader_id bigint      not null,
    number    int         not null,
    act       text        not null,
    person_id bigint      not null,
    at        timestamptz not null,
    reason    text        not null,
    from_day  date,
    edition   int,
    -- Whether an administrator approved for want of a second officer.
    alone     boolean     not null default false,
    primary key (reader_id, number)
);
