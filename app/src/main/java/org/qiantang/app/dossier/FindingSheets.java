package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qiantang.app.account.People;
import org.qiantang.app.dossier.FindingSheet.Brief;
import org.qiantang.app.evidence.FactSheets;
import org.qiantang.app.recording.Clips;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.RuleNotice;
import org.qiantang.event.ShowEvent.FoundInLine;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes out findings with all that the record says around them. */
final class FindingSheets {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration RELATED = Duration.ofDays(30);
    private static final int MOST_RELATED = 30;
    private static final TypeReference<List<FoundInLine>> FINDINGS = new TypeReference<>() {};

    private final FoundRows rows;
    private final LenientRows lenient;
    private final DossierRows dossiers;
    private final OnScreen onScreen;
    private final FactSheets facts;
    private final Clips clips;
    private final GuardInForce guard;
    private final People people;
    private final InstantSource clock;

    FindingSheets(
            FoundRows rows,
            LenientRows lenient,
            DossierRows dossiers,
            OnScreen onScreen,
            FactSheets facts,
            Clips clips,
            GuardInForce guard,
            People people,
            InstantSource clock) {
        this.rows = rows;
        this.lenient = lenient;
        this.dossiers = dossiers;
        this.onScreen = onScreen;
        this.facts = facts;
        this.clips = clips;
        this.guard = guard;
        this.people = people;
        this.clock = clock;
    }

    Brief brief(FoundRows.Row row) {
        String ruling = row.ruling();
        return new Brief(
                row.showId(),
                row.lineId(),
                row.at(),
                row.speaker(),
                row.text(),
                row.verdict(),
                found(row),
                row.correctedAt(),
                ruling == null ? "new" : ruling.toLowerCase(Locale.ROOT),
                row.roomId(),
                row.merchantId(),
                row.shop(),
                row.hostId(),
                people.nickname(row.hostId()),
                row.title(),
                row.showState(),
                row.openedAt());
    }

    HeldSheet held(HeldRows.Row row) {
        HeldJudgements.Judgement judgement = row.judgement();
        return new HeldSheet(
                row.showId(),
                row.lineId(),
                row.at(),
                row.personId(),
                people.nickname(row.personId()),
                row.staff(),
                row.text(),
                found(row.findings()),
                row.judgedBy(),
                row.times(),
                row.more(),
                row.lastAt(),
                row.merchantId(),
                row.shop(),
                row.title(),
                judgement == null ? null : heldJudgement(judgement));
    }

    private HeldSheet.HeldJudgement heldJudgement(HeldJudgements.Judgement one) {
        return new HeldSheet.HeldJudgement(
                one.rightly() ? "right" : "wrong",
                one.reason(),
                one.officerId(),
                people.nickname(one.officerId()),
                one.at());
    }

    FindingSheet whole(FoundRows.Row row) {
        List<FoundInLine> found = found(row);
        LocalDate day = LocalDate.ofInstant(row.at(), CHINA);
        Optional<Long> item = item(row);
        return new FindingSheet(
                brief(row),
                rows.around(row.showId(), row.at().minus(MINUTE), row.at().plus(MINUTE)).stream()
                        .map(FindingSheets::spoken)
                        .toList(),
                guard.now().version(),
                found.stream()
                        .map(FoundInLine::rule)
                        .distinct()
                        .flatMap(rule -> guard.now().sheet(rule, day).stream())
                        .map(FindingSheets::rule)
                        .toList(),
                item.flatMap(one -> product(row, one)).orElse(null),
                clips.place(row.showId(), row.at())
                        .map(place -> new FindingSheet.Clip(
                                FindingEndpoints.playlistOf(row.showId(), row.lineId()),
                                place.playMs(),
                                place.showMs(),
                                place.millis()))
                        .orElse(null),
                lenient(row),
                rows.judgements(row.showId(), row.lineId()).stream()
                        .map(this::judgement)
                        .toList(),
                dossiers.with(row.showId(), row.lineId()));
    }

