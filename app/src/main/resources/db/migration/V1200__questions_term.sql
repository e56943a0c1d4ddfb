-- What viewers asked the helpdesk is deleted in its time, the oldest first.
create index help_question_at on help_question (at);
create index help_question_handed_over on help_question (handover_id) where handover_id is not null;
create index help_handover_ended on help_handover ((coalesce(closed_at, opened_at)));
