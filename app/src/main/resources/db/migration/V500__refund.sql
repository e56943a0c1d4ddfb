-- A refund that a shop ordered, by the shop's own id of it; null where a room had not taken the money.
alter table payment_refund add column refund_id bigint;
create index payment_refund_by_payment on payment_refund (payment_no);
