-- What is noted beside the evidence log. All of the first three can be read from the log again.
create table proof_leaf (
    idx       bigint primary key,
    hash      text not null,
    room      text not null,
    session   text not null,
    seq       bigint not null,
    kind      text not null,
    codec     text,
    type      text,
    line_id   bigint,
    begun_at  timestamptz not null,
    ended_at  timestamptz not null,
    sha256    text,
    bytes     bigint not null,
    last      boolean not null,
    -- of a line: whether its transcript is in the log
    told      boolean not null default false
);
create index proof_leaf_session on proof_leaf (session, room, seq);
create index proof_leaf_hash on proof_leaf (hash);
create index proof_leaf_line on proof_leaf (line_id) where line_id is not null;
create index proof_leaf_untold on proof_leaf (idx) where type = 'HostSpoke' and kind = 'JOURNAL' and not told;

create table proof_session (
    room      text not null,
    session   text not null,
    seq       bigint not null,
    hash      text not null,
    closed_at timestamptz,
    ended     boolean not null default false,
    primary key (session, room)
);
create index proof_session_open on proof_session (closed_at) where closed_at is not null and not ended;

-- How far the log has come in each shard of the journal.
create table proof_shard (
    shard    integer primary key,
    position bigint not null
);

-- Which checkpoints bear time-stamps; the tokens lie beside the log.
create table proof_stamp (
    size      bigint not null,
    number    integer not null,
    at        timestamptz not null,
    authority text not null,
    own       boolean not null,
    primary key (size, number)
);

-- Who did what with evidence and why. Who it was is erased here, and the leaf then says no more than that there was somebody.
create table proof_access (
    id         bigint primary key,
    at         timestamptz not null,
    room       text not null,
    about      text not null,
    act        text not null,
    reason     text not null,
    device     text not null,
    person_id  bigint,
    disclosure text,
    commitment text not null unique,
    sha256     text,
    bytes      bigint,
    idx        bigint
);
create index proof_access_waiting on proof_access (id) where idx is null;
create index proof_access_person on proof_access (person_id) where person_id is not null;

-- Keys that are no bare secrets, such as that of our own time-stamps, under a password.
create table proof_key (
    name  text primary key,
    value bytea not null
);
