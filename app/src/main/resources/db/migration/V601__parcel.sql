-- Parcels on the road as pages show them: folded from the office alone.
create table parcel (
    parcel_id    bigint      primary key,
    order_id     bigint      not null,
    merchant_id  bigint      not null,
    case_id      bigint,
    homeward     boolean     not null,
    carrier      text        not null,
    tracking_no  text        not null,
    lines        jsonb,
    sent_at      timestamptz not null,
    corrected_at timestamptz,
    delivered_at timestamptz
);
create index parcel_of_order on parcel (order_id, parcel_id);
create index parcel_under_way on parcel (parcel_id) where delivered_at is null;

create table parcel_scan (
    parcel_id  bigint      not null,
    scan_id    text        not null,
    number     bigint      not null,
    scanned_at timestamptz not null,
    kind       text        not null,
    place      text        not null,
    words      text        not null,
    primary key (parcel_id, scan_id)
);