    /** Findings of the same shop within 30 days that may belong to it, and why; an officer decides whether they do. */
    List<RelatedFinding> related(FoundRows.Row row) {
        List<FoundInLine> found = found(row);
        List<String> rules = found.stream().map(FoundInLine::rule).distinct().toList();
        List<String> claims =
                found.stream().map(FoundInLine::category).distinct().toList();
        Long product = item(row)
                .flatMap(one -> rows.item(row.showId(), one))
                .map(FoundRows.Item::productId)
                .orElse(null);
        return rows.related(row, new FoundRows.Matter(rules, claims, product), RELATED, MOST_RELATED).stream()
                .map(one -> new RelatedFinding(brief(one.row()), same(one, rules, claims)))
                .toList();
    }

    private static List<String> same(FoundRows.Related one, List<String> rules, List<String> claims) {
        List<FoundInLine> found = found(one.row());
        var same = new ArrayList<String>();
        if (found.stream().anyMatch(other -> rules.contains(other.rule()))) {
            same.add("rule");
        }
        if (found.stream().anyMatch(other -> claims.contains(other.category()))) {
            same.add("claim");
        }
        if (one.sameProduct()) {
            same.add("product");
        }
        return same;
    }

    /** What was spoken of: what the line names, else what was on screen when it was said, as the guard has it. */
    private Optional<Long> item(FoundRows.Row row) {
        Long named = row.itemId();
        return named == null ? onScreen.at(row.showId(), row.saidAt()) : Optional.of(named);
    }

    FindingSheet.Lenient lenient(FoundRows.Row row) {
        List<String> rules =
                found(row).stream().map(FoundInLine::rule).distinct().toList();
        LenientRows.Before before = lenient.before(row.merchantId(), rules, row.at());
        Instant corrected = row.correctedAt();
        Instant closed = row.closedAt();
        Instant until = corrected != null ? corrected : closed != null ? closed : clock.instant();
        LenientRows.Touched touched = lenient.touched(row.showId(), item(row).orElse(null), row.at(), until);
        return new FindingSheet.Lenient(
                before.all() == 0,
                before.all(),
                before.lately(),
                corrected == null ? null : Duration.between(row.at(), corrected).toSeconds(),
                touched.orders(),
                touched.simulated(),
                touched.minor(),
                until);
    }

    private Optional<FindingSheet.Product> product(FoundRows.Row row, long itemId) {
        return rows.item(row.showId(), itemId)
                .map(item -> new FindingSheet.Product(
                        itemId,
                        item.productId(),
                        item.title(),
                        item.picture(),
                        !onScreen.at(row.showId(), row.saidAt()).equals(Optional.of(itemId)),
                        facts.at(item.productId(), row.at()).orElse(null)));
    }

    private FindingSheet.Judgement judgement(FoundRows.Judgement one) {
        return new FindingSheet.Judgement(
                one.ruling(),
                one.reason(),
                one.officerId(),
                people.nickname(one.officerId()),
                one.dossierId(),
                one.at());
    }

    private static FindingSheet.Spoken spoken(FoundRows.Row row) {
        return new FindingSheet.Spoken(
                row.lineId(), row.at(), row.speaker(), row.text(), row.verdict(), found(row), row.correctedAt());
    }

    private static FindingSheet.Rule rule(RuleNotice sheet) {
        return new FindingSheet.Rule(
                sheet.id(),
                sheet.category(),
                sheet.severity().name(),
                sheet.action().name(),
                sheet.source(),
                sheet.article(),
                sheet.from(),
                sheet.to(),
                sheet.message(),
                sheet.messageEn(),
                sheet.rewrite());
    }

    static List<FoundInLine> found(FoundRows.Row row) {
        return found(row.findings());
    }

    private static List<FoundInLine> found(String findings) {
        return JsonMapper.shared().readValue(findings, FINDINGS);
    }
}
