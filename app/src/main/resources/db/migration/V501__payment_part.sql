-- One payment may be for several orders of one checkout: each has its part, and its own room.
create table payment_part (
    payment_no   text   not null references payment,
    order_id     bigint not null,
    show_id      bigint not null,
    amount_minor bigint not null,
    primary key (payment_no, order_id)
);
create index payment_part_of_order on payment_part (order_id);
insert into payment_part (payment_no, order_id, show_id, amount_minor)
    select payment_no, order_id, show_id, amount_minor from payment;
alter table payment alter column show_id drop not null;
alter table payment add column reported_minor bigint, add column code text;
update payment set reported_minor = amount_minor where reported_at is not null;

-- Orders that their buyers have cancelled: nobody asks for their money any more.
create table payment_cancelled (
    order_id bigint primary key,
    at       timestamptz not null
);

alter table simpay_payment add column closed_at timestamptz;
