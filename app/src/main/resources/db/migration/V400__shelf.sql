-- A show before a camera, or the shelf through which a shop sells without one.
alter table show_row add column kind text not null default 'STAGE';
alter table show_row add column starts_at timestamptz;

-- Which show is a merchant's shelf: settled once, before the show is planned, so that two who ask get the same.
create table shelf (
    merchant_id bigint primary key,
    show_id     bigint not null unique
);

-- A price for one show only; where it is null, the price is the shop's own.
alter table price_version add column show_id bigint;
create index price_version_own on price_version (sku_id, id desc) where show_id is null;
