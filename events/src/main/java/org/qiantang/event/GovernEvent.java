package org.qiantang.event;

/** What officers do, and what those whom they govern answer: nothing of it moves goods or money. */
public sealed interface GovernEvent extends Event
        permits FindingEvent, DossierEvent, RegisterEvent, RuleEvent, QuestionEvent, CheckEvent {}
