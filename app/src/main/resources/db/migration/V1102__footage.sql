-- Films that were filmed and not drawn: clips of shows (切片) and what people upload. Their ids are of the same sequence
-- as those of films made here, so that likes and comments may point at either.
create table footage (
    id               bigint      primary key,
    kind             text        not null check (kind in ('CLIP', 'UPLOAD')),
    origin           text        not null check (origin in ('PGC', 'UGC', 'PUGC')),
    merchant_id      bigint,
    product_id       bigint,
    show_id          bigint,
    show_title       text,
    from_ms          bigint,
    to_ms            bigint,
    happened_at      timestamptz,
    file_name        text,
    source_bytes     bigint,
    title            jsonb       not null,
    cues             jsonb       not null default '[]',
    ai               boolean     not null default false,
    version          int         not null,
    state            text        not null
        check (state in ('DRAFT', 'QUEUED', 'RENDERING', 'READY', 'FAILED', 'CANCELLED', 'INTERRUPTED')),
    trouble          text,
    rendered_version int,
    shape            text,
    said             jsonb,
    film_seconds     double precision,
    bytes            bigint      not null default 0,
    heard            boolean     not null default false,
    rendered_at      timestamptz,
    feed_place       bigint,
    published_at     timestamptz,
    published_by     bigint,
    made_by          bigint      not null,
    made_at          timestamptz not null,
    check ((kind = 'CLIP') = (show_id is not null)),
    check ((kind = 'CLIP') = (from_ms is not null and to_ms is not null and from_ms < to_ms)),
    check ((rendered_version is null) = (said is null)),
    check ((feed_place is null) = (published_at is null)),
    check (origin = 'UGC' or merchant_id is not null or kind = 'UPLOAD')
);
create index footage_of_shop on footage (merchant_id, id desc) where merchant_id is not null;
create index footage_of_maker on footage (made_by, id desc);
create index footage_in_feed on footage (feed_place desc) where feed_place is not null;
create index footage_of_product on footage (product_id, feed_place desc) where feed_place is not null;
create index footage_at_work on footage (id) where state in ('QUEUED', 'RENDERING');

alter table film_like drop constraint film_like_film_id_fkey;
