-- Of one change one try-out is under way, whoever asks for it at the same moment.
update rule_try set state = 'INTERRUPTED', ended_at = now() where state = 'RUNNING';
create unique index rule_try_under_way on rule_try (change_id) where state = 'RUNNING';
