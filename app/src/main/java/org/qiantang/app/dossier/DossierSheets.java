package org.qiantang.app.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.dossier.Dossier.Measure;
import org.qiantang.app.dossier.DossierSheet.Appeal;
import org.qiantang.app.dossier.DossierSheet.Head;
import org.qiantang.app.dossier.DossierSheet.MeasureSheet;
import org.qiantang.app.order.At;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.Journal;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.Subject;
import org.springframework.beans.factory.ObjectProvider;

/** Writes out dossiers from their own events, and the shop's words from beside them. */
final class DossierSheets {
    private static final Duration OWN_WRITE = Duration.ofMillis(800);

    private final DossierDesk desk;
    private final FoundRows found;
    private final FindingSheets findings;
    private final People people;
    private final Catalog catalog;
    private final Journal journal;
    private final ObjectProvider<Followers> followers;
    private final InstantSource clock;

    DossierSheets(
            DossierDesk desk,
            FoundRows found,
            FindingSheets findings,
            People people,
            Catalog catalog,
            Journal journal,
            ObjectProvider<Followers> followers,
            InstantSource clock) {
        this.desk = desk;
        this.found = found;
        this.findings = findings;
        this.people = people;
        this.catalog = catalog;
        this.journal = journal;
        this.followers = followers;
        this.clock = clock;
    }

    /** A dossier that was opened, or a refusal. */
    Dossier opened(long dossierId) {
        return told(dossierId).dossier();
    }

    /** The same, with all that happened in it. */
    Told told(long dossierId) {
        Told told = desk.told(dossierId);
        if (!told.dossier().isOpened()) {
            throw Problem.notFound();
        }
        return told;
    }

