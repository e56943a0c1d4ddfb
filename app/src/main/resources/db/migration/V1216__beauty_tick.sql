-- The lists for medical beauty as officers go through them, of a shop or in a dossier: each tick, and each that was taken
-- away, is a row of its own; the newest of a point is how it stands. Notes of work, which change nothing anywhere else.
create table beauty_tick (
    tick_id   bigint      primary key,
    about     text        not null check (about in ('SHOP', 'DOSSIER')),
    about_id  bigint      not null,
    point     text        not null,
    ticked    boolean     not null,
    -- Of the lists, as they stood.
    version   text        not null,
    by_person bigint      not null,
    at        timestamptz not null
);
create index beauty_tick_about on beauty_tick (about, about_id, tick_id desc);
