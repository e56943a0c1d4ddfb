-- Where each shop has goods sent back to.
create table shop_return_place (
    merchant_id bigint      primary key,
    recipient   text        not null,
    phone       text        not null,
    region      text        not null,
    street      text        not null,
    changed_at  timestamptz not null
);
