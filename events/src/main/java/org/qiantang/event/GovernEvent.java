package org.qiantang.event;

/** What officers do, what those whom they govern answer, and what is sealed for both: nothing of it moves goods or money. */
public sealed interface GovernEvent extends Event
        permits FindingEvent,
                DossierEvent,
                PreAirEvent,
                RegisterEvent,
                RuleEvent,
                ReaderEvent,
                ComplaintEvent,
                ExportEvent,
                QuestionEvent,
                CheckEvent,
                DoubtEvent,
                FilmEvent {}
