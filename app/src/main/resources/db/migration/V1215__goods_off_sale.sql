-- Which product a measure takes off sale; null where it binds the shop as a whole.
alter table measure add column product_id bigint;
create index measure_off_sale on measure (product_id, until_at)
    where product_id is not null and taken_at is not null and ended_at is null;
