-- What does not look like people buying and talking: folded from the journal by the table "doubt"; may be deleted and replayed,
-- but for doubt_look and what stands in the journal as an officer's judgement.
create table doubt_show (
    show_id     bigint primary key,
    merchant_id bigint not null,
    host_id     bigint not null,
    viewers_now int    not null default 0,
    -- The most people who were there since likes were counted last.
    viewers_max int    not null default 0,
    likes       bigint not null default 0,
    likes_at    timestamptz,
    -- Likes that wait for the count of those present, which is written after them.
    added       bigint not null default 0,
    added_ms    bigint not null default 0,
    added_place bigint not null default 0,
    present     int    not null default 0
);

-- How evenly and how fast somebody acts in a show, up to now without a pause.
create table doubt_pace (
    show_id   bigint      not null,
    person_id bigint      not null,
    kind      text        not null,
    began_at  timestamptz not null,
    last_at   timestamptz not null,
    gaps      int         not null default 0,
    sum_ms    bigint      not null default 0,
    square_ms double precision not null default 0,
    positions bigint[]    not null,
    primary key (show_id, person_id, kind)
);
create index doubt_pace_last on doubt_pace (last_at);

-- In which hours of a day somebody acted, one bit each.
create table doubt_day (
    person_id bigint not null,
    day       date   not null,
    hours     int    not null,
    primary key (person_id, day)
);
create index doubt_day_day on doubt_day (day);

create table doubt_order_seen (
    order_id      bigint primary key,
    show_id       bigint      not null,
    merchant_id   bigint      not null,
    buyer_id      bigint      not null,
    placed_at     timestamptz not null,
    position      bigint      not null,
    goods_minor   bigint      not null,
    paid_at       timestamptz,
    paid_minor    bigint,
    paid_position bigint
);
create index doubt_order_seen_buyer on doubt_order_seen (merchant_id, buyer_id);

create table doubt_refund_seen (
    refund_id  bigint primary key,
    order_id   bigint      not null,
    minor      bigint      not null,
    ordered_at timestamptz not null,
    position   bigint      not null
);
create index doubt_refund_seen_order on doubt_refund_seen (order_id);

-- What an order and its buyer had in common with the shop's people, and where it went to, when the order was read first. Accounts
-- change later and addresses go with their person; this is never cleared, so that a replay comes to the same rows. Phones and
-- places are keyed hashes.
create table doubt_look (
    order_id  bigint primary key,
    person_id bigint not null references person on delete cascade,
    grounds   text[] not null,
    phone     bytea,
    place     bytea
);
create index doubt_look_phone on doubt_look (phone) where phone is not null;
create index doubt_look_place on doubt_look (place) where place is not null;
create index doubt_look_person on doubt_look (person_id);

create table doubt_finding (
    finding_id  bigint primary key,
    rule        text        not null,
    show_id     bigint,
    merchant_id bigint,
    person_id   bigint,
    -- Whether all that this person does is in doubt, and not only the orders named.
    whole       boolean     not null,
    began_at    timestamptz not null,
    last_at     timestamptz not null,
    facts       jsonb       not null,
    grounds     text[]      not null
);
create index doubt_finding_last on doubt_finding (last_at desc, finding_id desc);
create index doubt_finding_person on doubt_finding (person_id) where whole;
create index doubt_finding_show on doubt_finding (show_id);

create table doubt_proof (
    finding_id bigint   not null,
    shard      smallint not null,
    position   bigint   not null,
    primary key (finding_id, shard, position)
);

create table doubt_order (
    finding_id bigint not null,
    order_id   bigint not null,
    primary key (finding_id, order_id)
);
create index doubt_order_order on doubt_order (order_id);

create table doubt_likes (
    finding_id bigint      not null,
    show_id    bigint      not null,
    minute     timestamptz not null,
    likes      bigint      not null,
    primary key (finding_id, minute)
);
create index doubt_likes_show on doubt_likes (show_id);

-- What officers judged of a finding last; all they ever said stands in the journal.
create table doubt_judged (
    finding_id bigint primary key,
    ruling     text        not null,
    reason     text        not null,
    officer_id bigint      not null,
    at         timestamptz not null
);

-- One at a time judges of a finding.
create table doubt_turn (
    finding_id bigint primary key,
    at         timestamptz not null
) with (fillfactor = 50);

-- What figures, rankings and suggestions leave out: all findings but those that an officer called a false alarm.
create view doubt_standing as
select f.*
  from doubt_finding f
 where not exists (select from doubt_judged j where j.finding_id = f.finding_id and j.ruling = 'WITHDRAWN');

create view doubtful_order as
select distinct o.order_id
  from doubt_order o
  join doubt_standing f using (finding_id);

create view doubtful_person as
select distinct person_id
  from doubt_standing
 where whole and person_id is not null;

create view doubtful_likes as
select l.show_id, l.minute, max(l.likes) as likes
  from doubt_likes l
  join doubt_standing f using (finding_id)
 group by l.show_id, l.minute;
