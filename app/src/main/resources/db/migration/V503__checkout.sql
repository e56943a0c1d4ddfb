-- What a shop asks for sending, and where it does not send to; regions by their names in the code.
create table freight_rule (
    merchant_id     bigint primary key,
    base_minor      bigint not null check (base_minor >= 0),
    free_from_minor bigint check (free_from_minor >= 0)
);

create table freight_region (
    merchant_id     bigint  not null,
    region          text    not null,
    surcharge_minor bigint  not null default 0 check (surcharge_minor >= 0),
    served          boolean not null default true,
    primary key (merchant_id, region)
);

-- Checkouts: the buyer's own key for one, and what came of it. One that never was placed holds nothing for long.
create table checkout (
    checkout_id bigint primary key,
    buyer_id    bigint      not null,
    intent      text        not null,
    body_hash   text        not null,
    begun_at    timestamptz not null,
    placed_at   timestamptz,
    total_minor bigint,
    pay_until   timestamptz,
    unique (buyer_id, intent)
);

create table checkout_part (
    checkout_id   bigint   not null references checkout,
    number        smallint not null,
    order_id      bigint   not null,
    show_id       bigint   not null,
    amount_minor  bigint   not null,
    primary key (checkout_id, number)
);
