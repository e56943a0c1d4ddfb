-- What the guard found in a product's page when it was last kept; written by the shop's desk with its event.
create table page_finding (
    product_id bigint primary key,
    at         timestamptz not null,
    findings   jsonb       not null
);
