-- Who hosts a show: whose show it is, and who has a host's post at it.
create view show_host as
select show_id, host_id as person_id from show_row where kind = 'STAGE'
union
select show_id, person_id from show_post where post in ('HOST', 'CO_HOST');

-- Who hosts at all: posts are given where roles are not. A check of an agency's identity makes nobody a host.
create view hosting as
select id as person_id from person where 'HOST' = any (roles)
union
select person_id from shop_member where posts && array['HOST', 'CO_HOST']
union
select person_id from show_host
union
select c.subject_id
  from register_check c
  join person p on p.id = c.subject_id
 where c.party = 'PERSON' and c.what = 'IDENTITY' and c.ended_at is null and not 'AGENCY' = any (p.roles);

-- The turn of a subject's self-check: who answers waits here, and time never runs back in the stream.
create table self_check_turn (
    party      text        not null,
    subject_id bigint      not null,
    last_at    timestamptz not null,
    primary key (party, subject_id)
) with (fillfactor = 50);

-- Folded from the office by the table "self-checks"; may be deleted and replayed. The newest answer to each point.
create table self_check_answer (
    party      text        not null,
    subject_id bigint      not null,
    point      text        not null,
    version    text        not null,
    answer     text        not null,
    note       text        not null,
    proof      text        not null,
    proven_on  date,
    due_on     date,
    at         timestamptz not null,
    by_id      bigint      not null,
    primary key (party, subject_id, point)
);

-- Every submission, whole.
create table self_check_submission (
    answers_id bigint      primary key,
    party      text        not null,
    subject_id bigint      not null,
    of_row     text        not null,
    version    text        not null,
    at         timestamptz not null,
    by_id      bigint      not null,
    answers    jsonb       not null
);
create index self_check_submission_of on self_check_submission (party, subject_id, of_row, answers_id desc);
