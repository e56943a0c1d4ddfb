-- Accounts that their people close (注销): asked for, waited with, then closed step by step. No row names anybody.
-- The row of a person who is forgotten stays, with a pseudonym and nothing else: orders and shows point at its id.
alter table person add column closed_at timestamptz;
-- The pseudonym is kept for them: who had chosen it before gets another nickname.
update person set nickname = '用户' || right(id::text, 8) where nickname = '已注销用户';

create table account_closing (
    person_id  bigint      primary key,
    state      text        not null check (state in ('WAITING', 'UNDER_WAY', 'CLOSED')),
    asked_at   timestamptz not null,
    due_at     timestamptz not null,
    -- When it was last found that something has to end first; those who were not looked at for longest come first.
    held_up_at timestamptz,
    closed_at  timestamptz,
    -- When what had been on its way as the account went was last looked for.
    swept_at   timestamptz,
    check ((state = 'CLOSED') = (closed_at is not null))
);
create index account_closing_due on account_closing (due_at) where state <> 'CLOSED';
create index account_closed on account_closing (closed_at) where state = 'CLOSED';

-- What has been done of it, so that it goes on after whatever has stopped it.
create table account_closing_step (
    person_id bigint      not null references account_closing on delete cascade,
    step      text        not null,
    at        timestamptz not null,
    primary key (person_id, step)
);

-- Names that nobody may take for a while, since the register had listed who was called so; by a hash with a secret.
create table closed_name (
    hash  bytea       primary key,
    until timestamptz not null
);
