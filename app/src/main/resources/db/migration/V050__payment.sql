-- The payment desk: one row for each payment that a provider opened for an order.
create table payment (
    payment_no    text primary key,
    order_id      bigint      not null,
    show_id       bigint      not null,
    amount_minor  bigint      not null,
    currency      text        not null,
    pay_until     timestamptz not null,
    last_at       timestamptz not null, -- the time of the latest event in the payment's stream
    reported_at   timestamptz,          -- the provider said that it is paid
    heard_at      timestamptz,          -- the room has the news: nothing left to do
    closed_at     timestamptz,          -- the provider said that it can no longer be paid
    next_query_at timestamptz not null,
    queries       integer     not null default 0
);
create index payment_by_order on payment (order_id);
create index payment_unheard on payment (next_query_at) where heard_at is null and closed_at is null;

-- Money sent back, by the id of the request that sent it.
create table payment_refund (
    request_id   text primary key,
    payment_no   text        not null,
    order_id     bigint      not null,
    amount_minor bigint      not null,
    currency     text        not null,
    refund_no    text,
    refused      text,
    at           timestamptz not null
);

-- The simulated provider. It stands for a company of its own: nothing else reads or writes these tables.
create table simpay_payment (
    payment_no   text primary key,
    request_id   text        not null unique,
    order_no     text        not null,
    payee        text        not null,
    amount_minor bigint      not null check (amount_minor >= 0),
    currency     text        not null,
    pay_until    timestamptz not null,
    callback     text        not null,
    opened_at    timestamptz not null,
    trade_no     text,
    paid_at      timestamptz
);

create table simpay_refund (
    refund_no    text primary key,
    request_id   text        not null unique,
    payment_no   text        not null references simpay_payment,
    amount_minor bigint      not null check (amount_minor > 0),
    at           timestamptz not null
);
create index simpay_refund_by_payment on simpay_refund (payment_no);

-- Callbacks to be made; they outlive a restart.
create table simpay_delivery (
    id           bigint generated always as identity primary key,
    payment_no   text        not null references simpay_payment,
    due_at       timestamptz not null,
    attempts     integer     not null default 0,
    delivered_at timestamptz,
    given_up_at  timestamptz
);
create index simpay_delivery_due on simpay_delivery (due_at) where delivered_at is null and given_up_at is null;
