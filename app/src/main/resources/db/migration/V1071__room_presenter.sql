-- Who hosts a room when its digital host does: how the presenter looks and speaks, and what music goes along.
create table room_presenter (
    room_id    bigint primary key,
    look       jsonb       not null,
    mood       text        not null,
    level      int         not null check (level between 0 and 100),
    effects    boolean     not null,
    changed_by bigint      not null,
    changed_at timestamptz not null
);
