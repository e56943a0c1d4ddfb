-- Questions for courses that were made of confirmed findings; written by the office together with their events.
create table exam_question (
    question_id      bigint      primary key,
    state            text        not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    revision         int         not null,
    show_id          bigint      not null,
    line_id          bigint      not null,
    course           text        not null,
    draft            jsonb       not null,
    begun_by         bigint      not null,
    begun_at         timestamptz not null,
    published_by     bigint,
    published_at     timestamptz,
    alone            boolean     not null default false,
    withdrawn_by     bigint,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    withdrawn_words  text
);
create index exam_question_of_line on exam_question (show_id, line_id);
create index exam_question_asked on exam_question (course, question_id) where state = 'PUBLISHED';

-- Each writing of a question, kept whole: who wrote what, and when.
create table exam_revision (
    question_id bigint      not null,
    revision    int         not null,
    person_id   bigint      not null,
    at          timestamptz not null,
    draft       jsonb       not null,
    primary key (question_id, revision)
);

-- The very questions that a try asked, in its order, and what was given: results stay explainable whatever becomes of
-- the questions. Older tries have neither.
alter table course_attempt
    add column asked jsonb,
    add column given jsonb;
create index course_attempt_judged on course_attempt (judged_at) where given is not null;
