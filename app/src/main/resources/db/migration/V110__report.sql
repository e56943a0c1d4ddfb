-- What people report (举报) of rooms and of lines in them. Plain rows and no events: a report changes nothing in the show
-- it is about, and it holds a person's own words, which must be removable. What an officer does about it is told where
-- it is done.
create table report (
    id        bigint      primary key,
    at        timestamptz not null,
    by_person bigint      not null references person on delete cascade,
    kind      text        not null check (kind in ('SHOW', 'LINE')),
    show_id   bigint      not null,
    -- The show itself, or the line.
    target_id bigint      not null,
    reason    text        not null,
    -- The reporter's own words, and the line as the reporter's page showed it.
    words     text        not null,
    quoted    text        not null,
    outcome   text        check (outcome in ('UPHELD', 'UNFOUNDED', 'ELSEWHERE')),
    answer    text        not null default '',
    closed_by bigint,
    closed_at timestamptz,
    check ((outcome is null) = (closed_at is null))
);
create index report_open on report (id) where closed_at is null;
create index report_by_person on report (by_person, id);
-- One person reports one thing once, until it is answered.
create unique index one_open_report on report (by_person, kind, target_id) where closed_at is null;
