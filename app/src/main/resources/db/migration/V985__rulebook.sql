-- Changes (修订) of the guard's rule book; written by the office together with their events.
create table rule_change (
    change_id         bigint primary key,
    state             text        not null,
    revision          int         not null,
    title             text        not null,
    reason            text        not null,
    from_day          date,
    until_day         date,
    page              text        not null,
    sha256            text        not null,
    rules             text[]      not null,
    begun_by          bigint      not null,
    begun_at          timestamptz not null,
    edition           int,
    published_by      bigint,
    published_at      timestamptz,
    alone             boolean     not null default false,
    tests_run         int,
    withdrawn_edition int,
    withdrawn_by      bigint,
    withdrawn_at      timestamptz,
    withdrawn_why     text
);

-- Each writing of a change, kept whole: who wrote what, and when.
create table rule_revision (
    change_id bigint      not null,
    revision  int         not null,
    person_id bigint      not null,
    at        timestamptz not null,
    title     text        not null,
    reason    text        not null,
    from_day  date,
    until_day date,
    page      text        not null,
    primary key (change_id, revision)
);

-- The books that were made of the shipped one, one after the other; every running program looks here for the newest.
create table rule_edition (
    edition   int primary key,
    change_id bigint      not null,
    live      boolean     not null,
    person_id bigint      not null,
    at        timestamptz not null
);

-- Try-outs of a draft on lines of past shows.
create table rule_try (
    try_id    bigint primary key,
    change_id bigint      not null,
    revision  int         not null,
    person_id bigint      not null,
    judged_by text        not null,
    state     text        not null,
    stop      boolean     not null default false,
    total     int         not null default 0,
    done      int         not null default 0,
    found     int         not null default 0,
    gone      int         not null default 0,
    changed   int         not null default 0,
    begun_at  timestamptz not null,
    ended_at  timestamptz
);
create index rule_try_by_change on rule_try (change_id, try_id desc);

create table rule_try_line (
    try_id     bigint      not null,
    number     int         not null,
    kind       text        not null,
    show_id    bigint      not null,
    show_title text        not null,
    line_id    bigint      not null,
    at         timestamptz not null,
    second     int         not null,
    speaker    text        not null,
    line       text        not null,
    rule       text        not null,
    from_char  int         not null,
    to_char    int         not null,
    before     text        not null,
    after      text        not null,
    then_found text        not null,
    corrected  boolean     not null,
    mark       text,
    mark_by    bigint,
    mark_at    timestamptz,
    primary key (try_id, number)
);
create index rule_try_line_marked on rule_try_line (line_id, rule) where mark is not null;

-- Which book judged a host's line; unknown of older lines.
alter table host_line add column judged_by text;
create index host_line_newest on host_line (line_id);
