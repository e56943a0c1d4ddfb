-- Goods in full: suppliers, promises, proofs with their files, and products that are put away.

create table supplier (
    id          bigint      primary key,
    merchant_id bigint      not null references merchant,
    name        text        not null,
    licence     text        not null,
    -- A person to talk to: such words stay in this row and out of the journal.
    contact     text        not null,
    phone       text        not null,
    terms       text        not null,
    archived    boolean     not null default false,
    noted_at    timestamptz not null,
    unique (merchant_id, name)
);

alter table product
    add column supplier_id bigint references supplier,
    add column archived_at timestamptz,
    add column archive_reason text;

create index product_of_merchant on product (merchant_id, id desc);

create table proof_file (
    merchant_id bigint      not null references merchant,
    sha256      text        not null check (length(sha256) = 64),
    name        text        not null,
    type        text        not null check (type in ('application/pdf', 'image/png', 'image/jpeg')),
    bytes       bytea       not null,
    added_at    timestamptz not null,
    primary key (merchant_id, sha256)
);

alter table fact
    add column type          text,
    add column valid_from    date,
    add column file_sha256   text,
    add column file_released boolean not null default false;

create index fact_file on fact (file_sha256) where file_sha256 is not null;
