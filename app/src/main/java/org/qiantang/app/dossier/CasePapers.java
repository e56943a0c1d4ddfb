package org.qiantang.app.dossier;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.dossier.Dossier.Measure;
import org.qiantang.app.web.Problem;
import org.qiantang.event.DossierEvent.MeasureAppealed;
import org.qiantang.event.DossierEvent.NoticeGiven;
import org.qiantang.event.DossierEvent.NoticeKind;

/** Fills case documents from dossiers. What the record does not say stays empty and is seen to be. */
final class CasePapers {
    private static final String INQUIRY = "DOC-INQUIRY";
    private static final String CORRECTION = "DOC-CORRECT";
    private static final String APPEAL = "DOC-APPEAL";
    private static final String HANDOVER = "DOC-HANDOVER";

    private final CaseForms forms = CaseForms.load();
    private final PaperValues values;
    private final Ladder ladder;

    CasePapers(PaperValues values, Ladder ladder) {
        this.values = values;
        this.ladder = ladder;
    }

    /** The documents that a dossier calls for as it stands. */
    List<CasePaper.Offered> offered(Dossier dossier) {
        var offered = new ArrayList<CasePaper.Offered>();
        for (NoticeGiven notice : dossier.notices()) {
            String form = notice.kind() == NoticeKind.INQUIRY ? INQUIRY : CORRECTION;
            offered.add(
                    new CasePaper.Offered(form, notice.noticeId(), form(form).title()));
        }
        for (Measure measure : dossier.measures()) {
            if (measure.declined() == null) {
                Ladder.Rung rung = ladder.rung(measure.proposed().kind());
                offered.add(new CasePaper.Offered(
                        rung.document(), measure.proposed().measureId(), rung.documentTitle()));
            }
            if (measure.appeal() != null) {
                offered.add(new CasePaper.Offered(
                        APPEAL, measure.proposed().measureId(), form(APPEAL).title()));
            }
        }
        offered.add(new CasePaper.Offered(HANDOVER, null, form(HANDOVER).title()));
        return List.copyOf(offered);
    }

    CasePaper paper(Told told, String document, @Nullable Long aboutId) {
        Dossier dossier = told.dossier();
        CasePaper.Offered one = offered(dossier).stream()
                .filter(offer -> offer.document().equals(document))
                .filter(offer -> aboutId == null || aboutId.equals(offer.aboutId()))
                .findFirst()
                .orElseThrow(Problem::notFound);
        CaseForms.Form form = form(document);
        CaseValues filled = filled(told, one);
        List<String> missing = required(dossier, one, form).stream()
                .filter(field -> !filled.all().containsKey(field))
                .toList();
        return new CasePaper(
                document,
                one.title(),
                forms.header(),
                forms.notice(),
                form.issuedBy(),
                form.ifPlatform(),
                form.body(),
                filled.all(),
                missing,
                forms.fields(),
                forms.beforeIssue());
    }

    /** What the form asks for, and whose consent the measure does. */
    private static List<String> required(Dossier dossier, CasePaper.Offered paper, CaseForms.Form form) {
        var required = new ArrayList<String>(form.required());
        Long about = paper.aboutId();
        if (about != null && !paper.document().equals(APPEAL)) {
            dossier.known(about)
                    .ifPresent(measure -> measure.proposed().needs().stream()
                            .map(PaperValues::field)
                            .forEach(required::add));
        }
        return required;
    }

    private CaseValues filled(Told told, CasePaper.Offered paper) {
        Dossier dossier = told.dossier();
        Long about = paper.aboutId();
        if (about == null) {
            return values.ofHandover(dossier, paper.document());
        }
        for (NoticeGiven notice : dossier.notices()) {
            if (notice.noticeId() == about) {
                return values.ofNotice(dossier, paper.document(), notice);
            }
        }
        Measure measure = dossier.known(about).orElseThrow(Problem::notFound);
        MeasureAppealed appeal = measure.appeal();
        return appeal != null && paper.document().equals(APPEAL)
                ? values.ofAppeal(told, paper.document(), measure, appeal)
                : values.ofMeasure(dossier, paper.document(), measure);
    }

    private CaseForms.Form form(String id) {
        return forms.form(id).orElseThrow(Problem::notFound);
    }
}
