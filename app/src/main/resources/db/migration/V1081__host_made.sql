-- How the digital host came to say a line: why, on which facts, and what made its sound. Null for a person's.
alter table host_line add column made jsonb;

-- How the digital host works in a show; a show without a row sells, as usual.
create table host_setting (
    show_id       bigint      primary key,
    host_use      text        not null check (host_use in ('LIVE_SALE', 'LOCAL_LIFE', 'BUSINESS', 'PERSONAL', 'SERVICE')),
    turn          text        not null check (turn in ('AT_ONCE', 'NEXT_CLAUSE', 'NEXT_SENTENCE')),
    label_seconds int         not null,
    set_by        bigint      not null,
    set_at        timestamptz not null
);
