alter table placed_order
    add column packed_at    timestamptz,
    add column some_sent_at timestamptz,
    add column received_at  timestamptz,
    add column received_by  text,
    add column closed_at    timestamptz,
    add column ship_by      timestamptz;
create index placed_order_to_ship on placed_order (merchant_id, ship_by) where state = 'taken';

-- Money of a paid order that its shop gives back, and whether it has gone.
create table order_back (
    refund_id  bigint primary key,
    order_id   bigint,
    minor      bigint,
    currency   text,
    ordered_at timestamptz,
    done_at    timestamptz
);
create index order_back_of on order_back (order_id);
