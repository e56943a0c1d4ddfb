-- The shop's own rows, written by its desk in the transaction that writes its events.

create table merchant (
    id             bigint      primary key,
    name           text        not null,
    licence_holder text,
    licence_number text,
    opened_at      timestamptz not null,
    -- Stream time of the shop. Every piece of the desk's work moves it first, so one desk works at a time.
    last_at        timestamptz not null
) with (fillfactor = 50);

create table product (
    id             bigint      primary key,
    merchant_id    bigint      not null references merchant,
    code           text        not null,
    title          text        not null,
    legal_category text        not null,
    description    text        not null,
    -- Pictures, after-sale promises, size chart, delivery: shown as they are, never searched.
    page           jsonb       not null,
    listed_at      timestamptz not null,
    revised_at     timestamptz not null,
    unique (merchant_id, code)
);

create table sku (
    id          bigint  primary key,
    product_id  bigint  not null references product,
    merchant_id bigint  not null references merchant,
    code        text    not null,
    name        text    not null,
    place       integer not null,
    withdrawn   boolean not null default false,
    unique (merchant_id, code)
);

create index sku_product on sku (product_id);

create table fact (
    product_id   bigint  not null references product,
    place        integer not null,
    key          text    not null,
    value        text    not null,
    unit         text,
    proof_kind   text,
    proof_number text,
    proof_issuer text,
    proof_scope  text,
    valid_until  date,
    primary key (product_id, place),
    unique (product_id, key)
);

create table price_version (
    id       bigint      primary key,
    sku_id   bigint      not null references sku,
    minor    bigint      not null check (minor > 0),
    currency text        not null,
    reason   text        not null,
    at       timestamptz not null
);

create index price_version_sku on price_version (sku_id, id desc);

create function price_version_stays() returns trigger language plpgsql as $$
begin
    raise exception 'price_version is never changed';
end
$$;

create trigger price_version_stays before update or delete on price_version
    for each row execute function price_version_stays();

-- Where the pieces of a SKU are. Sold pieces stay counted at the show that sold them.
create table warehouse (
    sku_id     bigint  primary key references sku,
    received   integer not null,
    free       integer not null check (free >= 0),
    in_transit integer not null check (in_transit >= 0),
    at_shows   integer not null check (at_shows >= 0),
    check (free + in_transit + at_shows = received)
) with (fillfactor = 50);

create table stock_receipt (
    id     bigint      primary key,
    sku_id bigint      not null references sku,
    pieces integer     not null check (pieces <> 0),
    reason text        not null,
    at     timestamptz not null
);

create index stock_receipt_sku on stock_receipt (sku_id, id);

create table transfer (
    id          bigint      primary key,
    merchant_id bigint      not null references merchant,
    sku_id      bigint      not null references sku,
    show_id     bigint      not null,
    item_id     bigint      not null,
    pieces      integer     not null check (pieces > 0),
    state       text        not null check (state in ('sent', 'arrived', 'bounced')),
    sent_at     timestamptz not null
);

create index transfer_sku on transfer (sku_id, show_id);

-- Unsold pieces that shows gave back; apart from transfers, since a show may give back in several parts.
create table stock_return (
    id      bigint      primary key,
    sku_id  bigint      not null references sku,
    show_id bigint      not null,
    pieces  integer     not null check (pieces > 0),
    at      timestamptz not null
);

create index stock_return_sku on stock_return (sku_id, show_id);

create table shop_order (
    order_id     bigint      primary key,
    merchant_id  bigint      not null references merchant,
    show_id      bigint      not null,
    buyer_id     bigint      not null,
    lines        jsonb       not null,
    amount_minor bigint      not null,
    currency     text        not null,
    state        text        not null check (state in ('taken', 'shipped')),
    taken_at     timestamptz not null,
    carrier      text,
    tracking_no  text,
    sent_at      timestamptz,
    check ((state = 'shipped') = (tracking_no is not null and carrier is not null and sent_at is not null))
);

create index shop_order_merchant on shop_order (merchant_id, order_id desc);

create table picture (
    name        text        primary key,
    merchant_id bigint      not null references merchant,
    type        text        not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
    bytes       bytea       not null,
    added_at    timestamptz not null
);
