-- Reports of other platforms as somebody brought them in, and spending that was typed in. They are their owner's own notes and no
-- events of this installation: nothing that is counted here ever adds them up with what was seen here.
create table radar_file (
    file_id     bigint      primary key,
    side        text        not null check (side in ('SHOP', 'AGENCY')),
    owner_id    bigint      not null,
    name        text        not null,
    sha256      text        not null,
    row_count   int         not null,
    imported_at timestamptz not null,
    imported_by bigint      not null,
    -- The same file brought in twice is there once.
    unique (side, owner_id, sha256)
);

create table radar_outside (
    file_id     bigint not null references radar_file on delete cascade,
    -- As spreadsheets number them: the header is 1.
    line        int    not null,
    day         date   not null,
    platform    text   not null,
    kind        text   not null,
    name        text   not null,
    campaign    text   not null,
    exposures   bigint,
    clicks      bigint,
    orders      bigint,
    gmv_minor   bigint,
    spend_minor bigint,
    primary key (file_id, line)
);

-- Of rows about the same thing on the same day in several files, the one of the newest file; where that file goes, the one before.
create view radar_outside_now as
select distinct on (f.side, f.owner_id, o.day, o.platform, o.kind, o.name, o.campaign)
       f.side, f.owner_id, f.name as file_name, o.*
  from radar_outside o
  join radar_file f using (file_id)
 order by f.side, f.owner_id, o.day, o.platform, o.kind, o.name, o.campaign, o.file_id desc;

create table radar_spend (
    spend_id    bigint      primary key,
    side        text        not null check (side in ('SHOP', 'AGENCY')),
    owner_id    bigint      not null,
    day         date        not null,
    channel     text        not null,
    campaign    text        not null,
    spend_minor bigint      not null check (spend_minor >= 0),
    orders      bigint      check (orders >= 0),
    gmv_minor   bigint      check (gmv_minor >= 0),
    typed_at    timestamptz not null,
    typed_by    bigint      not null,
    unique (side, owner_id, day, channel, campaign)
);

-- What was spent by day and channel, and what it is said to have brought; a typed-in row stands for an imported one of its day.
create view radar_spending as
select side, owner_id, day, channel, campaign, spend_minor, orders, gmv_minor, spend_id, cast(null as bigint) as file_id, '' as file_name
  from radar_spend
union all
select o.side, o.owner_id, o.day, o.platform || case when o.name = o.platform then '' else ' · ' || o.name end, o.campaign,
       o.spend_minor, o.orders, o.gmv_minor, null, o.file_id, o.file_name
  from radar_outside_now o
 where o.kind = 'CHANNEL' and o.spend_minor is not null
   and not exists (select from radar_spend s
                    where s.side = o.side and s.owner_id = o.owner_id and s.day = o.day and s.campaign = o.campaign
                      and s.channel = o.platform || case when o.name = o.platform then '' else ' · ' || o.name end);
