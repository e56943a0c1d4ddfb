-- Orders as pages show them: folded from the floor and the office, never written by anyone else.
-- The two shards are read at their own pace, so any fact may come first; an order is born once position is there.
create table placed_order (
    order_id      bigint primary key,
    state         text not null default 'held',
    shard         smallint,
    position      bigint,
    show_id       bigint,
    merchant_id   bigint,
    buyer_id      bigint,
    total_minor   bigint,
    currency      text,
    pay_until     timestamptz,
    created_at    timestamptz,
    released_at   timestamptz,
    paid_at       timestamptz,
    cashier       text,
    cashier_until timestamptz,
    taken_at      timestamptz,
    carrier       text,
    tracking_no   text,
    sent_at       timestamptz
) with (fillfactor = 70);
create index placed_order_of_buyer on placed_order (buyer_id, order_id);
create index placed_order_of_merchant on placed_order (merchant_id, order_id);

create table order_line (
    order_id      bigint   not null,
    number        smallint not null,
    item_id       bigint   not null,
    sku_id        bigint   not null,
    pieces        integer  not null,
    price_version bigint   not null,
    price_minor   bigint   not null,
    currency      text     not null,
    primary key (order_id, number)
);

-- Money that has to go back, and has gone.
create table order_refund (
    order_id   bigint not null,
    payment_no text   not null,
    due_at     timestamptz,
    done_at    timestamptz,
    primary key (order_id, payment_no)
);

create table order_show (
    show_id     bigint primary key,
    merchant_id bigint not null
);

create table order_shop (
    merchant_id bigint primary key,
    name        text not null
);

create table order_item (
    item_id    bigint primary key,
    product_id bigint not null,
    title      text   not null,
    picture    text   not null
);

create table order_sku (
    item_id bigint not null,
    sku_id  bigint not null,
    name    text   not null,
    primary key (item_id, sku_id)
);
