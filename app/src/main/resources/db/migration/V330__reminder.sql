-- Who wants to be told when an announced show begins; plain rows, not history.
create table show_reminder (
    person_id  bigint      not null,
    show_id    bigint      not null,
    noted_at   timestamptz not null,
    primary key (person_id, show_id)
);
create index show_reminder_of_show on show_reminder (show_id);
