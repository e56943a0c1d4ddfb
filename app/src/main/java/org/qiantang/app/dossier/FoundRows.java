package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.DossierEvent.FoundLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What officers read of hosts' lines: those in which something was found, and those around them. */
final class FoundRows {
    private static final String COLUMNS = """
            select l.show_id, l.line_id, l.at, coalesce((l.taken_down ->> 'from')::timestamptz, l.at) as said_at,
                   l.speaker, l.item_id, l.text, l.verdict, l.findings::text as findings, l.corrected_at, s.room_id,
                   s.merchant_id, s.host_id, s.title, s.state, s.opened_at, s.closed_at, coalesce(m.name, '') as shop,
                   j.ruling
              from host_line l
              join show_row s on s.show_id = l.show_id
              left join merchant m on m.id = s.merchant_id
              left join lateral (select ruling from finding_judgement j
                                  where j.show_id = l.show_id and j.line_id = l.line_id
                                  order by position desc limit 1) j on true
            """;
    private static final String STREAM = COLUMNS + """
             where l.verdict <> 'clear' and (l.at, l.line_id) < (:before, :id)
               and (:q = '' or position(lower(:q) in lower(s.title || ' ' || coalesce(m.name, '') || ' ' || l.text)) > 0)
               and (:show::bigint is null or l.show_id = :show)
               and (:merchant::bigint is null or s.merchant_id = :merchant)
               and (:verdict = '' or l.verdict = :verdict)
               and (:severity = '' or l.findings @> jsonb_build_array(jsonb_build_object('severity', :severity)))
               and (:category = '' or l.findings @> jsonb_build_array(jsonb_build_object('category', :category)))
               and (:corrected = '' or (:corrected = 'yes') = (l.corrected_at is not null))
               and (:state = '' or :state = coalesce(lower(j.ruling), 'new'))
               and (:from::timestamptz is null or l.at >= :from)
               and (:until::timestamptz is null or l.at < :until)
             order by l.at desc, l.line_id desc
             limit :most
            """;
    private static final String ONE =
            COLUMNS + " where l.show_id = :show and l.line_id = :line and l.verdict <> 'clear'";
    private static final String OF_LINES = COLUMNS + """
             where (l.show_id, l.line_id) in (select * from unnest(:shows::bigint[], :lines::bigint[]))
               and l.verdict <> 'clear'
             order by l.at, l.line_id
            """;
    private static final String AROUND = COLUMNS + """
             where l.show_id = :show and l.at between :from and :until
             order by l.at, l.line_id
             limit 200
            """;
    private static final String RELATED = """
            select * from (
                select x.*, exists (select from show_item i
                                     where i.show_id = x.show_id and i.item_id = x.item_id
                                       and i.product_id = :product) as same_product
                  from (
            """ + COLUMNS + """
             where l.verdict <> 'clear' and s.merchant_id = :merchant and l.at between :from and :until
               and (l.show_id, l.line_id) <> (:show, :line) and coalesce(j.ruling, 'NEW') <> 'WITHDRAWN'
               and not exists (select from dossier_finding d where d.show_id = l.show_id and d.line_id = l.line_id)
                       ) x) y
             where y.same_product
                or exists (select from jsonb_array_elements(y.findings::jsonb) f
                            where f ->> 'rule' = any (array(select jsonb_array_elements_text(:rules::jsonb)))
                               or f ->> 'category' = any (array(select jsonb_array_elements_text(:claims::jsonb))))
             order by y.at desc, y.line_id desc
             limit :most
            """;
    private static final String JUDGEMENTS = """
            select ruling, reason, officer_id, dossier_id, at
              from finding_judgement
             where show_id = :show and line_id = :line
             order by position desc
             limit 50
            """;
    private static final String CONFIRMERS = """
            select distinct officer_id
              from finding_judgement
             where ruling = 'CONFIRMED'
               and (show_id, line_id) in (select * from unnest(:shows::bigint[], :lines::bigint[]))
            """;
    private static final String ITEM =
            "select product_id, title, picture from show_item where show_id = :show and item_id = :item";

    private final JdbcClient jdbc;

    FoundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A host's line with its show; the ruling is the last one, null where nobody has judged it.
     *
     * @param saidAt before it was written down, where a machine did that
     */
    record Row(
            long showId,
            long lineId,
            Instant at,
            Instant saidAt,
            String speaker,
            @Nullable Long itemId,
            String text,
            String verdict,
            String findings,
            @Nullable Instant correctedAt,
            long roomId,
            long merchantId,
            long hostId,
            String title,
            String showState,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            String shop,
            @Nullable String ruling) {
        Bookmark place() {
            return Bookmark.at(at, lineId);
        }
    }

