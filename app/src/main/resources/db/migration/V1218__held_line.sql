-- Lines of chat that the guard held back: nobody in the room heard them, and no event tells of them. For officers alone, beside
-- the journal, so that they can be erased.
create table held_line (
    line_id   bigint      primary key,
    show_id   bigint      not null,
    person_id bigint      not null,
    -- Whether the person was of the show's staff then.
    staff     boolean     not null,
    at        timestamptz not null,
    text      text        not null,
    findings  jsonb       not null,
    judged_by text        not null,
    -- How often the person tried these words in this show.
    times     int         not null default 1,
    -- How many other lines of the person were in this show were held back within a minute of this one and are not kept.
    more      int         not null default 0,
    last_at   timestamptz not null
);
create index held_line_at on held_line (at desc, line_id desc);
create index held_line_show on held_line (show_id, at desc);
create index held_line_again on held_line (show_id, person_id);
create index held_line_person on held_line (person_id, at desc);
