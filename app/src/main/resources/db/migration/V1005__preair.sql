-- The turn of a show's reviews: who seals waits here, and sees what was sealed last.
create table preair_turn (
    show_id bigint primary key,
    -- a hash of all that was reviewed: equal for an unchanged line-up
    subject text   not null
);

-- Reviews before air (播前审核), folded from the office: each sealed record whole, and a row for each item in it.
create table preair_record (
    show_id       bigint not null,
    -- where the record stands in the office's journal
    sealed_offset bigint not null,
    body          text   not null,
    primary key (show_id, sealed_offset)
);

create table preair_review (
    show_id       bigint      not null,
    item_id       bigint      not null,
    reviewed_at   timestamptz not null,
    verdict       text        not null check (verdict in ('pass', 'mend', 'needs_evidence')),
    sealed_offset bigint      not null,
    primary key (show_id, item_id, sealed_offset)
);

-- A sealed record's leaf in the evidence log is found by the hash of what it seals.
create index proof_leaf_preair on proof_leaf (session, sha256) where type = 'PreAirReviewed';
