-- Tries of a course: in which order the questions were asked. Who tried and what came of it is in the register.
create table course_attempt (
    id         bigint      primary key,
    person_id  bigint      not null references person on delete cascade,
    course     text        not null,
    version    text        not null,
    seed       bigint      not null,
    started_at timestamptz not null,
    ends_at    timestamptz not null,
    judged_at  timestamptz
);
create index course_attempt_by_person on course_attempt (person_id, course, started_at desc);
