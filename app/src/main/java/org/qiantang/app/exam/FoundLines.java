package org.qiantang.app.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.journal.Office;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.SaidEarlier;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines in which something was found, whether it stands, and by which names people would know whose they were. */
final class FoundLines {
    private static final int MOST_JUDGED = 50_000;
    private static final TypeReference<List<FoundInLine>> FINDINGS = new TypeReference<>() {};
    private static final String LINE = """
            select l.at, l.text, l.verdict, l.findings::text as findings,
                   coalesce((select p.legal_category from show_item i join product p on p.id = i.product_id
                              where i.show_id = l.show_id and i.item_id = l.item_id), '') as category
              from host_line l
             where l.show_id = :show and l.line_id = :line and l.verdict <> 'clear'
            """;
    // Whoever owns the shop, works in it or had a post at the show; the goods of the show, and who made and supplied
    // them.
    private static final String IDENTITIES = """
            with the_show as (select show_id, merchant_id, room_id, host_id from show_row where show_id = :show),
                 persons as (
                select host_id as id from the_show
                union select person_id from show_post where show_id = :show
                union select m.person_id from shop_member m join the_show s on s.merchant_id = m.merchant_id
                union select p.id from person p join the_show s on s.merchant_id = p.merchant_id),
                 goods as (select distinct product_id from show_item where show_id = :show)
            select 'SHOP' as kind, m.name from the_show s join merchant m on m.id = s.merchant_id
            union
            select 'SHOP', m.licence_holder from the_show s join merchant m on m.id = s.merchant_id
            union
            select 'NUMBER', m.licence_number from the_show s join merchant m on m.id = s.merchant_id
            union
            select 'SHOP', r.title from the_show s join room r on r.id = s.room_id
            union
            select 'PERSON', p.nickname from persons i join person p on p.id = i.id
            union
            select 'PERSON', p.name from persons i join person p on p.id = i.id
            union
            select 'BRAND', f.value from goods g join fact f on f.product_id = g.product_id
             where f.key in ('brand', '品牌')
            union
            select 'SHOP', u.name from goods g join product p on p.id = g.product_id join supplier u on u.id = p.supplier_id
             order by 1, 2
             limit 1000
            """;

    private final JdbcClient jdbc;
    private final Office office;
    private final EventCodec codec;

    FoundLines(JdbcClient jdbc, Office office, EventCodec codec) {
        this.jdbc = jdbc;
        this.office = office;
        this.codec = codec;
    }

    Optional<Found> line(long showId, long lineId) {
        return jdbc.sql(LINE)
                .param("show", showId)
                .param("line", lineId)
                .query((row, _) -> found(showId, lineId, row))
                .optional();
    }

    /** Names and numbers that tell whose show it was, as of now. */
    List<Identity> identities(long showId) {
        return jdbc
                .sql(IDENTITIES)
                .param("show", showId)
                .query((row, _) -> {
                    String name = row.getString("name");
                    return new Identity(Identity.Kind.valueOf(row.getString("kind")), name == null ? "" : name.strip());
                })
                .list()
                .stream()
                .filter(one -> !one.name().isEmpty())
                .toList();
    }

    /** Whether an officer confirmed it and nobody has withdrawn it since, as the journal has it at this moment. */
    boolean stands(long showId, long lineId) {
        return office.story(Streams.finding(showId), MOST_JUDGED).stream()
                .map(place -> codec.read(place.type(), place.version(), place.body()))
                .filter(FindingJudged.class::isInstance)
                .map(FindingJudged.class::cast)
                .filter(judged -> judged.lineId() == lineId)
                .reduce((earlier, later) -> later)
                .filter(judged -> judged.ruling() == Ruling.CONFIRMED)
                .isPresent();
    }

    private Found found(long showId, long lineId, ResultSet row) throws SQLException {
        List<FoundInLine> all = JsonMapper.shared().readValue(row.getString("findings"), FINDINGS);
        List<FoundInLine> findings = all.stream()
                .filter(one -> one.doubtPercent() == null && !beginsEarlier(one))
                .toList();
        return new Found(
                showId,
                lineId,
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("text"),
                row.getString("verdict"),
                findings,
                !all.isEmpty() && all.stream().allMatch(FoundLines::beginsEarlier),
                row.getString("category"));
    }

    /** Whether its words begin in a line before and go on in this one: nobody could be asked it of this one alone. */
    private static boolean beginsEarlier(FoundInLine one) {
        List<SaidEarlier> earlier = one.earlier();
        return earlier != null && earlier.stream().anyMatch(SaidEarlier::begins);
    }
}
