-- Files of parcels as work in the background: what stands in them, what is wrong, what was sent. No names, no addresses.
create table ship_file (
    id          bigint      primary key,
    merchant_id bigint      not null,
    person_id   bigint      not null,
    file_name   text        not null,
    format      text        not null,
    state       text        not null check (state in ('CHECKING', 'CHECKED', 'SENDING', 'DONE', 'INTERRUPTED')),
    done        integer     not null default 0,
    total       integer     not null default 0,
    begun_at    timestamptz not null,
    ended_at    timestamptz
);
create index ship_file_merchant on ship_file (merchant_id, id desc);

create table ship_file_row (
    file_id     bigint  not null references ship_file on delete cascade,
    row_no      integer not null,
    order_no    text    not null,
    carrier     text    not null,
    tracking_no text    not null,
    order_id    bigint,
    fault       text,
    told_zh     text,
    told_en     text,
    sent        boolean not null default false,
    primary key (file_id, row_no)
);
