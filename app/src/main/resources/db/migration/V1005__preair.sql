-- The turn of a show's reviews: who seals waits here, and sees what was sealed last.
create table preair_turn (
    show_id bigint primary key,
    -- a hash of all that was reviewed: equal for an unchanged line-up
    subject text   not null
);

-- Reviews before air (播前审核), folded from the office: each sealed record whole, and a row for each item in it.
create table preair_record (
    show_id       bigint      not null,
    -- where the record stands in the office's journal
    sealed_offset bigint      not null,
    shop_id       bigint      not null,
    reviewed_at   timestamptz not null,
    verdict       text        not null,
    -- a hash of all that was reviewed: equal for an unchanged line-up
    subject       text        not null,
    body          text        not null,
    primary key (show_id, sealed_offset)
);

create table preair_review (
    show_id       bigint      not null,
    item_id       bigint      not null,
    product_id    bigint      not null,
    shop_id       bigint      not null,
    reviewed_at   timestamptz not null,
    verdict       text        not null check (verdict in ('pass', 'mend', 'needs_evidence')),
    edition       text        not null,
    sealed_offset bigint      not null,
    primary key (show_id, item_id, sealed_offset)
);
create index preair_review_product on preair_review (product_id, reviewed_at desc);
