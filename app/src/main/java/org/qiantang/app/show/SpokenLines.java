package org.qiantang.app.show;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What hosts said in all shows, the newest first: for who asks later what other rules would have made of it. */
public final class SpokenLines {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COUNT =
            "select count(*) from (select 1 from host_line order by line_id desc limit :most) l";
    private static final String BEFORE = """
            select l.show_id, s.title, l.line_id, l.at, s.opened_at, l.speaker, l.text, i.product_id,
                   l.findings::text as findings, l.corrected_at is not null as corrected
              from host_line l
              join show_row s on s.show_id = l.show_id
              left join show_item i on i.show_id = l.show_id and i.item_id = l.item_id
             where l.line_id < :before
             order by l.line_id desc
             limit :most
            """;

    private final JdbcClient jdbc;

    public SpokenLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line.
     *
     * @param second since the show was opened
     * @param productId what it spoke of; null where that is not known
     * @param found the rules found broken then
     */
    public record Spoken(
            long showId,
            String showTitle,
            long lineId,
            Instant at,
            int second,
            boolean machine,
            String text,
            @Nullable Long productId,
            List<String> found,
            boolean corrected) {}

    public int count(int most) {
        return jdbc.sql(COUNT).param("most", most).query(Integer.class).single();
    }

    public List<Spoken> before(long lineId, int most) {
        return jdbc.sql(BEFORE)
                .param("before", lineId)
                .param("most", most)
                .query((row, _) -> {
                    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
                    Instant opened = ShowRows.timeOrNull(row, "opened_at");
                    return new Spoken(
                            row.getLong("show_id"),
                            row.getString("title"),
                            row.getLong("line_id"),
                            at,
                            opened == null
                                    ? 0
                                    : (int) Math.max(
                                            0, Duration.between(opened, at).toSeconds()),
                            row.getString("speaker").equals("DIGITAL"),
                            row.getString("text"),
                            row.getObject("product_id", Long.class),
                            rules(row.getString("findings")),
                            row.getBoolean("corrected"));
                })
                .list();
    }

    private static List<String> rules(String findings) {
        return JSON.readTree(findings)
                .valueStream()
                .map(finding -> finding.path("rule"))
                .map(JsonNode::asString)
                .distinct()
                .toList();
    }
}
