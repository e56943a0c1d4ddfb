-- The turn of a subject's self-check: who answers waits here, and time never runs back in the stream.
create table self_check_turn (
    party      text        not null,
    subject_id bigint      not null,
    last_at    timestamptz not null,
    primary key (party, subject_id)
) with (fillfactor = 50);

-- Folded from the office by the table "self-checks"; may be deleted and replayed. The newest answer to each point.
create table self_check_answer (
    party      text        not null,
    subject_id bigint      not null,
    point      text        not null,
    version    text        not null,
    answer     text        not null,
    note       text        not null,
    proof      text        not null,
    proven_on  date,
    due_on     date,
    at         timestamptz not null,
    by_id      bigint      not null,
    primary key (party, subject_id, point)
);

-- Every submission, whole.
create table self_check_submission (
    answers_id bigint      primary key,
    party      text        not null,
    subject_id bigint      not null,
    of_row     text        not null,
    version    text        not null,
    at         timestamptz not null,
    by_id      bigint      not null,
    answers    jsonb       not null
);
create index self_check_submission_of on self_check_submission (party, subject_id, of_row, answers_id desc);
