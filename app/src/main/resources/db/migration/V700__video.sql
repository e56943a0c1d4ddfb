-- Followed: the pieces of recordings, as the shows' events tell them.
create table recording_show (
    show_id   bigint      primary key,
    room_id   bigint      not null,
    merchant_id bigint    not null,
    opened_at timestamptz,
    closed_at timestamptz,
    trimmed   int         not null default 0
);
create index recording_show_open on recording_show (room_id) where opened_at is not null and closed_at is null;

create table recording_segment (
    show_id  bigint      not null,
    number   int         not null,
    file     text        not null,
    begun_at timestamptz not null,
    ended_at timestamptz not null,
    from_ms  bigint      not null,
    to_ms    bigint      not null,
    follows  boolean     not null,
    bytes    bigint      not null,
    sha256   text        not null,
    primary key (show_id, number)
);
create index recording_segment_at on recording_segment (show_id, begun_at);

-- What the people of a shop have settled; no events.
create table recording_setting (
    show_id   bigint  primary key,
    recording boolean not null default true,
    published boolean not null default false
);

create table simulcast_target (
    id         bigint      primary key,
    room_id    bigint      not null,
    name       text        not null,
    address    text        not null,
    stream_key text        not null,
    wanted     boolean     not null default false,
    created_at timestamptz not null
);
create index simulcast_target_by_room on simulcast_target (room_id, id);

-- Rooms whose picture lies at a bigger media server at this moment.
create table picture_elsewhere (
    room_id bigint      primary key,
    server  text        not null,
    client  text        not null,
    since   timestamptz not null
);
