-- What the figures of a show are counted from: facts folded from the journal, one row each, added up when they are read.
create table insight_show (
    show_id     bigint primary key,
    merchant_id bigint      not null,
    room_id     bigint      not null,
    kind        text        not null,
    title       text        not null,
    state       text        not null,
    planned_at  timestamptz not null,
    opened_at   timestamptz,
    closed_at   timestamptz,
    likes       bigint      not null default 0,
    crowd_likes bigint      not null default 0
);
create index insight_show_room on insight_show (room_id, closed_at);

create table insight_item (
    show_id    bigint not null,
    item_id    bigint not null,
    product_id bigint not null,
    place      int    not null,
    title      text   not null,
    picture    text   not null,
    primary key (show_id, item_id)
);

-- An order is born in the floor, its refunds in the office; the two come at their own pace and meet when they are read.
create table insight_order (
    order_id      bigint primary key,
    show_id       bigint      not null,
    buyer_id      bigint      not null,
    crowd         boolean     not null,
    position      bigint      not null,
    placed_at     timestamptz not null,
    placed_minor  bigint      not null,
    freight_minor bigint      not null,
    paid_position bigint,
    paid_at       timestamptz,
    paid_minor    bigint,
    released_at   timestamptz
);
create index insight_order_show on insight_order (show_id, placed_at);
create index insight_order_buyer on insight_order (buyer_id, paid_at);

create table insight_line (
    order_id bigint not null,
    number   int    not null,
    item_id  bigint not null,
    sku_id   bigint not null,
    pieces   int    not null,
    minor    bigint not null,
    primary key (order_id, number)
);
create index insight_line_item on insight_line (item_id);

create table insight_refund (
    refund_id  bigint primary key,
    order_id   bigint      not null,
    minor      bigint      not null,
    ordered_at timestamptz not null,
    position   bigint      not null
);
create index insight_refund_order on insight_refund (order_id);

create table insight_presence (
    show_id  bigint      not null,
    position bigint      not null,
    at       timestamptz not null,
    viewers  int         not null,
    crowd    int         not null,
    primary key (show_id, position)
);

-- The last count of each sitting; a show's numbers are the sum of its sittings.
create table insight_sitting (
    show_id         bigint  not null,
    sitting_id      bigint  not null,
    crowd           boolean not null,
    exposures       bigint  not null,
    entries         bigint  not null,
    exits           bigint  not null,
    viewers         bigint  not null,
    watch_seconds   bigint  not null,
    product_viewers bigint  not null,
    clickers        bigint  not null,
    primary key (show_id, sitting_id, crowd)
);

create table insight_item_sitting (
    show_id         bigint not null,
    sitting_id      bigint not null,
    item_id         bigint not null,
    exposures       bigint not null,
    clicks          bigint not null,
    crowd_exposures bigint not null,
    crowd_clicks    bigint not null,
    primary key (show_id, sitting_id, item_id)
);

-- What was added in each minute, of all and of the demo's crowd alone.
create table insight_minute (
    show_id   bigint      not null,
    minute    timestamptz not null,
    crowd     boolean     not null,
    exposures bigint      not null default 0,
    entries   bigint      not null default 0,
    exits     bigint      not null default 0,
    likes     bigint      not null default 0,
    lines     bigint      not null default 0,
    primary key (show_id, minute, crowd)
);

create table insight_speaker (
    show_id   bigint  not null,
    person_id bigint  not null,
    crowd     boolean not null,
    lines     bigint  not null,
    primary key (show_id, person_id)
);

-- What happened at a moment of the show, for the curve.
create table insight_mark (
    show_id  bigint      not null,
    position bigint      not null,
    at       timestamptz not null,
    kind     text        not null,
    item_id  bigint,
    words    text        not null,
    minor    bigint,
    primary key (show_id, position)
);

create table insight_said (
    show_id  bigint      not null,
    line_id  bigint      not null,
    position bigint      not null,
    at       timestamptz not null,
    item_id  bigint,
    words    text        not null,
    verdict  text        not null,
    primary key (show_id, line_id)
);
create index insight_said_at on insight_said (show_id, at);
