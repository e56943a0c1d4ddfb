-- Why, where an officer muted somebody in a show; null where the room's staff did.
alter table show_mute add column officer_reason text;

-- What officers did about who may speak in shows, folded from the shows: their history.
create table officer_mute (
    show_id    bigint      not null,
    position   bigint      not null,
    person_id  bigint      not null,
    -- Null where a mute was lifted.
    until_at   timestamptz,
    reason     text        not null,
    officer_id bigint      not null,
    at         timestamptz not null,
    primary key (show_id, position)
);
create index officer_mute_at on officer_mute (at desc, position desc);
