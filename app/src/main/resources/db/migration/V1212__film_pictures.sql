-- What a product's pictures show, as a person has said; kept beside the goods, so that imports of goods need not know of it.
create table film_album (
    product_id  bigint      primary key,
    merchant_id bigint      not null,
    labels      jsonb       not null,
    said_by     bigint      not null,
    said_at     timestamptz not null
);

-- Films of many products, written and made one after the other.
create table film_batch (
    id          bigint      primary key,
    merchant_id bigint      not null,
    wanted      jsonb       not null,
    render      boolean     not null,
    state       text        not null check (state in ('RUNNING', 'HALTED', 'CANCELLED', 'DONE')),
    halt        text,
    -- When one of its products had its turn last: shops take turns.
    served_at   timestamptz,
    made_by     bigint      not null,
    made_at     timestamptz not null,
    check ((state = 'HALTED') = (halt is not null))
);
create index film_batch_of_shop on film_batch (merchant_id, id desc);
create index film_batch_running on film_batch (served_at nulls first, id) where state = 'RUNNING';

create table film_batch_item (
    batch_id   bigint not null references film_batch on delete cascade,
    place      int    not null,
    product_id bigint not null,
    state      text   not null check (state in ('WAITING', 'TAKEN', 'REFUSED')),
    film_id    bigint,
    code       text,
    zh         text,
    en         text,
    primary key (batch_id, place),
    check ((state = 'REFUSED') = (code is not null))
);
create index film_batch_item_waiting on film_batch_item (batch_id, place) where state = 'WAITING';
create index film_batch_item_of_film on film_batch_item (film_id) where film_id is not null;
