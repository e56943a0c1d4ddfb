-- Several providers: which one a payment is at, and our own cashier where the buyer chooses one.
alter table payment add column provider text not null default 'simpay';

create table cashier (
    cashier_no   text primary key,     -- cannot be guessed
    subject_id   bigint      not null unique, -- the order or the checkout
    order_no     text        not null,
    payee        text        not null,
    amount_minor bigint      not null,
    currency     text        not null,
    pay_until    timestamptz not null
);

create table cashier_part (
    cashier_no   text   not null references cashier,
    order_id     bigint not null,
    show_id      bigint not null,
    amount_minor bigint not null,
    primary key (cashier_no, order_id)
);

-- Which of an order's payments its room has taken: what a shop gives back comes out of that one.
create table payment_taken (
    order_id   bigint primary key,
    payment_no text not null
);

-- A buyer may pay the wrong sum at the simulated provider, too.
alter table simpay_payment add column paid_minor bigint;
update simpay_payment set paid_minor = amount_minor where paid_at is not null;
