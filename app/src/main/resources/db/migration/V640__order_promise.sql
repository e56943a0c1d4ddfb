-- Promised against actual: when an order was promised to be there, and when its last parcel was.
alter table placed_order
    add column deliver_by   timestamptz,
    add column delivered_at timestamptz;
create index placed_order_taken on placed_order (merchant_id, taken_at) where taken_at is not null;

-- The parcels that an order was sent in; none of what goes out for an exchange or comes back.
create table order_parcel (
    parcel_id    bigint      primary key,
    order_id     bigint      not null,
    delivered_at timestamptz
);
create index order_parcel_of on order_parcel (order_id);
