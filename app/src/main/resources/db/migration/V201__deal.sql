-- What goods were offered and sold for in shows: a follower's rows, which may be deleted and told anew.

create table deal_show (
    show_id   bigint primary key,
    title     text   not null,
    opened_at timestamptz
);

-- A SKU's price versions in shows; the shop's own list prices are in price_version.
create table deal_price (
    show_id  bigint      not null,
    id       bigint      not null,
    sku_id   bigint      not null,
    minor    bigint      not null,
    currency text        not null,
    reason   text        not null,
    at       timestamptz not null,
    primary key (show_id, sku_id, id)
);

create index deal_price_sku on deal_price (sku_id, at desc);

-- Lines of orders that may still be paid.
create table deal_held (
    order_id bigint  not null,
    number   integer not null,
    show_id  bigint  not null,
    sku_id   bigint  not null,
    pieces   integer not null,
    version  bigint  not null,
    minor    bigint  not null,
    currency text    not null,
    primary key (order_id, number)
);

-- A deal: a price at which an order was paid.
create table sku_deal (
    order_id bigint      not null,
    number   integer     not null,
    show_id  bigint      not null,
    sku_id   bigint      not null,
    pieces   integer     not null,
    version  bigint      not null,
    minor    bigint      not null,
    currency text        not null,
    at       timestamptz not null,
    primary key (order_id, number)
);

create index sku_deal_sku on sku_deal (sku_id, at desc);
