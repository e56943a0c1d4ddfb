-- What a piece costs its shop (成本价), from when on; null where the shop took it back. A shop's own secret: it lies here
-- and in no event, so that no officer's export and no pack of evidence carries it.
create table cost_price (
    sku_id bigint      not null,
    at     timestamptz not null,
    minor  bigint,
    primary key (sku_id, at)
);

-- Goods of which a cost has changed since somebody took note of it.
create table cost_changed (
    product_id bigint primary key
);
