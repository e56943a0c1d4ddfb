-- Officers read lines that were held back by when they were tried last.
create index held_line_last on held_line (last_at desc, line_id desc);
drop index held_line_at;

-- What officers make of a line that was held back: each judgement is a row of its own, and the newest of a line counts. Notes of
-- work, which change nothing anywhere else; they go with the line.
create table held_judgement (
    judgement_id bigint      primary key,
    line_id      bigint      not null references held_line on delete cascade,
    -- Whether the rules held it back rightly.
    rightly      boolean     not null,
    reason       text        not null,
    officer_id   bigint      not null,
    at           timestamptz not null
);
create index held_judgement_line on held_judgement (line_id, judgement_id desc);
