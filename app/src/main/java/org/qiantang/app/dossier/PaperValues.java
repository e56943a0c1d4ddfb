package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.dossier.Dossier.Measure;
import org.qiantang.event.DossierEvent.AppealDecided;
import org.qiantang.event.DossierEvent.Consent;
import org.qiantang.event.DossierEvent.MeasureAppealed;
import org.qiantang.event.DossierEvent.MeasureTaken;
import org.qiantang.event.DossierEvent.NoticeGiven;
import org.qiantang.event.DossierEvent.NoticeKind;
import org.qiantang.event.HeldAgainst;
import org.qiantang.event.ShowEvent.FoundInLine;

/** What a dossier's record gives for the places of its documents; what it does not say is left out. */
final class PaperValues {
    /** Facts whose values are yuan, as the guard's rules name them. */
    private static final Set<String> PRICES = Set.of("成交价", "七日最低成交价");

    private final DossierSheets sheets;
    private final Ladder ladder;
    private final People people;

    PaperValues(DossierSheets sheets, Ladder ladder, People people) {
        this.sheets = sheets;
        this.ladder = ladder;
        this.people = people;
    }

    CaseValues ofNotice(Dossier dossier, String document, NoticeGiven notice) {
        return common(dossier, document, notice.noticeId())
                .put("questions", notice.words())
                .put("order", notice.words())
                .put("reason", notice.kind() == NoticeKind.CORRECTION ? notice.words() : null)
                .put("reply_by", notice.replyBy())
                .put("correct_by", notice.replyBy())
                .put("issued_at", notice.at())
                .put("officer_name", people.nickname(notice.officerId()));
    }

    CaseValues ofMeasure(Dossier dossier, String document, Measure measure) {
        Ladder.Text title = ladder.rung(measure.proposed().kind()).documentTitle();
        CaseValues values = measured(dossier, document, measure)
                .put("document_title", title.zh(), title.en())
                .put("officer_name", people.nickname(measure.proposed().officerId()));
        for (Consent consent : Consent.values()) {
            Long officer = measure.agreed().get(consent);
            if (officer != null) {
                values.put(field(consent), people.nickname(officer));
            } else if (!measure.proposed().needs().contains(consent)) {
                values.put(field(consent), "（本措施不需要）", "(not needed for this measure)");
            }
        }
        MeasureTaken taken = measure.taken();
        return taken == null ? values : values.put("issued_at", taken.at());
    }

    /** Who decides is known once it was decided: until then nobody has it in hand. */
    CaseValues ofAppeal(Told told, String document, Measure measure, MeasureAppealed appeal) {
        AppealDecided decided = measure.decision();
        return measured(told.dossier(), document, measure)
                .put("appeal_facts", sheets.words(told).ofAppeal(appeal.measureId()))
                .put("received_at", appeal.at())
                .put("decide_by", appeal.decideBy())
                .put("decision", "受理", "taken in")
                .put("decider_name", decided == null ? null : people.nickname(decided.officerId()));
    }

    /** For who takes the matter over: what was done, and what still binds. */
    CaseValues ofHandover(Dossier dossier, String document) {
        return common(dossier, document, null)
                .put("officer_name", people.nickname(dossier.officerId()))
                .put("measures_taken", names(dossier, false, true), names(dossier, false, false))
                .put("active_limits", names(dossier, true, true), names(dossier, true, false))
                .put("reason", dossier.opened().facts());
    }

    /** The place in a document for who gave a consent. */
    static String field(Consent consent) {
        return switch (consent) {
            case SECOND_OFFICER -> "second_officer";
            case HEAD -> "head";
        };
    }

    private static String number(Dossier dossier, String document, @Nullable Long aboutId) {
        return dossier.id() + "-" + document + (aboutId == null ? "" : "-" + aboutId);
    }

    private CaseValues common(Dossier dossier, String document, @Nullable Long aboutId) {
        DossierSheet.Head head = sheets.head(dossier);
        CaseValues values = new CaseValues()
                .put("document_no", number(dossier, document, aboutId))
                .put("case_no", Long.toString(dossier.id()))
                .put("party_name", head.shopName())
                .put("party_id", Long.toString(head.merchantId()))
                .put("facts", dossier.opened().facts())
                .put("reply_route", "商家后台 → 监管通知 → 案卷 " + dossier.id(), "studio → notices → dossier " + dossier.id())
                .put(
                        "appeal_route",
                        "商家后台 → 监管通知 → 案卷 " + dossier.id() + " → 申诉",
                        "studio → notices → dossier " + dossier.id() + " → appeal")
                .put("buyer_note", "已付款订单照常履约、退款和售后", "paid orders are fulfilled, refunded and cared for as ever");
        List<FoundRows.Row> lines = sheets.lines(dossier);
        if (!lines.isEmpty()) {
            record(lines, values);
        }
        return values;
    }

