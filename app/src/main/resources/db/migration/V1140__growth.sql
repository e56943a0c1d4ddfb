-- Who may be reached by a shop's tools at all: no simulated or closed account, nobody in doubt, nobody who has switched personal
-- lists off (个人信息保护法 24). What was done before one was forgotten, or while it was off, is not looked at by those who read this.
create view reachable_person as
select p.id as person_id, c.off_at, c.on_at, c.forgotten_at
  from person p
  left join feed_choice c on c.person_id = p.id
 where not p.simulated and p.deactivated_at is null
   and (c.off_at is null or c.on_at > c.off_at)
   and not exists (select from doubtful_person d where d.person_id = p.id);

-- A list of people that a shop has had made. The shop sees its name and how many they are; who they are is for tools of the house.
create table growth_list (
    list_id     bigint primary key,
    merchant_id bigint      not null,
    name        text        not null,
    kind        text        not null,
    groups      text[]      not null default '{}',
    seed        text,
    seed_id     bigint,
    percent     int,
    people      int         not null,
    as_of       timestamptz not null,
    made_at     timestamptz not null,
    made_by     bigint      not null
);
create index growth_list_shop on growth_list (merchant_id, list_id desc);

create table growth_person (
    list_id   bigint not null references growth_list on delete cascade,
    place     int    not null,
    person_id bigint not null,
    primary key (list_id, person_id)
);

-- Whom a list still has: who switched it off, was forgotten or came into doubt since is gone from all of them at once.
create view growth_reachable as
select g.list_id, g.place, g.person_id
  from growth_person g
  join growth_list l using (list_id)
  join reachable_person p using (person_id)
 where p.forgotten_at is null or p.forgotten_at < l.as_of;

-- Each time that a tool was given the ids of a list.
create table growth_use (
    use_id  bigint generated always as identity primary key,
    list_id bigint      not null references growth_list on delete cascade,
    tool    text        not null,
    people  int         not null,
    at      timestamptz not null
);
create index growth_use_list on growth_use (list_id, at desc);
