package org.qiantang.app.shortvideo;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.FilmLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code footage}: clips of shows, and what was uploaded. */
final class FootageTable {
    // What an officer took down has no place in the feed, for as long as it is down.
    private static final String COLUMNS = """
            id, kind, origin, merchant_id, product_id, show_id, show_title, from_ms, to_ms, happened_at, file_name, source_bytes,
            title, cues, ai, version, state, trouble, rendered_version, shape, said, film_seconds, bytes, heard, rendered_at,
            published_at, made_by, made_at,
            case when exists (select from film_down d where d.film_id = footage.id) then null else footage.feed_place end as feed_place,
            """;

    private static final String WHOLE = COLUMNS + """
            (select jsonb_build_object('state', r.state, 'sound', r.sound, 'picture', r.picture, 'asked', r.asked,
                                       'decided', r.decided, 'brief', false)
               from film_review r
              where r.film_id = footage.id and r.version = footage.rendered_version) as review
            """;

    // Lists are asked for every other second, and no list tells all that was heard and seen in a film.
    private static final String BRIEF = COLUMNS + """
            (select jsonb_build_object('state', r.state, 'sound', r.sound || '{"words": []}',
                                       'picture', r.picture || '{"words": []}', 'asked', r.asked,
                                       'decided', r.decided, 'brief', true)
               from film_review r
              where r.film_id = footage.id and r.version = footage.rendered_version) as review
            """;

    private static final String INSERT = """
            insert into footage (id, kind, origin, merchant_id, product_id, show_id, show_title, from_ms, to_ms, happened_at,
                                 file_name, source_bytes, title, cues, ai, version, state, made_by, made_at)
            values (:id, :kind, :origin, :merchant, :product, :show, :showTitle, :fromMs, :toMs, :happenedAt,
                    :fileName, :sourceBytes, cast(:title as jsonb), cast(:cues as jsonb), :ai, 1, :state, :by, :at)
            """;

    private static final String FIND = "select " + WHOLE + " from footage where id = :id";

    private static final String ALL = "select " + BRIEF + " from footage where id in (:ids)";

    private static final String OF_SHOP = "select " + BRIEF + """
              from footage
             where merchant_id = :merchant and origin = 'PGC' and id < :before
             order by id desc
             limit :limit
            """;

    private static final String OF_MAKER = "select " + BRIEF + """
              from footage
             where made_by = :person and origin <> 'PGC' and id < :before
             order by id desc
             limit :limit
            """;

    private static final String FEED = "select " + BRIEF + """
              from footage
             where footage.feed_place < :before
               and (:product = 0 or product_id = :product) and (:merchant = 0 or merchant_id = :merchant)
               and not exists (select from film_down d where d.film_id = footage.id)
               and not exists (select from shop_standing t
                                where t.merchant_id = footage.merchant_id and t.standing <> 'OPEN')
             order by footage.feed_place desc
             limit :limit
            """;

    // The version that was seen must still be the newest, and nobody changes what is being made.
    private static final String REVISE = """
            update footage
               set version = version + 1, title = cast(:title as jsonb), cues = cast(:cues as jsonb), from_ms = :fromMs,
                   to_ms = :toMs, happened_at = :happenedAt
             where id = :id and version = :version and state not in ('QUEUED', 'RENDERING')
            """;

    private static final String QUEUE = """
            update footage set state = 'QUEUED', trouble = null where id = :id and state not in ('QUEUED', 'RENDERING')
            """;

    private static final String BEGIN = "update footage set state = 'RENDERING' where id = :id and state = 'QUEUED'";

    private static final String END = """
            update footage set state = :state, trouble = :trouble where id = :id and state in ('QUEUED', 'RENDERING')
            """;

    // A new video has to be published anew.
    private static final String MADE = """
            update footage
               set state = 'READY', trouble = null, rendered_version = :version, shape = :shape,
                   said = cast(:said as jsonb), cues = cast(:cues as jsonb), film_seconds = :seconds, bytes = :bytes,
                   heard = :heard, ai = :ai, rendered_at = :at, feed_place = null, published_at = null, published_by = null
             where id = :id and state = 'RENDERING'
            """;

