package org.qiantang.app.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.show.Shows;
import org.qiantang.app.web.Problem;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.DossierEvent.Subject;
import org.qiantang.event.DossierEvent.SubjectKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out whom a dossier is about: a shop, or a host or room and the shop it belongs to. */
final class DossierSubjects {
    private static final String ROOM =
            "select merchant_id from show_row where room_id = :id order by show_id desc limit 1";
    private static final String HOST =
            "select merchant_id from show_row where host_id = :id order by show_id desc limit 1";

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Shows shows;
    private final ReportedShow reports;

    DossierSubjects(JdbcClient jdbc, Catalog catalog, Shows shows, ReportedShow reports) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.shows = shows;
        this.reports = reports;
    }

    /** Where no subject is named, it is the shop of the findings, or of the show that was reported. */
    Subject of(@Nullable SubjectKind kind, @Nullable Long id, List<FoundLine> findings, @Nullable Long reportId) {
        OptionalLong reported = reportId == null ? OptionalLong.empty() : OptionalLong.of(shopOfReport(reportId));
        Subject subject = kind != null && id != null
                ? new Subject(kind, id, shopOf(kind, id))
                : shop(
                        findings.isEmpty()
                                ? reported.orElseThrow(() ->
                                        Problem.nonsense("subjectId", "请选择案卷针对谁", "say whom the dossier is about"))
                                : shopOfShow(findings.getFirst().showId()));
        requireShop(subject.merchantId(), findings);
        if (reported.isPresent() && reported.getAsLong() != subject.merchantId()) {
            throw severalShops("举报的是别的店铺", "the report is of another", "reportId");
        }
        return subject;
    }

    private static Subject shop(long merchantId) {
        return new Subject(SubjectKind.SHOP, merchantId, merchantId);
    }

    void requireSameShop(Dossier dossier, List<FoundLine> findings) {
        requireShop(dossier.opened().subject().merchantId(), findings);
    }

    private void requireShop(long merchant, List<FoundLine> findings) {
        Set<Long> shops = new TreeSet<>();
        findings.forEach(line -> shops.add(shopOfShow(line.showId())));
        shops.remove(merchant);
        if (!shops.isEmpty()) {
            throw severalShops("所选线索属于别的店铺", "these findings are of another", "findings");
        }
    }

    private static Problem severalShops(String zh, String en, String field) {
        return new Problem(
                409,
                "several-shops",
                "一个案卷只针对一家店铺，" + zh,
                "a dossier is about one shop; " + en,
                Map.of("field", field));
    }

    private long shopOf(SubjectKind kind, long id) {
        return switch (kind) {
            case SHOP -> catalog.merchant(id).map(_ -> id).orElseThrow(Problem::notFound);
            case ROOM -> found(ROOM, id);
            case HOST -> found(HOST, id);
        };
    }

    private long found(String sql, long id) {
        Optional<Long> merchant =
                jdbc.sql(sql).param("id", id).query(Long.class).optional();
        return merchant.orElseThrow(Problem::notFound);
    }

    private long shopOfReport(long reportId) {
        return shopOfShow(reports.showOf(reportId).orElseThrow(Problem::notFound));
    }

    private long shopOfShow(long showId) {
        return shows.brief(showId).map(Shows.Brief::merchantId).orElseThrow(Problem::notFound);
    }
}
