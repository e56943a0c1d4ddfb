package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.dossier.Dossier.Measure;
import org.qiantang.app.web.Problem;
import org.qiantang.event.DossierEvent.Consent;
import org.qiantang.event.DossierEvent.MeasureAppealed;
import org.qiantang.event.DossierEvent.MeasureTaken;
import org.qiantang.event.DossierEvent.NoticeGiven;
import org.qiantang.event.DossierEvent.NoticeKind;
import org.qiantang.event.ShowEvent.FoundInLine;

/** Fills case documents from dossiers. What the record does not say stays empty and is seen to be. */
final class CasePapers {
    private static final String INQUIRY = "DOC-INQUIRY";
    private static final String CORRECTION = "DOC-CORRECT";
    private static final String APPEAL = "DOC-APPEAL";
    private static final String HANDOVER = "DOC-HANDOVER";

    private final CaseForms forms = CaseForms.load();
    private final DossierSheets sheets;
    private final Ladder ladder;
    private final People people;

    CasePapers(DossierSheets sheets, Ladder ladder, People people) {
        this.sheets = sheets;
        this.ladder = ladder;
        this.people = people;
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
                        rung.document(), measure.proposed().measureId(), title(form(rung.document()), rung)));
            }
            if (measure.appeal() != null) {
                offered.add(new CasePaper.Offered(
                        APPEAL, measure.proposed().measureId(), form(APPEAL).title()));
            }
        }
        offered.add(new CasePaper.Offered(HANDOVER, null, form(HANDOVER).title()));
        return List.copyOf(offered);
    }

    CasePaper paper(Dossier dossier, String document, @Nullable Long aboutId) {
        CasePaper.Offered one = offered(dossier).stream()
                .filter(offer -> offer.document().equals(document))
                .filter(offer -> aboutId == null || aboutId.equals(offer.aboutId()))
                .findFirst()
                .orElseThrow(Problem::notFound);
        CaseForms.Form form = form(document);
        CaseValues values = party(dossier, document, one.aboutId());
        record(dossier, values);
        Long about = one.aboutId();
        if (about != null) {
            dossier.notices().stream()
                    .filter(notice -> notice.noticeId() == about)
                    .forEach(notice -> notice(notice, values));
            dossier.known(about).ifPresent(measure -> measure(dossier, measure, values));
        } else {
            taken(dossier, values);
        }
        List<String> missing = form.required().stream()
                .filter(field -> !values.all().containsKey(field))
                .toList();
        return new CasePaper(
                document,
                one.title(),
                forms.header(),
                forms.notice(),
                form.issuedBy(),
                form.ifPlatform(),
                form.body(),
                values.all(),
                missing,
                forms.fields(),
                forms.beforeIssue());
    }

    private CaseForms.Form form(String id) {
        return forms.form(id).orElseThrow(Problem::notFound);
    }

    private static Ladder.Text title(CaseForms.Form form, Ladder.Rung rung) {
        String own = rung.documentTitle();
        return own == null
                ? form.title()
                : new Ladder.Text(own, "decision: " + rung.name().en());
    }

    private CaseValues party(Dossier dossier, String document, @Nullable Long aboutId) {
        DossierSheet.Head head = sheets.head(dossier);
        return new CaseValues()
                .put("document_no", dossier.id() + "-" + document + (aboutId == null ? "" : "-" + aboutId))
                .put("case_no", Long.toString(dossier.id()))
                .put("party_name", head.shopName())
                .put("party_id", Long.toString(head.merchantId()))
                .put("facts", dossier.opened().facts())
                .put("officer_name", head.officerName())
                .put("reply_route", "商家后台 → 监管通知 → 案卷 " + dossier.id(), "studio → notices → dossier " + dossier.id())
                .put(
                        "appeal_route",
                        "商家后台 → 监管通知 → 案卷 " + dossier.id() + " → 申诉",
                        "studio → notices → dossier " + dossier.id() + " → appeal")
                .put("buyer_note", "已付款订单照常履约、退款和售后", "paid orders are fulfilled, refunded and cared for as ever");
    }

    /** What the record says of the lines that the dossier is about. */
    private void record(Dossier dossier, CaseValues values) {
        List<FoundRows.Row> lines = sheets.lines(dossier);
        if (lines.isEmpty()) {
            return;
        }
        FoundRows.Row first =
                lines.stream().min(Comparator.comparing(FoundRows.Row::at)).orElseThrow();
        values.put("show_title", first.title())
                .put(
                        "show_date",
                        first.at().atZone(FindingSheets.CHINA).toLocalDate().toString())
                .put("event_at", first.at())
                .put("found_at", first.at())
                .put("quote", first.text())
                .put("evidence_list", evidence(lines))
                .put("basis_list", articles(lines))
                .put("harm", harm(lines, true), harm(lines, false));
        Instant opened = first.openedAt();
        if (opened != null) {
            long second = Math.max(0, Duration.between(opened, first.at()).toSeconds());
            values.put("second_from", Long.toString(Math.max(0, second - 10))).put("second_to", Long.toString(second));
        }
        lines.stream()
                .flatMap(row -> Optional.ofNullable(row.correctedAt()).stream())
                .max(Comparator.naturalOrder())
                .ifPresentOrElse(
                        at -> values.put("corrected_at", at),
                        () -> values.put("corrected_at", "（没有更正）", "(not corrected)"));
    }

    private static String evidence(List<FoundRows.Row> lines) {
        return lines.stream()
                .map(row -> "线索 " + row.showId() + "/" + row.lineId() + "　" + DossierWords.moment(row.at()) + "　「"
                        + row.text() + "」")
                .collect(Collectors.joining("\n"));
    }

    private static String articles(List<FoundRows.Row> lines) {
        return lines.stream()
                .flatMap(row -> FindingSheets.found(row).stream())
                .map(FoundInLine::article)
                .distinct()
                .collect(Collectors.joining("；"));
    }

    private String harm(List<FoundRows.Row> lines, boolean chinese) {
        return lines.stream()
                .flatMap(row -> FindingSheets.found(row).stream())
                .map(FoundInLine::severity)
                .max(Comparator.naturalOrder())
                .flatMap(ladder::severity)
                .map(text -> chinese ? text.zh() : text.en())
                .orElse("");
    }

    private void notice(NoticeGiven notice, CaseValues values) {
        values.put("questions", notice.words())
                .put("order", notice.words())
                .put("reason", notice.kind() == NoticeKind.CORRECTION ? notice.words() : null)
                .put("reply_by", notice.replyBy())
                .put("correct_by", notice.replyBy())
                .put("issued_at", notice.at())
                .put("officer_name", people.nickname(notice.officerId()));
    }

    private void measure(Dossier dossier, Measure measure, CaseValues values) {
        Ladder.Rung rung = ladder.rung(measure.proposed().kind());
        values.put("facts", measure.proposed().facts())
                .put("reason", measure.proposed().reason())
                .put("basis_list", String.join("；", measure.proposed().basis()))
                .put("measure", rung.name().zh(), rung.name().en())
                .put("measure_no", Long.toString(measure.proposed().measureId()))
                .put("scope", rung.binds().zh(), rung.binds().en())
                .put("not_limited", "已付款订单的履约、退款和售后", "fulfilment, refund and after-sale of paid orders")
                .put("lift_conditions", "整改经复核通过，或申诉成立", "put right and checked, or an appeal upheld")
                .put("resume_conditions", "整改经复核通过、期满，或申诉成立", "put right and checked, term over, or an appeal upheld")
                .put("stay", "否", "no")
                .put(
                        "stay_note",
                        "措施在申诉期间继续，申诉成立立即解除",
                        "it stands meanwhile, and ends at once when an appeal is upheld")
                .put("officer_name", people.nickname(measure.proposed().officerId()))
                .term("term", measure.proposed().termHours());
        measure.agreed()
                .forEach((consent, officer) ->
                        values.put(consent == Consent.HEAD ? "head" : "second_officer", people.nickname(officer)));
        MeasureTaken taken = measure.taken();
        if (taken != null) {
            values.put("from", taken.at())
                    .put("until", taken.until())
                    .put("appeal_until", taken.appealBy())
                    .put("issued_at", taken.at())
                    .put("confirmed_at", taken.at());
        }
        MeasureAppealed appeal = measure.appeal();
        if (appeal != null) {
            values.put("appeal_facts", sheets.words(dossier.id()).ofAppeal(appeal.measureId()))
                    .put("received_at", appeal.at())
                    .put("decide_by", appeal.decideBy())
                    .put("decision", "受理", "taken in");
        }
    }

    /** For who takes the matter over: what was done, and what still binds. */
    private void taken(Dossier dossier, CaseValues values) {
        values.put("measures_taken", names(dossier, false, true), names(dossier, false, false))
                .put("active_limits", names(dossier, true, true), names(dossier, true, false))
                .put("reason", dossier.opened().facts());
    }

    private String names(Dossier dossier, boolean inForce, boolean chinese) {
        return dossier.measures().stream()
                .filter(measure -> inForce ? measure.isInForce() : measure.taken() != null)
                .map(measure -> ladder.rung(measure.proposed().kind()).name())
                .map(name -> chinese ? name.zh() : name.en())
                .collect(Collectors.joining("、"));
    }
}
