-- A room is a lasting place; its key opens the door for a camera. Plain settings, not history.
create table room (
    id           bigint primary key,
    merchant_id  bigint      not null unique,
    title        text        not null,
    stream_key   text        not null unique,
    created_at   timestamptz not null
);

-- Folded from the shows' events by the table "shows"; may be deleted and replayed.
create table show_row (
    show_id     bigint primary key,
    room_id     bigint      not null,
    merchant_id bigint      not null,
    host_id     bigint      not null,
    title       text        not null,
    state       text        not null,
    host_kind   text        not null,
    created_at  timestamptz not null,
    opened_at   timestamptz,
    closed_at   timestamptz,
    pinned      bigint,
    viewers     int         not null default 0,
    peak        int         not null default 0,
    visits      bigint      not null default 0,
    likes       bigint      not null default 0,
    lines       bigint      not null default 0,
    orders      int         not null default 0,
    paid_minor  bigint      not null default 0
);
create index show_by_merchant on show_row (merchant_id, created_at desc);
create index show_by_room on show_row (room_id, created_at desc);

create table show_item (
    show_id    bigint not null,
    item_id    bigint not null,
    product_id bigint not null,
    place      int    not null,
    role       text   not null,
    title      text   not null,
    picture    text   not null,
    per_buyer  int    not null,
    primary key (show_id, item_id)
);

create table show_sku (
    show_id       bigint not null,
    sku_id        bigint not null,
    item_id       bigint not null,
    name          text   not null,
    price_version bigint not null,
    price_minor   bigint not null,
    currency      text   not null,
    allotted      int    not null default 0,
    held          int    not null default 0,
    sold          int    not null default 0,
    primary key (show_id, sku_id)
);

create table show_hold (
    order_id bigint not null,
    show_id  bigint not null,
    sku_id   bigint not null,
    pieces   int    not null,
    primary key (order_id, sku_id)
);

create table host_line (
    show_id  bigint      not null,
    line_id  bigint      not null,
    at       timestamptz not null,
    speaker  text        not null,
    item_id  bigint,
    text     text        not null,
    verdict  text        not null,
    findings jsonb       not null,
    primary key (show_id, line_id)
);
