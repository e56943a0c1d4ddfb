-- The hour of the journal whose first event last swept away what is too old for any pace: folded by the table "doubt".
create table doubt_swept (
    one  boolean     primary key check (one),
    hour timestamptz not null
);
