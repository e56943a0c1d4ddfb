package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.PaperStanding;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.ProofNeed;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.ProductListed;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The papers of goods as they were told at the time: a page that was mended later does not mend a show that is over. */
final class Papers {
    /** More goods than anybody lines up; the newest shows are looked at first. */
    private static final int MOST = 2_000;

    private static final String LINED_UP = """
            select i.show_id, i.product_id, i.title, s.opened_at,
                   (select t.position from listing_told t
                     where t.what = 'page' and t.about = i.product_id and t.at <= s.opened_at
                     order by t.position desc limit 1) as position
              from show_item i
              join show_row s on s.show_id = i.show_id
             where i.show_id = any(:shows) and (i.withdrawn_at is null or i.withdrawn_at > s.opened_at)
               and s.opened_at >= :from
             order by i.show_id desc, i.item_id
             limit :most
            """;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final EventCodec codec;

    Papers(JdbcClient jdbc, Journal journal, EventCodec codec) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.codec = codec;
    }

    /** A product in a show, and where its page of that time is told; null where it was listed only after the show had opened. */
    record LinedUp(
            long showId,
            long productId,
            String title,
            Instant openedAt,
            @Nullable Long position) {}

    /** How many papers goods must have, and how many of them held; {@code lacking} names the others. */
    record Held(int required, int valid, List<Said> lacking) {
        Held {
            lacking = List.copyOf(lacking);
        }
    }

    Map<String, Reading> readings(Scope scope) {
        List<LinedUp> goods = jdbc.sql(LINED_UP)
                .param("shows", scope.shows())
                .param("from", scope.from().atOffset(UTC))
                .param("most", MOST)
                .query((row, _) -> new LinedUp(
                        row.getLong("show_id"),
                        row.getLong("product_id"),
                        row.getString("title"),
                        ShowSpans.moment(row, "opened_at"),
                        row.getObject("position", Long.class)))
                .list();
        Map<Long, Optional<ProductListed>> pages = new HashMap<>();
        int required = 0;
        int valid = 0;
        var lacking = new ArrayList<Said>();
        var behind = new ArrayList<Behind>();
        for (LinedUp one : goods) {
            Long position = one.position();
            Optional<ProductListed> page =
                    position == null ? Optional.empty() : pages.computeIfAbsent(position, this::told);
            if (page.isEmpty()) {
                continue;
            }
            Held held = held(page.get(), China.day(one.openedAt()));
            required += held.required();
            valid += held.valid();
            if (held.valid() < held.required()) {
                lacking.addAll(held.lacking());
                behind.add(behind(one, held));
            }
        }
        return Map.of("GR-G2", reading(required, valid, lacking, behind));
    }

    static Reading reading(int required, int valid, List<Said> lacking, List<Behind> behind) {
        if (required == 0) {
            return new Reading.NoOccasion(
                    new Said("排品的类别没有规定必需的证明文件", "no papers are asked for by law for what was lined up"));
        }
        List<Said> names = lacking.stream().distinct().toList();
        Said named = names.isEmpty()
                ? Said.NONE
                : new Said(
                        names.stream().map(Said::zh).limit(5).collect(Collectors.joining("、")),
                        names.stream().map(Said::en).limit(5).collect(Collectors.joining(", ")));
        return new Reading.Counted(
                Map.of("documents_required", Exact.of(required), "documents_valid", Exact.of(valid)),
                Map.of("documents", named),
                behind);
    }

    /** What must be there and is not at all makes the product's other papers worthless; what ran out only itself. */
    static Held held(ProductListed page, LocalDate day) {
        List<PaperStanding> asked = LegalCategory.named(page.legalCategory())
                .map(category -> PaperStanding.of(category, sheet(page), day))
                .orElse(List.of())
                .stream()
                .filter(Papers::isAsked)
                .toList();
        List<PaperStanding> lacking = asked.stream()
                .filter(paper -> paper.state() != PaperStanding.State.VALID)
                .toList();
        boolean missing = lacking.stream().anyMatch(paper -> paper.proof() == null);
        return new Held(
                asked.size(),
                missing ? 0 : asked.size() - lacking.size(),
                lacking.stream()
                        .map(paper -> new Said(paper.about().zh(), paper.about().en()))
                        .toList());
    }

    /** Only listed goods need the compulsory mark, and the list is not known here: where there is none, nothing follows. */
    private static boolean isAsked(PaperStanding paper) {
        ProofNeed need = paper.need();
        return need != null && (need.key() != FactKey.COMPULSORY_MARK || paper.proof() != null);
    }

    private static FactSheet sheet(ProductListed page) {
        return new FactSheet(page.facts().stream()
                .map(fact -> new Fact(
                        FactKey.named(fact.key()).map(FactKey::key).orElse(fact.key()),
                        fact.value(),
                        fact.unit(),
                        proof(fact.proof())))
                .toList());
    }

    private static @Nullable Proof proof(ShopEvent.@Nullable Proof told) {
        return told == null
                ? null
                : new Proof(
                        told.kind(),
                        told.number(),
                        told.issuer(),
                        told.scope(),
                        day(told.validUntil()),
                        day(told.validFrom()),
                        null);
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        return day == null ? null : LocalDate.parse(day);
    }

    private static Behind behind(LinedUp one, Held held) {
        String zh = held.lacking().stream().map(Said::zh).collect(Collectors.joining("、"));
        String en = held.lacking().stream().map(Said::en).collect(Collectors.joining(", "));
        String day = China.day(one.openedAt()).toString();
        return new Behind(
                Behind.What.PRODUCT,
                one.productId(),
                one.showId(),
                new Said(
                        day + " " + one.title() + "：缺少或过期 " + zh,
                        day + " " + one.title() + ": lacking or run out: " + en));
    }

    private Optional<ProductListed> told(long position) {
        List<Recorded> one = journal.read(Streams.OFFICE, position - 1, 1);
        return one.stream()
                .filter(place -> place.position() == position)
                .map(place -> codec.read(place.type(), place.version(), place.body()))
                .filter(ProductListed.class::isInstance)
                .map(ProductListed.class::cast)
                .findFirst();
    }
}
