alter table person add column deactivated_at timestamptz;
-- Set while the password is a one-time one: it opens the door to choosing an own one, and only until then.
alter table person add column password_until timestamptz;
create index person_by_merchant on person (merchant_id) where merchant_id is not null;

alter table session add column id bigint generated always as identity unique;
alter table session add column device text not null default '';
alter table session add column seen_at timestamptz not null default now();
-- A limited session was opened with a one-time password: it can do nothing but choose another.
alter table session add column limited boolean not null default false;

-- A token for programs; like a session it is known by its hash only.
create table api_token (
    id           bigint      primary key,
    token_hash   bytea       not null unique,
    person_id    bigint      not null references person on delete cascade,
    name         text        not null,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    ends_at      timestamptz not null,
    last_used_at timestamptz
);
create index api_token_by_person on api_token (person_id);

-- Where a person's parcels go. person.address holds the default one as it is sent along with orders.
create table address (
    id         bigint      primary key,
    person_id  bigint      not null references person on delete cascade,
    recipient  text        not null,
    phone      text        not null,
    province   text        not null,
    city       text        not null,
    district   text        not null,
    street     text        not null,
    is_default boolean     not null,
    added_at   timestamptz not null
);
create index address_by_person on address (person_id);
create unique index one_default_address on address (person_id) where is_default;

-- An address from before had its region in one line; its owner picks the province when changing it.
insert into address (id, person_id, recipient, phone, province, city, district, street, is_default, added_at)
select id, id, address ->> 'recipient', address ->> 'phone', '', '', coalesce(address ->> 'region', ''),
       address ->> 'street', true, now()
  from person
 where address is not null;
