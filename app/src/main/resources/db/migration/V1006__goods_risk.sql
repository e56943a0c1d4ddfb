-- How risky each product looks to officers: computed again and again from what the program has logged, so that a list of
-- all shops' goods can be ordered by it. It may be deleted at any time.
create table goods_risk (
    product_id     bigint      primary key,
    shop_id        bigint      not null,
    score          int         not null,
    level          text        not null check (level in ('high', 'middle', 'low', 'none')),
    reasons        jsonb       not null,
    missing        boolean     not null,
    expired        boolean     not null,
    expiring       boolean     not null,
    page_found     boolean     not null,
    spoken         boolean     not null,
    price_warned   boolean     not null,
    computed_at    timestamptz not null
);
create index goods_risk_order on goods_risk (score desc, product_id desc);
create index show_item_product on show_item (product_id);
create index host_line_item on host_line (show_id, item_id) where verdict <> 'clear';
create index after_sale_not_as_shown on after_sale (asked_at) where reason = 'NOT_AS_SHOWN' or disputed_at is not null;
-- Which after-sale a product has is found from its SKUs.
create index order_line_sku on order_line (sku_id);
