-- An invitation to a shop's team, to posts at one show, or to an agency: good once, and not for ever.
create table invitation (
    id          bigint      primary key,
    -- Only for those that go by link; one that is addressed to somebody has no code.
    code_hash   bytea       unique,
    kind        text        not null check (kind in ('SHOP', 'SHOW', 'AGENCY')),
    -- The shop, or the agency's own account.
    of_id       bigint      not null,
    show_id     bigint,
    posts       text[]      not null,
    to_person   bigint      references person on delete cascade,
    made_by     bigint      not null references person on delete cascade,
    made_at     timestamptz not null,
    ends_at     timestamptz not null,
    answered_at timestamptz,
    check ((code_hash is null) <> (to_person is null)),
    check ((kind = 'SHOW') = (show_id is not null))
);
create index invitation_to on invitation (to_person) where answered_at is null;
create index invitation_of on invitation (of_id) where answered_at is null;

-- The hosts of an agency (MCN 机构); a host is with one at most.
create table agency_member (
    person_id bigint      primary key references person on delete cascade,
    agency_id bigint      not null references person on delete cascade,
    joined_at timestamptz not null
);
create index agency_member_by_agency on agency_member (agency_id);
