package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What officers read of shows on air: the rooms by what was found in them, and the lines in which it was. */
final class OfficerRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<FoundInLine>> FINDINGS = new TypeReference<>() {};

    /** More rooms than this are not weighed; those that opened last are. */
    static final int MOST_ROOMS = 1_000;

    /** Of one room no more lines than these are weighed, so that none crowds out another's. */
    private static final int MOST_LINES = 200;

    /** What an officer took back counts nowhere; the last judgement of a line is the one that stands. */
    private static final String STANDS = """
            l.verdict <> 'clear'
               and coalesce((select j.ruling from finding_judgement j
                              where j.show_id = l.show_id and j.line_id = l.line_id
                              order by j.position desc limit 1), 'NEW') <> 'WITHDRAWN'
            """;

    /** When a line was said: a machine writes it down a while after. */
    private static final String SAID = "coalesce((taken_down ->> 'from')::timestamptz, at)";

    private static final String ON_AIR = """
            select show_id, room_id, merchant_id, host_id, title, host_kind, opened_at, viewers, simulated
              from show_row
             where state in ('open', 'closing') and kind = 'STAGE'
             order by opened_at desc, show_id desc
             limit :most
            """;
    private static final String LATELY = """
            select show_id, at, verdict, findings::text as findings, corrected_at
              from (select l.show_id, l.line_id, l.at, l.verdict, l.findings, l.corrected_at,
                           row_number() over (partition by l.show_id
                                                  order by l.verdict <> 'violates', l.line_id desc) as nth
                      from host_line l
                     where l.show_id = any(:shows) and l.at > :since and
            """ + STANDS + ") n where nth <= :most order by at desc, line_id desc";
    private static final String COUNTED = """
            select l.show_id, count(*) filter (where l.verdict = 'violates') as found,
                   count(*) filter (where l.verdict <> 'violates') as asked
              from host_line l
             where l.show_id = any(:shows) and
            """ + STANDS + " group by l.show_id";
    private static final String LAST = """
            select distinct on (l.show_id) l.show_id, l.line_id, l.at, l.speaker, l.item_id, l.text, l.verdict,
                   l.findings::text as findings, l.corrected_at, l.taken_down::text as taken_down
              from host_line l
             where l.show_id = any(:shows) and
            """ + STANDS + " order by l.show_id, " + SAID + " desc, l.line_id desc";
    private static final String COUNTER = """
            select i.show_id, p.title, p.legal_category, coalesce(r.score, 0) as score
              from show_item i
              join product p on p.id = i.product_id
              left join goods_risk r on r.product_id = i.product_id
             where i.show_id = any(:shows) and i.withdrawn_at is null
             order by i.show_id, score desc, i.item_id
            """;
    private static final String COMPLAINTS = """
            select show_id, count(*) as open from report
             where closed_at is null and show_id = any(:shows)
             group by show_id
            """;
    // A measure that ended in the moment in which its appeal was decided ended by it, and was none.
    private static final String MEASURES = """
            select merchant_id, count(*) as taken from measure
             where merchant_id = any(:shops) and taken_at > :since
               and (decided_at is null or ended_at is null or ended_at <> decided_at)
             group by merchant_id
            """;
    private static final String FOUND =
            """
            select show_id, line_id, at, speaker, item_id, text, verdict, findings::text as findings, corrected_at,
                   taken_down::text as taken_down
              from host_line
             where show_id = :show and verdict <> 'clear' and
            """ + "(" + SAID + ", line_id) < (:before, :id) order by " + SAID + " desc, line_id desc limit :most";

    private final JdbcClient jdbc;

    OfficerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A show on air. */
    record OnAir(
            long showId,
            long roomId,
            long merchantId,
            long hostId,
            String title,
            String hostKind,
            Instant openedAt,
            int viewers,
            int simulatedViewers) {}

    /** A show's lines that violate, and those that want evidence, without what officers took back. */
    record Counted(int found, int asked) {
        static final Counted NONE = new Counted(0, 0);
    }

    List<OnAir> onAir() {
        return jdbc.sql(ON_AIR)
                .param("most", MOST_ROOMS)
                .query(OfficerRows::room)
                .list();
    }

    /** What each of these shows is weighed by, as of a moment. */
    Map<Long, RoomFacts> facts(List<OnAir> rooms, Instant now) {
        Long[] shows = rooms.stream().map(OnAir::showId).toArray(Long[]::new);
        var found = new HashMap<Long, List<RoomFacts.Found>>();
        jdbc.sql(LATELY)
                .param("shows", shows)
                .param("since", now.minus(RoomRisk.WINDOW).atOffset(UTC))
                .param("most", MOST_LINES)
                .query(row -> {
                    found.computeIfAbsent(row.getLong("show_id"), _ -> new ArrayList<>())
                            .add(new RoomFacts.Found(
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    row.getString("verdict").equals("violates"),
                                    row.getObject("corrected_at") != null,
                                    JSON.readValue(row.getString("findings"), FINDINGS)));
                });
        var goods = new HashMap<Long, List<RoomFacts.OnCounter>>();
        jdbc.sql(COUNTER).param("shows", shows).query(row -> {
            goods.computeIfAbsent(row.getLong("show_id"), _ -> new ArrayList<>())
                    .add(new RoomFacts.OnCounter(
                            row.getString("title"), row.getString("legal_category"), row.getInt("score")));
        });
        Map<Long, Integer> complaints = new HashMap<>();
        jdbc.sql(COMPLAINTS).param("shows", shows).query(row -> {
            complaints.put(row.getLong("show_id"), row.getInt("open"));
        });
        Map<Long, Integer> measures = measures(rooms, now);
        return rooms.stream()
                .collect(Collectors.toMap(
                        OnAir::showId,
                        room -> new RoomFacts(
                                found.getOrDefault(room.showId(), List.of()),
                                complaints.getOrDefault(room.showId(), 0),
                                goods.getOrDefault(room.showId(), List.of()),
                                measures.getOrDefault(room.merchantId(), 0))));
    }

    Map<Long, Counted> counted(Collection<Long> shows) {
        var counted = new HashMap<Long, Counted>();
        jdbc.sql(COUNTED).param("shows", shows.toArray(Long[]::new)).query(row -> {
            counted.put(row.getLong("show_id"), new Counted(row.getInt("found"), row.getInt("asked")));
        });
        return counted;
    }

    /** The line of each show that was said last of those in which something was found that still stands. */
    Map<Long, ShowRows.LineRow> last(Collection<Long> shows) {
        var last = new HashMap<Long, ShowRows.LineRow>();
        jdbc.sql(LAST).param("shows", shows.toArray(Long[]::new)).query(row -> {
            last.put(row.getLong("show_id"), line(row));
        });
        return last;
    }

    /** Measures that were taken against the rooms' shops, but those that an appeal undid. */
    private Map<Long, Integer> measures(List<OnAir> rooms, Instant now) {
        var measures = new HashMap<Long, Integer>();
        jdbc.sql(MEASURES)
                .param("shops", rooms.stream().map(OnAir::merchantId).distinct().toArray(Long[]::new))
                .param("since", now.minus(RoomRisk.PAST).atOffset(UTC))
                .query(row -> {
                    measures.put(row.getLong("merchant_id"), row.getInt("taken"));
                });
        return measures;
    }

    /** The host's lines in which something was found, those that were said last first. */
    List<ShowRows.LineRow> found(long showId, Bookmark after, int most) {
        return jdbc.sql(FOUND)
                .param("show", showId)
                .param("before", after.moment().atOffset(UTC))
                .param("id", after.id())
                .param("most", most)
                .query((row, _) -> line(row))
                .list();
    }

    private static OnAir room(ResultSet row, int number) throws SQLException {
        return new OnAir(
                row.getLong("show_id"),
                row.getLong("room_id"),
                row.getLong("merchant_id"),
                row.getLong("host_id"),
                row.getString("title"),
                row.getString("host_kind"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getInt("viewers"),
                row.getInt("simulated"));
    }

    private static ShowRows.LineRow line(ResultSet row) throws SQLException {
        return new ShowRows.LineRow(
                row.getLong("line_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("speaker"),
                row.getObject("item_id", Long.class),
                row.getString("text"),
                row.getString("verdict"),
                row.getString("findings"),
                ShowRows.timeOrNull(row, "corrected_at"),
                row.getString("taken_down"));
    }
}