    /** Waits a moment until lists, and whoever is bound, see what stands at this place. */
    void await(At at) {
        if (at.position() == 0) {
            return;
        }
        try {
            followers.getObject().awaitFolded(DossierTable.NAME, at.shard(), at.position(), OWN_WRITE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    DossierSheet whole(long dossierId, Person asker) {
        Told told = told(dossierId);
        Dossier dossier = told.dossier();
        Instant now = clock.instant();
        List<FoundRows.Row> lines = lines(dossier);
        DossierEvent.DossierClosed closed = dossier.closed();
        ShopWords words = words(told);
        var names = new HashMap<Long, String>();
        boolean confirmer = found.confirmers(dossier.findings()).contains(asker.id());
        return new DossierSheet(
                head(dossier),
                isOverdue(dossier, now),
                dossier.officerId() == asker.id(),
                dossier.opened().facts(),
                dossier.opened().reportId(),
                lines.stream().map(findings::brief).toList(),
                weighed(lines),
                dossier.measures().stream()
                        .map(measure ->
                                measure(measure, asker, words, now, confirmer || dossier.hadAHand(measure, asker.id())))
                        .toList(),
                notices(dossier),
                replies(dossier, words),
                told.steps().stream().map(one -> step(one, words, names)).toList(),
                closed == null
                        ? null
                        : new DossierSheet.End(
                                closed.end().name(),
                                closed.reason(),
                                people.nickname(closed.officerId()),
                                closed.at()));
    }

    ShopWords words(Told told) {
        return new ShopWords(told, journal);
    }

    List<FoundRows.Row> lines(Dossier dossier) {
        return found.of(dossier.findings());
    }

    Head head(Dossier dossier) {
        DossierEvent.DossierOpened opened = dossier.opened();
        Subject subject = opened.subject();
        return new Head(
                dossier.id(),
                subject.kind().name(),
                subject.id(),
                subjectName(subject),
                subject.merchantId(),
                shopName(subject.merchantId()),
                dossier.officerId(),
                people.nickname(dossier.officerId()),
                opened.at(),
                opened.dueAt(),
                dossier.closed() == null ? "open" : "closed",
                dossier.isUnread());
    }

    String subjectName(Subject subject) {
        return switch (subject.kind()) {
            case SHOP, ROOM -> shopName(subject.merchantId());
            case HOST -> people.nickname(subject.id());
        };
    }

    String shopName(long merchantId) {
        return catalog.merchant(merchantId).map(Merchant::name).orElse("");
    }

    static List<DossierSheet.Notice> notices(Dossier dossier) {
        return dossier.notices().stream()
                .map(notice -> new DossierSheet.Notice(
                        notice.noticeId(), notice.kind().name(), notice.at(), notice.words(), notice.replyBy()))
                .toList();
    }

    static List<DossierSheet.Reply> replies(Dossier dossier, ShopWords words) {
        return dossier.replies().stream()
                .map(reply -> new DossierSheet.Reply(
                        reply.replyId(),
                        reply.kind().name(),
                        reply.at(),
                        words.ofReply(reply.replyId()),
                        dossier.check(reply.replyId())
                                .map(DossierEvent.RepairChecked::passed)
                                .orElse(null),
                        dossier.check(reply.replyId())
                                .map(DossierEvent.RepairChecked::words)
                                .orElse(null)))
                .toList();
    }

    DossierSheet.Weighed weighed(List<FoundRows.Row> lines) {
        List<FindingSheet.Lenient> each = lines.stream().map(findings::lenient).toList();
        return new DossierSheet.Weighed(
                each.stream().allMatch(FindingSheet.Lenient::firstOffence),
                each.stream()
                        .mapToInt(FindingSheet.Lenient::sameRuleIn30Days)
                        .max()
                        .orElse(0),
                (int) lines.stream().filter(row -> row.correctedAt() != null).count(),
                (int) lines.stream().filter(row -> row.correctedAt() == null).count(),
                each.stream()
                        .flatMap(one -> Optional.ofNullable(one.correctedAfterSeconds()).stream())
                        .max(Long::compare)
                        .orElse(null),
                each.stream()
                        .mapToInt(FindingSheet.Lenient::ordersTouched)
                        .max()
                        .orElse(0),
                each.stream()
                        .mapToInt(FindingSheet.Lenient::simulatedOrders)
                        .max()
                        .orElse(0),
                each.stream()
                        .mapToLong(FindingSheet.Lenient::minorTouched)
                        .max()
                        .orElse(0),
                (int) lines.stream()
                        .filter(row -> "CONFIRMED".equals(row.ruling()))
                        .count());
    }

    private static boolean isOverdue(Dossier dossier, Instant now) {
        boolean own = dossier.closed() == null && dossier.opened().dueAt().isBefore(now);
        return own || dossier.measures().stream().anyMatch(measure -> isLate(measure, now));
    }

    private static boolean isLate(Measure measure, Instant now) {
        DossierEvent.MeasureAppealed appeal = measure.appeal();
        return appeal != null && measure.decision() == null && appeal.decideBy().isBefore(now);
    }

    private MeasureSheet measure(Measure measure, Person asker, ShopWords words, Instant now, boolean hadAHand) {
        DossierEvent.MeasureProposed proposed = measure.proposed();
        DossierEvent.MeasureTaken taken = measure.taken();
        DossierEvent.MeasureEnded ended = measure.ended();
        var agreements = new ArrayList<DossierSheet.Agreement>();
        measure.agreed()
                .forEach((consent, officer) ->
                        agreements.add(new DossierSheet.Agreement(consent.name(), people.nickname(officer))));
        return new MeasureSheet(
                proposed.measureId(),
                proposed.kind().name(),
                state(measure, now),
                proposed.facts(),
                proposed.reason(),
                proposed.basis(),
                proposed.termHours(),
                people.nickname(proposed.officerId()),
                proposed.at(),
                measure.isWaiting() ? measure.wants().map(Enum::name).orElse(null) : null,
                agreements,
                measure.isOf(asker.id()),
                taken == null ? null : taken.at(),
                taken == null ? null : taken.until(),
                taken == null ? null : taken.appealBy(),
                appeal(measure, words, now, hadAHand),
                ended == null ? null : ended.at(),
                ended == null ? null : ended.cause().name(),
                ended == null ? declined(measure) : ended.reason(),
                goods(measure));
    }

    /** The product that a measure takes off sale, as it is called now. */
    DossierSheet.@Nullable Taken goods(Measure measure) {
        return goods(measure.proposed().productId());
    }

    DossierSheet.@Nullable Taken goods(@Nullable Long product) {
        return product == null
                ? null
                : new DossierSheet.Taken(
                        product, catalog.product(product).map(Product::title).orElse(""));
    }

    private static @Nullable String declined(Measure measure) {
        DossierEvent.MeasureDeclined declined = measure.declined();
        return declined == null ? null : declined.reason();
    }

    /** One whose term is over binds nobody, though its end may not be written yet. */
    static String state(Measure measure, Instant now) {
        if (measure.declined() != null) {
            return "declined";
        }
        if (measure.taken() == null) {
            return "waiting";
        }
        return measure.binds(now) ? "in-force" : "ended";
    }

    @Nullable
    Appeal appeal(Measure measure, ShopWords words, Instant now, boolean own) {
        DossierEvent.MeasureAppealed appeal = measure.appeal();
        if (appeal == null) {
            return null;
        }
        DossierEvent.AppealDecided decided = measure.decision();
        return new Appeal(
                appeal.at(),
                words.ofAppeal(appeal.measureId()),
                appeal.decideBy(),
                isLate(measure, now),
                own,
                decided == null ? null : decided.upheld(),
                decided == null ? null : decided.reason(),
                decided == null ? null : people.nickname(decided.officerId()),
                decided == null ? null : decided.at());
    }

    private DossierSheet.Step step(Told.Step step, ShopWords words, Map<Long, String> names) {
        StepWords said = StepWords.of(step.event());
        Long who = said.personId();
        long position = step.place().position();
        return new DossierSheet.Step(
                position,
                step.event().at(),
                step.place().type(),
                who == null ? null : names.computeIfAbsent(who, people::nickname),
                said.kind(),
                said.hasBeside() ? words.at(position) : said.words());
    }
}
