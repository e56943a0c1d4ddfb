-- Whether the shop sells the product without a show (上架).
alter table product add column on_shelf boolean not null default true;

-- What a merchant has chosen for the shop's shelf.
create table shelf_setting (
    merchant_id bigint  primary key,
    target      integer not null check (target >= 0)
);

-- Folded from goods and shows by the table "mall"; may be deleted and replayed.
create table mall_shop (
    merchant_id bigint      primary key,
    name        text        not null,
    opened_at   timestamptz not null
);

create table mall_product (
    product_id     bigint      primary key,
    merchant_id    bigint      not null,
    title          text        not null,
    legal_category text        not null,
    facts          text        not null,
    listed_at      timestamptz not null,
    on_shelf       boolean     not null default true,
    archived       boolean     not null default false
);
create index mall_product_of_merchant on mall_product (merchant_id, product_id);

create table mall_sku (
    sku_id     bigint  primary key,
    product_id bigint,
    name       text    not null default '',
    list_minor bigint,
    listed     boolean not null default true
);
create index mall_sku_of_product on mall_sku (product_id);

create table mall_show (
    show_id     bigint  primary key,
    merchant_id bigint  not null,
    shelf       boolean not null,
    title       text    not null,
    state       text    not null,
    pinned      bigint,
    starts_at   timestamptz
);
create index mall_show_of_merchant on mall_show (merchant_id, state);

create table mall_offer (
    show_id       bigint  not null,
    sku_id        bigint  not null,
    item_id       bigint  not null,
    product_id    bigint  not null,
    price_minor   bigint  not null,
    price_version bigint  not null,
    left_pieces   integer not null default 0,
    sold          integer not null default 0,
    listed        boolean not null default true,
    primary key (show_id, sku_id)
) with (fillfactor = 70);
create index mall_offer_of_product on mall_offer (product_id);

create table mall_hold (
    order_id      bigint  not null,
    sku_id        bigint  not null,
    price_version bigint  not null,
    show_id       bigint  not null,
    pieces        integer not null,
    primary key (order_id, sku_id, price_version)
);

-- Pieces sold at each price version.
create table mall_deal (
    sku_id        bigint not null,
    price_version bigint not null,
    pieces        bigint not null,
    primary key (sku_id, price_version)
);

-- What the index in memory has yet to read again; each shard's thread has rows of its own.
create table mall_changed (
    shard      integer not null,
    product_id bigint  not null,
    primary key (shard, product_id)
);

-- A buyer's bag across shops, with the price that each line was put in at; plain rows, not history.
create table bag_line (
    line_id       bigint      primary key,
    person_id     bigint      not null,
    show_id       bigint      not null,
    item_id       bigint      not null,
    sku_id        bigint      not null,
    pieces        integer     not null check (pieces > 0),
    price_minor   bigint      not null,
    price_version bigint      not null,
    added_at      timestamptz not null,
    unique (person_id, show_id, sku_id)
);

create table favourite (
    person_id  bigint      not null,
    product_id bigint      not null,
    place      bigint      not null,
    added_at   timestamptz not null,
    primary key (person_id, product_id)
);
create index favourite_newest on favourite (person_id, place desc);
