-- Complaints (投诉举报) are followed up: each has a number and a term, the shop may be asked, and every step is kept.
create sequence report_number;

alter table report
    add column number       text,
    add column merchant_id  bigint,
    -- Since the show's opening, when it was seen; null where the show was not on air.
    add column show_ms      bigint,
    add column seen_at      timestamptz,
    add column due_at       timestamptz,
    add column handler_id   bigint,
    add column accepted_at  timestamptz,
    add column asked_at     timestamptz,
    add column reply_by     timestamptz,
    add column answered_at  timestamptz,
    -- Whether its shop was ever asked; the three times before are those of what is asked now.
    add column put_to_shop  boolean     not null default false,
    add column contested_at timestamptz,
    add column first_by     bigint,
    add column last_at      timestamptz;

update report r
   set number = 'TS' || to_char(at at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-'
                     || to_char(nextval('report_number'), 'FM9999999999999000000'),
       merchant_id = (select s.merchant_id from show_row s where s.show_id = r.show_id),
       seen_at = at,
       -- Seven working days are never more than this.
       due_at = at + interval '11 days',
       first_by = closed_by,
       last_at = coalesce(closed_at, at);

alter table report
    alter column number set not null,
    alter column seen_at set not null,
    alter column due_at set not null,
    alter column last_at set not null;
create unique index report_numbered on report (number);
create index report_due on report (due_at) where closed_at is null;
create index report_of_shop on report (merchant_id, id) where put_to_shop;
create index report_by_person_at on report (by_person, at);
create index report_of_show on report (show_id);
create index report_closed on report (closed_at) where closed_at is not null;

-- What was done about a complaint, in order. What people wrote stands in these rows and the complaint's, never in the
-- journal, and goes with the person who complained.
create table report_step (
    step_id   bigint      primary key,
    report_id bigint      not null references report on delete cascade,
    at        timestamptz not null,
    kind      text        not null,
    person_id bigint,
    words     text        not null default '',
    outcome   text,
    -- Why it was decided so, for officers.
    basis     text        not null default '',
    due_at    timestamptz,
    tie       text,
    tied_id   bigint
);
create index report_step_of on report_step (report_id, at);
insert into report_step (step_id, report_id, at, kind, person_id, words, due_at)
select id, id, at, 'FILED', by_person, words, due_at from report;
-- Below zero, where no id of ours lies; steps are read in the order of their times.
insert into report_step (step_id, report_id, at, kind, person_id, words, outcome)
select -id, id, closed_at, 'DECIDED', closed_by, answer, outcome from report where closed_at is not null;
