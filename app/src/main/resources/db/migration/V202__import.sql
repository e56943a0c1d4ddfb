-- Imports of goods from files: work in progress and its reports; the goods themselves come in through the shop's desk.

create table goods_import (
    id          bigint      primary key,
    merchant_id bigint      not null references merchant,
    person_id   bigint      not null,
    file_name   text        not null,
    format      text        not null,
    mode        text        not null check (mode in ('ALL_OR_NOTHING', 'GOOD_ROWS')),
    state       text        not null check (state in ('CHECKING', 'CHECKED', 'WRITING', 'DONE', 'INTERRUPTED')),
    done        integer     not null default 0,
    total       integer     not null default 0,
    rows        integer     not null default 0,
    good        integer     not null default 0,
    bad         integer     not null default 0,
    imported    integer     not null default 0,
    -- Kept for the report and for going on; emptied when a later import takes its place.
    file        bytea,
    begun_at    timestamptz not null,
    ended_at    timestamptz
);

create index goods_import_merchant on goods_import (merchant_id, id desc);

create table goods_import_error (
    import_id bigint  not null references goods_import on delete cascade,
    number    integer not null,
    row_no    integer not null,
    column_at text    not null,
    value     text    not null,
    path      text    not null,
    fault     text    not null,
    expected  text    not null,
    primary key (import_id, number)
);
