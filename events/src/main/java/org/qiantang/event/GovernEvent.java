package org.qiantang.event;

/**
 * What officers do, what those whom they govern answer, what is sealed for both, and that an account was closed: nothing of it
 * moves goods or money.
 */
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
                FilmEvent,
                AccountEvent {}
