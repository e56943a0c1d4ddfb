-- What officers take out for the regulator; written by its desk together with the events.
create table export_ask (
    export_id       bigint      primary key,
    scope           text        not null,
    subject_id      bigint,
    subject_name    text        not null,
    from_day        date        not null,
    until_day       date        not null,
    -- Whether names, phones and addresses stand in it in clear.
    clear           boolean     not null,
    reason          text        not null,
    state           text        not null,
    asked_by        bigint      not null,
    asked_at        timestamptz not null,
    consented_by    bigint,
    consented_at    timestamptz,
    alone           boolean     not null default false,
    declined_by     bigint,
    declined_why    text,
    stop            boolean     not null default false,
    stopped_by      bigint,
    sheets          int         not null default 0,
    sheets_done     int         not null default 0,
    row_count       bigint      not null default 0,
    ended_at        timestamptz,
    trouble         text,
    bytes           bigint,
    sha256          text,
    checkpoint_size bigint,
    kept_until      timestamptz,
    last_at         timestamptz not null
);
create index export_ask_under_way on export_ask (export_id) where state in ('WAITING', 'QUEUED', 'RUNNING', 'DONE');

create table export_taken (
    export_id bigint      not null references export_ask,
    at        timestamptz not null,
    person_id bigint      not null,
    primary key (export_id, at)
);
