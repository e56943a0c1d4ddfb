package org.qiantang.app.dossier;

import org.jspecify.annotations.Nullable;
import org.qiantang.event.DossierEvent;

/** What a step of a dossier's history tells besides its name: who, which kind, and the words. */
record StepWords(
        @Nullable Long personId,
        @Nullable String kind,
        @Nullable String words,
        boolean hasBeside) {
    static StepWords of(DossierEvent event) {
        return switch (event) {
            case DossierEvent.DossierOpened one -> said(one.officerId(), null, one.facts());
            case DossierEvent.FindingsJoined one ->
                said(one.officerId(), null, Integer.toString(one.findings().size()));
            case DossierEvent.DossierHandedOver one -> said(one.officerId(), null, null);
            case DossierEvent.NoticeGiven one ->
                said(one.officerId(), one.kind().name(), one.words());
            case DossierEvent.NoticeRead one -> said(one.personId(), null, null);
            case DossierEvent.ShopReplied one ->
                new StepWords(one.personId(), one.kind().name(), null, true);
            case DossierEvent.RepairChecked one ->
                said(one.officerId(), one.passed() ? "PASSED" : "NOT_PASSED", one.words());
            case DossierEvent.MeasureProposed one ->
                said(one.officerId(), one.kind().name(), one.reason());
            case DossierEvent.MeasureAgreed one ->
                said(one.officerId(), one.consent().name(), null);
            case DossierEvent.MeasureDeclined one -> said(one.officerId(), null, one.reason());
            case DossierEvent.MeasureTaken one ->
                said(one.officerId(), one.kind().name(), null);
            case DossierEvent.MeasureAppealed one -> new StepWords(one.personId(), null, null, true);
            case DossierEvent.AppealDecided one ->
                said(one.officerId(), one.upheld() ? "UPHELD" : "REJECTED", one.reason());
            case DossierEvent.MeasureEnded one ->
                said(one.officerId(), one.cause().name(), one.reason());
            case DossierEvent.DossierClosed one ->
                said(one.officerId(), one.end().name(), one.reason());
        };
    }

    private static StepWords said(@Nullable Long personId, @Nullable String kind, @Nullable String words) {
        return new StepWords(personId, kind, words, false);
    }
}
