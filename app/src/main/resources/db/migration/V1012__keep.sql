-- Checks of recordings' files: whether each is there, as long as the journal says, and with the same hash.
create table keep_check (
    check_id  bigint      primary key,
    -- Pieces that are looked at, by chance; null for all.
    sample    int,
    state     text        not null,
    person_id bigint      not null,
    begun_at  timestamptz not null,
    ended_at  timestamptz,
    stop      boolean     not null default false,
    total     bigint      not null,
    done      bigint      not null default 0,
    bytes     bigint      not null default 0,
    absent    bigint      not null default 0,
    differs   bigint      not null default 0
);

create table keep_fault (
    check_id bigint not null references keep_check,
    show_id  bigint not null,
    number   int    not null,
    fault    text   not null,
    primary key (check_id, show_id, number)
);
