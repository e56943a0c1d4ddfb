-- Whether an order is of vouchers: it waits to be used, not to be sent.
alter table placed_order add column voucher boolean not null default false;