    // Whatever has been lined up to be looked through meanwhile waits for that.
    private static final String PUBLISH = """
            update footage set feed_place = :place, published_at = :at, published_by = :by
             where id = :id and state = 'READY' and rendered_version = version and feed_place is null
               and not exists (select from film_down d where d.film_id = footage.id)
               and exists (select from film_review r
                            where r.film_id = footage.id and r.version = footage.rendered_version and r.state = 'DONE')
            """;

    private static final String WITHDRAW =
            "update footage set feed_place = null, published_at = null, published_by = null where id = :id";

    // What was taken down is kept until that is over: it is what the officers judged.
    private static final String DELETE = """
            delete from footage
             where id = :id and state not in ('QUEUED', 'RENDERING')
               and not exists (select from film_down d where d.film_id = footage.id)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FootageTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Footage footage) {
        Footage.Source.Clip clip = footage.source() instanceof Footage.Source.Clip one ? one : null;
        Footage.Source.Upload upload = footage.source() instanceof Footage.Source.Upload one ? one : null;
        jdbc.sql(INSERT)
                .param("id", footage.id())
                .param("kind", clip == null ? "UPLOAD" : "CLIP")
                .param("origin", footage.origin().name())
                .param("merchant", footage.merchantId())
                .param("product", footage.productId())
                .param("show", clip == null ? null : clip.showId())
                .param("showTitle", clip == null ? null : clip.showTitle())
                .param("fromMs", clip == null ? null : clip.fromMs())
                .param("toMs", clip == null ? null : clip.toMs())
                .param("happenedAt", clip == null ? null : clip.at().atOffset(UTC))
                .param("fileName", upload == null ? null : upload.name())
                .param("sourceBytes", upload == null ? null : upload.bytes())
                .param("title", json.writeValueAsString(footage.title()))
                .param("cues", json.writeValueAsString(footage.lines()))
                .param("ai", footage.ai())
                .param("state", footage.state().name())
                .param("by", footage.madeBy())
                .param("at", footage.madeAt().atOffset(UTC))
                .update();
    }

    Optional<Footage> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(this::footage).optional();
    }

    /** Those of these ids that are there, in no order; like all lists without the words that were heard and seen in them. */
    List<Footage> all(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(ALL).param("ids", ids).query(this::footage).list();
    }

    /** A shop's own, newest first. */
    List<Footage> ofShop(long merchantId, long before, int limit) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("before", before)
                .param("limit", limit)
                .query(this::footage)
                .list();
    }

    /** What a person made in no shop's name, newest first. */
    List<Footage> ofMaker(long personId, long before, int limit) {
        return jdbc.sql(OF_MAKER)
                .param("person", personId)
                .param("before", before)
                .param("limit", limit)
                .query(this::footage)
                .list();
    }

    /** What everybody may see, newest first; 0 for all products, all shops. */
    List<Footage> feed(long product, long merchant, long before, int limit) {
        return jdbc.sql(FEED)
                .param("product", product)
                .param("merchant", merchant)
                .param("before", before)
                .param("limit", limit)
                .query(this::footage)
                .list();
    }

    /** Puts another title and other ends in place of the version that was seen; false where somebody was faster. */
    boolean revise(Footage changed, int version) {
        Footage.Source.Clip clip = changed.source() instanceof Footage.Source.Clip one ? one : null;
        return jdbc.sql(REVISE)
                        .param("id", changed.id())
                        .param("version", version)
                        .param("title", json.writeValueAsString(changed.title()))
                        .param("cues", json.writeValueAsString(changed.lines()))
                        .param("fromMs", clip == null ? null : clip.fromMs())
                        .param("toMs", clip == null ? null : clip.toMs())
                        .param("happenedAt", clip == null ? null : clip.at().atOffset(UTC))
                        .update()
                == 1;
    }

    boolean queue(long id) {
        return jdbc.sql(QUEUE).param("id", id).update() == 1;
    }

    boolean begin(long id) {
        return jdbc.sql(BEGIN).param("id", id).update() == 1;
    }

    void end(long id, Film.State state, @Nullable String trouble) {
        jdbc.sql(END)
                .param("id", id)
                .param("state", state.name())
                .param("trouble", trouble)
                .update();
    }

    /** Keeps what was made; false where it is gone meanwhile. */
    boolean made(long id, Footage.Video video, List<Cue> lines, boolean ai) {
        return jdbc.sql(MADE)
                        .param("id", id)
                        .param("version", video.version())
                        .param("shape", video.shape().name())
                        .param("said", json.writeValueAsString(video.said()))
                        .param("cues", json.writeValueAsString(lines))
                        .param("seconds", video.seconds())
                        .param("bytes", video.bytes())
                        .param("heard", video.heard())
                        .param("ai", ai)
                        .param("at", video.madeAt().atOffset(UTC))
                        .update()
                == 1;
    }

    /** Says of all that was at work when the program ended that it was interrupted. */
    int interrupt() {
        return jdbc.sql("update footage set state = 'INTERRUPTED' where state in ('QUEUED', 'RENDERING')")
                .update();
    }

    boolean publish(long id, long place, Instant at, long personId) {
        return jdbc.sql(PUBLISH)
                        .param("id", id)
                        .param("place", place)
                        .param("at", at.atOffset(UTC))
                        .param("by", personId)
                        .update()
                == 1;
    }

    void withdraw(long id) {
        jdbc.sql(WITHDRAW).param("id", id).update();
    }

    boolean delete(long id) {
        boolean gone = jdbc.sql(DELETE).param("id", id).update() == 1;
        if (gone) {
            jdbc.sql("delete from film_like where film_id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("delete from film_comment where film_id = :id")
                    .param("id", id)
                    .update();
            jdbc.sql("delete from film_review where film_id = :id")
                    .param("id", id)
                    .update();
        }
        return gone;
    }

    /** How many bytes all videos take. */
    long bytes() {
        return jdbc.sql("select coalesce(sum(bytes), 0) from footage")
                .query(Long.class)
                .single();
    }

    private Footage footage(ResultSet row, int number) throws SQLException {
        long place = row.getLong("feed_place");
        Film.Published published = row.wasNull()
                ? null
                : new Film.Published(place, row.getTimestamp("published_at").toInstant());
        return new Footage(
                row.getLong("id"),
                Origin.valueOf(row.getString("origin")),
                row.getObject("merchant_id", Long.class),
                row.getObject("product_id", Long.class),
                source(row),
                json.readValue(row.getString("title"), FilmLine.class),
                List.of(json.readValue(row.getString("cues"), Cue[].class)),
                row.getBoolean("ai"),
                row.getInt("version"),
                Film.State.valueOf(row.getString("state")),
                row.getString("trouble"),
                video(row),
                published,
                row.getLong("made_by"),
                row.getTimestamp("made_at").toInstant(),
                review(row));
    }

    private @Nullable Review review(ResultSet row) throws SQLException {
        String review = row.getString("review");
        return review == null ? null : json.readValue(review, Review.class);
    }

    private static Footage.Source source(ResultSet row) throws SQLException {
        return row.getString("kind").equals("CLIP")
                ? new Footage.Source.Clip(
                        row.getLong("show_id"),
                        row.getString("show_title"),
                        row.getLong("from_ms"),
                        row.getLong("to_ms"),
                        row.getTimestamp("happened_at").toInstant())
                : new Footage.Source.Upload(row.getString("file_name"), row.getLong("source_bytes"));
    }

    private Footage.@Nullable Video video(ResultSet row) throws SQLException {
        String said = row.getString("said");
        return said == null
                ? null
                : new Footage.Video(
                        row.getInt("rendered_version"),
                        Shape.valueOf(row.getString("shape")),
                        json.readValue(said, Film.Said.class),
                        row.getDouble("film_seconds"),
                        row.getLong("bytes"),
                        row.getBoolean("heard"),
                        row.getTimestamp("rendered_at").toInstant());
    }
}
