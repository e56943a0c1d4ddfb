-- The register of subjects (直播主体). Moved first by each piece of the desk's work: one at a time for a subject.
create table register_turn (
    subject_id bigint      primary key,
    last_at    timestamptz not null
) with (fillfactor = 50);

-- What tells a person by a paper: a keyed hash of its number, never the number. It goes when the person goes.
create table identity_mark (
    check_id   bigint      primary key,
    person_id  bigint      not null references person on delete cascade,
    hash       bytea       not null,
    born_on    date,
    noted_at   timestamptz not null
);
create index identity_mark_by_hash on identity_mark (hash);
create index identity_mark_by_person on identity_mark (person_id);

-- The blacklist binds at once, so its desk writes it with the events that say so; facts and ways of appeal lie here alone.
create table blacklist (
    entry_id    bigint      primary key,
    party       text        not null check (party in ('PERSON', 'SHOP')),
    subject_id  bigint      not null,
    reason      text        not null,
    facts       text        not null,
    basis       text        not null,
    appeal      text        not null,
    listed_at   timestamptz not null,
    until       timestamptz not null check (until > listed_at),
    by_id       bigint      not null,
    lifted_at   timestamptz,
    lifted_by   bigint,
    lift_reason text,
    check ((lifted_at is null) = (lift_reason is null))
);
create index blacklist_by_subject on blacklist (party, subject_id) where lifted_at is null;

-- Folded from the register's events by the table "register"; may be deleted and replayed.
create table register_check (
    check_id     bigint      primary key,
    party        text        not null,
    subject_id   bigint      not null,
    what         text        not null,
    document     text,
    age          text,
    consent      boolean,
    at           timestamptz not null,
    by_id        bigint      not null,
    valid_until  date,
    -- A newer check of the same kind stands in its place, or it was withdrawn.
    ended_at     timestamptz,
    withdrawn    boolean     not null default false
);
create index register_check_by_subject on register_check (party, subject_id);

create table register_course (
    attempt_id  bigint      primary key,
    person_id   bigint      not null,
    course      text        not null,
    version     text        not null,
    right_count integer     not null,
    asked       integer     not null,
    passed      boolean     not null,
    valid_until date,
    at          timestamptz not null
);
create index register_course_by_person on register_course (person_id);

-- The newest answer to each point of a shop's checklists; older ones are in the history.
create table register_answer (
    merchant_id bigint      not null,
    list        text        not null,
    point       text        not null,
    version     text        not null,
    answer      text        not null,
    note        text        not null,
    due_on      date,
    doer_id     bigint,
    at          timestamptz not null,
    by_id       bigint      not null,
    primary key (merchant_id, list, point)
);

create table register_step (
    shard      integer     not null,
    position   bigint      not null,
    party      text        not null,
    subject_id bigint      not null,
    what       text        not null,
    body       jsonb       not null,
    at         timestamptz not null,
    by_id      bigint,
    primary key (shard, position)
);
create index register_step_by_subject on register_step (party, subject_id, position desc);

-- What accounts have in common may mean that one person is behind them. Read when somebody looks; it decides nothing.
create view register_trait as
select k.person_id, 'IDENTITY' as ground, encode(k.hash, 'hex') as value
  from identity_mark k
union
select p.id, 'LICENCE', m.licence_number
  from person p
  join merchant m on m.id = p.merchant_id
 where 'MERCHANT' = any (p.roles) and m.licence_number is not null
union
select a.person_id, 'PHONE', right(regexp_replace(a.phone, '[^0-9]', '', 'g'), 11)
  from address a
  join person p on p.id = a.person_id and not p.simulated
union
select a.person_id, 'ADDRESS', lower(regexp_replace(a.province || a.city || a.district || a.street, '\s', '', 'g'))
  from address a
  join person p on p.id = a.person_id and not p.simulated
 where length(a.street) > 3;
