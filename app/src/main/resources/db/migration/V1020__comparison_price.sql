-- The struck-through price (划线价) that a SKU's price is set against; written by the shop's desk with its event.
create table comparison_price (
    sku_id   bigint primary key,
    minor    bigint      not null,
    currency text        not null,
    basis    text        not null,
    reason   text        not null,
    at       timestamptz not null
);
