-- The vouchers (到店券) of paid orders: written by the shop's desk in the turn in which the journal's event is written.
-- The code is here and nowhere else; the journal has its hash.
create table voucher (
    voucher_id     bigint      primary key,
    order_id       bigint      not null,
    merchant_id    bigint      not null,
    buyer_id       bigint      not null,
    line           integer     not null,
    code           text        not null unique check (code ~ '^[0-9]{12}$'),
    title          text        not null,
    entitles       text        not null,
    price_minor    bigint      not null,
    currency       text        not null,
    issued_at      timestamptz not null,
    good_until     timestamptz not null,
    redeemed_at    timestamptz,
    redeemed_by    bigint,
    redeemed_place text,
    voided_at      timestamptz,
    void_reason    text check (void_reason in ('REFUNDED', 'EXPIRED')),
    case_id        bigint,
    -- Used once at most, and never both used and given back.
    constraint voucher_ends_once check (redeemed_at is null or voided_at is null),
    constraint voucher_redeemed_whole check
        ((redeemed_at is null) = (redeemed_by is null) and (redeemed_at is null) = (redeemed_place is null)),
    constraint voucher_voided_whole check ((voided_at is null) = (void_reason is null))
);
create index voucher_of_order on voucher (order_id, voucher_id);
create index voucher_redeemed on voucher (merchant_id, redeemed_at desc, voucher_id desc) where redeemed_at is not null;