    private CaseValues measured(Dossier dossier, String document, Measure measure) {
        Ladder.Rung rung = ladder.rung(measure.proposed().kind());
        DossierSheet.Taken taken = sheets.goods(measure);
        String goods = taken == null ? "" : "《" + taken.title() + "》 ";
        CaseValues values = common(dossier, document, measure.proposed().measureId())
                .put("facts", measure.proposed().facts())
                .put("reason", measure.proposed().reason())
                .put("basis_list", String.join("；", measure.proposed().basis()))
                .put("measure", rung.name().zh(), rung.name().en())
                .put(
                        "measure_no",
                        number(dossier, rung.document(), measure.proposed().measureId()))
                .put("scope", goods + rung.binds().zh(), goods + rung.binds().en())
                .put("not_limited", "已付款订单的履约、退款和售后", "fulfilment, refund and after-sale of paid orders")
                .put("lift_conditions", rung.ends().zh(), rung.ends().en())
                .put("resume_conditions", rung.ends().zh(), rung.ends().en())
                .put("stay", "否", "no")
                .put(
                        "stay_note",
                        "措施在申诉期间继续，申诉成立立即解除",
                        "it stands meanwhile, and ends at once when an appeal is upheld")
                .term("term", measure.proposed().termHours());
        MeasureTaken bound = measure.taken();
        return bound == null
                ? values
                : values.put("from", bound.at()).put("until", bound.until()).put("appeal_until", bound.appealBy());
    }

    /** What the record says of the lines that the dossier is about. */
    private void record(List<FoundRows.Row> lines, CaseValues values) {
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
        correction(lines, values);
    }

    private static void correction(List<FoundRows.Row> lines, CaseValues values) {
        List<Instant> corrected = lines.stream()
                .flatMap(row -> Optional.ofNullable(row.correctedAt()).stream())
                .sorted()
                .toList();
        int left = lines.size() - corrected.size();
        if (corrected.isEmpty()) {
            values.put("correction", "记录里没有你（单位）的更正。", "There is no correction by you on record.");
            return;
        }
        String last = DossierWords.moment(corrected.getLast());
        if (left == 0) {
            values.put(
                    "correction",
                    "你（单位）已在 " + last + " 前作出更正，已予记录。",
                    "You had corrected it by " + last + ", which is on record.");
        } else {
            values.put(
                    "correction",
                    "其中 " + corrected.size() + " 条你（单位）已在 " + last + " 前作出更正，已予记录；另外 " + left + " 条没有更正的记录。",
                    "You had corrected " + corrected.size() + " of the lines by " + last + ", which is on record; of "
                            + left + " there is no correction on record.");
        }
    }

    private static String evidence(List<FoundRows.Row> lines) {
        return lines.stream()
                .map(row -> "线索 " + row.showId() + "/" + row.lineId() + "　" + DossierWords.moment(row.at()) + "　「"
                        + row.text() + "」" + against(row))
                .collect(Collectors.joining("\n"));
    }

    /** What a line was held against, each thing once, in brackets; empty where the record does not say. */
    private static String against(FoundRows.Row row) {
        String all = FindingSheets.found(row).stream()
                .flatMap(found -> Optional.ofNullable(found.against()).stream())
                .flatMap(PaperValues::words)
                .distinct()
                .collect(Collectors.joining("；"));
        return all.isEmpty() ? "" : "（" + all + "）";
    }

    private static Stream<String> words(HeldAgainst against) {
        Stream<String> used = against.used().stream()
                .map(fact -> "对照" + fact.name() + (fact.value() == null ? "" : " " + fact.value() + unit(fact.name())));
        Stream<String> missing = against.missing().stream().map(name -> "缺" + name);
        return Stream.concat(used, missing);
    }

    private static String unit(String fact) {
        return PRICES.contains(fact) ? " 元" : "";
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

    private String names(Dossier dossier, boolean inForce, boolean chinese) {
        return dossier.measures().stream()
                .filter(measure -> inForce ? measure.isInForce() : measure.taken() != null)
                .map(measure -> ladder.rung(measure.proposed().kind()).name())
                .map(name -> chinese ? name.zh() : name.en())
                .collect(Collectors.joining(chinese ? "、" : ", "));
    }
}
