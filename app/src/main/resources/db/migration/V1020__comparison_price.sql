-- The struck-through price (划线价) that a SKU's price is set against; written by the shop's desk with its event.
create table comparison_price (
    sku_id   bigint primary key,
    minor    bigint      not null,
    currency text        not null,
    basis    text        not null,
    reason   text        not null,
    at       timestamptz not null
);

-- Buyers' pages ask for the lowest deal of a time: of goods that sell well from the index alone.
drop index sku_deal_sku;
create index sku_deal_sku on sku_deal (sku_id, at desc) include (minor, currency);
