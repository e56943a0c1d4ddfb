-- Which orders one payment is for, and what sending them costs.
create table order_checkout (
    checkout_id bigint not null,
    order_id    bigint not null,
    primary key (checkout_id, order_id)
);
alter table placed_order add column freight_minor bigint not null default 0, add column checkout_id bigint;
