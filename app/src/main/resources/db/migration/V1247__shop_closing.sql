-- Shops that their owners end (关闭店铺): announced for thirty days, then nothing of them is sold, then closed once nothing is open.
create table shop_closing (
    merchant_id bigint      primary key,
    state       text        not null check (state in ('WAITING', 'ENDED', 'CLOSED')),
    asked_by    bigint      not null,
    asked_at    timestamptz not null,
    -- The first day, in China, on which nothing is sold.
    ends_on     date        not null,
    ended_at    timestamptz,
    -- When it was last found that something has to end first; those that were not looked at for longest come first.
    held_up_at  timestamptz,
    closed_at   timestamptz,
    check ((state = 'WAITING') = (ended_at is null)),
    check ((state = 'CLOSED') = (closed_at is not null))
);
create index shop_closing_due on shop_closing (ends_on) where state <> 'CLOSED';
