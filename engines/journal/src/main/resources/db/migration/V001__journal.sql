-- The journal: what happened, in gap-free sequences called shards, and how far each follower has read.

-- One row per sequence. Every append moves head under its owner's epoch, so this row is the fence and the order.
create table shard (
    id    smallint primary key check (id >= 0),
    epoch bigint   not null check (epoch >= 1),
    head  bigint   not null check (head >= 0)
) with (fillfactor = 50);

create table event (
    shard    smallint    not null,
    position bigint      not null,
    stream   text        not null,
    type     text        not null,
    version  smallint    not null,
    at       timestamptz not null,
    body     bytea       not null,
    primary key (shard, position)
) partition by range (position);

create index event_stream on event (shard, stream, position);

-- Words and addresses of people, written in the event's transaction; removed when a person is forgotten.
create table aside (
    shard    smallint not null,
    position bigint   not null,
    slot     integer  not null,
    person   bigint   not null,
    body     bytea    not null,
    primary key (shard, position, slot)
);

create index aside_person on aside (person);

create table follower (
    name     text     not null,
    shard    smallint not null,
    position bigint   not null check (position >= 0),
    primary key (name, shard)
) with (fillfactor = 50);

-- Makes the partitions that hold the positions first..last and tells the first position beyond them.
-- Attaching, unlike creating a partition in place, lets readers and writers go on meanwhile.
create function event_room(first bigint, last bigint) returns bigint
language plpgsql as $$
declare
    width constant bigint := 10000000;
    part  text;
begin
    perform pg_advisory_xact_lock(hashtext('event_room'));
    for n in first / width .. last / width loop
        part := 'event_' || n;
        if to_regclass(part) is null then
            execute format('create table %I (like event)', part);
            execute format('alter table event attach partition %I for values from (%s) to (%s)',
                           part, n * width, (n + 1) * width);
        end if;
    end loop;
    return (last / width + 1) * width;
end
$$;

select event_room(0, 0);