    record Judgement(
            String ruling,
            String reason,
            long officerId,
            @Nullable Long dossierId,
            Instant at) {}

    /** A finding that may belong to another; {@code sameProduct} where it names the same product. */
    record Related(Row row, boolean sameProduct) {}

    /** What a finding is about. */
    record Matter(
            List<String> rules,
            List<String> claims,
            @Nullable Long productId) {
        Matter {
            rules = List.copyOf(rules);
            claims = List.copyOf(claims);
        }
    }

    record Item(long productId, String title, String picture) {}

    /** Findings of all rooms, the newest first. */
    List<Row> stream(FoundFilter filter, Bookmark after, int most) {
        return jdbc.sql(STREAM)
                .param("before", after.moment().atOffset(UTC))
                .param("id", after.id())
                .param("q", filter.words())
                .param("show", filter.showId())
                .param("merchant", filter.merchantId())
                .param("verdict", filter.verdict())
                .param("severity", filter.severity())
                .param("category", filter.category())
                .param("corrected", filter.corrected())
                .param("state", filter.state())
                .param("from", utc(filter.from()))
                .param("until", utc(filter.until()))
                .param("most", most)
                .query(FoundRows::row)
                .list();
    }

    Optional<Row> one(long showId, long lineId) {
        return jdbc.sql(ONE)
                .param("show", showId)
                .param("line", lineId)
                .query(FoundRows::row)
                .optional();
    }

    /** Those of these lines in which something was found, the oldest first. */
    List<Row> of(Collection<FoundLine> lines) {
        return jdbc.sql(OF_LINES)
                .param("shows", lines.stream().map(FoundLine::showId).toArray(Long[]::new))
                .param("lines", lines.stream().map(FoundLine::lineId).toArray(Long[]::new))
                .query(FoundRows::row)
                .list();
    }

    /** All lines of a show's host in a stretch of time, the oldest first. */
    List<Row> around(long showId, Instant from, Instant until) {
        return jdbc.sql(AROUND)
                .param("show", showId)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query(FoundRows::row)
                .list();
    }

    /**
     * Findings of the same shop around a finding's moment that share a rule, a claim or the product with it, that nobody
     * withdrew and no dossier has; the newest first.
     */
    List<Related> related(Row row, Matter matter, Duration around, int most) {
        return jdbc.sql(RELATED)
                .param("merchant", row.merchantId())
                .param("show", row.showId())
                .param("line", row.lineId())
                .param("from", row.at().minus(around).atOffset(UTC))
                .param("until", row.at().plus(around).atOffset(UTC))
                .param("rules", JsonMapper.shared().writeValueAsString(matter.rules()))
                .param("claims", JsonMapper.shared().writeValueAsString(matter.claims()))
                .param("product", matter.productId(), Types.BIGINT)
                .param("most", most)
                .query((found, number) -> new Related(row(found, number), found.getBoolean("same_product")))
                .list();
    }

    /** Who judged it, the last first. */
    List<Judgement> judgements(long showId, long lineId) {
        return jdbc.sql(JUDGEMENTS)
                .param("show", showId)
                .param("line", lineId)
                .query((row, _) -> new Judgement(
                        row.getString("ruling"),
                        row.getString("reason"),
                        row.getLong("officer_id"),
                        row.getObject("dossier_id", Long.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** All officers who ever confirmed one of these findings. */
    Set<Long> confirmers(Collection<FoundLine> lines) {
        return Set.copyOf(jdbc.sql(CONFIRMERS)
                .param("shows", lines.stream().map(FoundLine::showId).toArray(Long[]::new))
                .param("lines", lines.stream().map(FoundLine::lineId).toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    Optional<Item> item(long showId, long itemId) {
        return jdbc.sql(ITEM)
                .param("show", showId)
                .param("item", itemId)
                .query((row, _) ->
                        new Item(row.getLong("product_id"), row.getString("title"), row.getString("picture")))
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("show_id"),
                row.getLong("line_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                row.getString("speaker"),
                row.getObject("item_id", Long.class),
                row.getString("text"),
                row.getString("verdict"),
                row.getString("findings"),
                timeOrNull(row, "corrected_at"),
                row.getLong("room_id"),
                row.getLong("merchant_id"),
                row.getLong("host_id"),
                row.getString("title"),
                row.getString("state"),
                timeOrNull(row, "opened_at"),
                timeOrNull(row, "closed_at"),
                row.getString("shop"),
                row.getString("ruling"));
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(UTC);
    }
}
