-- A shop's policies (发货, 发票 …) stand beside its FAQ. An entry may be asked for in more words than one, and may be bound
-- to facts: its figures must still be theirs when it is said.
alter table help_faq add column kind text not null default 'QUESTION' check (kind in ('QUESTION', 'POLICY'));
alter table help_faq add column also jsonb not null default '[]';
alter table help_faq add column bound jsonb not null default '[]';
