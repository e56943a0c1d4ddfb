-- What officers took down of films (短视频), what the owners objected, and what was decided: folded from the journal. The
-- owners' words lie beside the journal, where they can be forgotten; here stands where.
create table film_takedown (
    takedown_id     bigint      primary key,
    film_id         bigint      not null,
    at              timestamptz not null,
    ground          text        not null,
    rule            text,
    article         text        not null,
    words           text        not null,
    version         int         not null,
    video_hash      text        not null,
    officer_id      bigint      not null,
    objected_at     timestamptz,
    objected_by     bigint,
    objection_place bigint,
    upheld_at       timestamptz,
    upheld_by       bigint,
    upheld_words    text,
    lifted_at       timestamptz,
    lifted_by       bigint,
    lifted_words    text,
    check ((objected_at is null) = (objection_place is null))
);
create index film_takedown_of_film on film_takedown (film_id, takedown_id desc);
create unique index film_takedown_in_force on film_takedown (film_id) where lifted_at is null;

create table film_comment_hidden (
    comment_id bigint      primary key,
    film_id    bigint      not null,
    at         timestamptz not null,
    ground     text        not null,
    reason     text        not null,
    officer_id bigint      not null
);

-- Each act about a film, in the order of the journal.
create table film_act (
    place       bigint      primary key,
    film_id     bigint      not null,
    at          timestamptz not null,
    kind        text        not null,
    by_id       bigint      not null,
    comment_id  bigint,
    ground      text,
    article     text        not null,
    words       text        not null
);
create index film_act_of_film on film_act (film_id, place desc);

-- The desk's own, written with the event and never folded: whose turn it is, that time never runs back in a film's stream,
-- and by which takedown the film is down, with the version that was judged; null where it is not.
create table film_turn (
    film_id     bigint      primary key,
    at          timestamptz not null,
    takedown_id bigint,
    version     int,
    check ((takedown_id is null) = (version is null))
);

-- Films that nobody sees but their owner and officers.
create view film_down as
    select film_id, takedown_id, version, at from film_turn where takedown_id is not null;
