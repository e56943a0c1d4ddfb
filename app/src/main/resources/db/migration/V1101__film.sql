-- Films of goods (短视频): the storyboard as it is worked on, and the newest video made of it with every word it says.
create table film (
    id               bigint      primary key,
    merchant_id      bigint      not null,
    product_id       bigint      not null,
    beside_id        bigint,
    template         text        not null,
    shape            text        not null,
    seconds          int         not null,
    presenter        boolean     not null,
    music            boolean     not null,
    priced           boolean     not null,
    version          int         not null,
    storyboard       jsonb       not null,
    state            text        not null
        check (state in ('DRAFT', 'QUEUED', 'RENDERING', 'READY', 'FAILED', 'CANCELLED', 'INTERRUPTED')),
    trouble          text,
    rendered_version int,
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
    check ((rendered_version is null) = (said is null)),
    check ((feed_place is null) = (published_at is null))
);
create index film_of_shop on film (merchant_id, id desc);
create index film_in_feed on film (feed_place desc) where feed_place is not null;
create index film_of_product on film (product_id, feed_place desc) where feed_place is not null;
create index film_at_work on film (id) where state in ('QUEUED', 'RENDERING');

create table film_like (
    film_id   bigint      not null references film on delete cascade,
    person_id bigint      not null references person on delete cascade,
    liked_at  timestamptz not null,
    primary key (film_id, person_id)
);
