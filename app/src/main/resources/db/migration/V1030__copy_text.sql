-- Texts of goods and scripts of shows as a shop drafts them. Drafts are the shop's own business and in no journal; what is
-- said of them in a show, or published on a page, is judged and journaled there.
create table copy_text (
    id               bigint      primary key,
    merchant_id      bigint      not null,
    party            text        not null,
    subject_id       bigint      not null,
    kind             text        not null,
    brief            jsonb       not null,
    writer           text        not null,
    -- Variants that were written for one brief, to be compared: the id of the first.
    pair_id          bigint      not null,
    variant          text        not null,
    -- 0 until its writer has finished.
    version          int         not null,
    approved_version int,
    approved_at      timestamptz,
    approved_by      bigint,
    made_at          timestamptz not null,
    made_by          bigint      not null
);
create index copy_text_of on copy_text (merchant_id, party, subject_id, id desc);
create index copy_text_lately on copy_text (merchant_id, kind, id desc);
create index copy_text_approved on copy_text (subject_id, approved_at desc) where approved_version is not null;

-- Every version, whole, with what was done and by whom.
create table copy_version (
    text_id   bigint      not null references copy_text on delete cascade,
    number    int         not null,
    at        timestamptz not null,
    by_id     bigint      not null,
    what      text        not null,
    sentences jsonb       not null,
    dropped   jsonb       not null,
    fell_back text,
    tokens    int         not null,
    primary key (text_id, number)
);

-- Where a version was used, so that variants can be compared by what came of them.
create table copy_use (
    id      bigint      primary key,
    text_id bigint      not null references copy_text on delete cascade,
    version int         not null,
    place   text        not null,
    at      timestamptz not null,
    by_id   bigint
);
create index copy_use_of on copy_use (text_id, id desc);

-- What a shop's texts have used of the language model, by day in China.
create table copy_spend (
    merchant_id bigint not null,
    day         date   not null,
    tokens      bigint not null,
    primary key (merchant_id, day)
);
