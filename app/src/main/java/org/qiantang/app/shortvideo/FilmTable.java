package org.qiantang.app.shortvideo;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code film}, and who likes which. */
final class FilmTable {
    // What an officer took down has no place in the feed, for as long as it is down.
    private static final String COLUMNS = """
            id, merchant_id, product_id, beside_id, template, shape, seconds, presenter, music, priced, version, storyboard,
            state, trouble, rendered_version, said, film_seconds, bytes, heard, voiced, rendered_at, published_at, made_at,
            speaker,
            case when exists (select from film_down d where d.film_id = film.id) then null else film.feed_place end as feed_place
            """;

    private static final String INSERT = """
            insert into film (id, merchant_id, product_id, beside_id, template, shape, seconds, presenter, music, priced,
                              speaker, version, storyboard, state, made_by, made_at)
            values (:id, :merchant, :product, :beside, :template, :shape, :seconds, :presenter, :music, :priced,
                    cast(:speaker as jsonb), 1, cast(:storyboard as jsonb), 'DRAFT', :by, :at)
            """;

    private static final String FIND = "select " + COLUMNS + " from film where id = :id";

    private static final String ALL = "select " + COLUMNS + " from film where id in (:ids)";

    private static final String OF_SHOP = "select " + COLUMNS + """
              from film
             where merchant_id = :merchant and id < :before and (:product = 0 or product_id = :product)
             order by id desc
             limit :limit
            """;

    private static final String FEED = "select " + COLUMNS + """
              from film
             where film.feed_place < :before
               and (:product = 0 or product_id = :product) and (:merchant = 0 or merchant_id = :merchant)
               and not exists (select from film_down d where d.film_id = film.id)
               and not exists (select from shop_standing t
                                where t.merchant_id = film.merchant_id and t.standing <> 'OPEN')
             order by film.feed_place desc
             limit :limit
            """;

    // The version that was seen must still be the newest, and nobody changes what is being made.
    private static final String REVISE = """
            update film
               set version = version + 1, storyboard = cast(:storyboard as jsonb), shape = :shape, presenter = :presenter,
                   music = :music, priced = :priced
             where id = :id and version = :version and state not in ('QUEUED', 'RENDERING')
            """;

    private static final String QUEUE = """
            update film set state = 'QUEUED', trouble = null where id = :id and state not in ('QUEUED', 'RENDERING')
            """;

    private static final String BEGIN = "update film set state = 'RENDERING' where id = :id and state = 'QUEUED'";

    private static final String END = """
            update film set state = :state, trouble = :trouble where id = :id and state in ('QUEUED', 'RENDERING')
            """;

    // A new video has to be published anew.
    private static final String MADE = """
            update film
               set state = 'READY', trouble = null, rendered_version = :version, said = cast(:said as jsonb),
                   film_seconds = :seconds, bytes = :bytes, heard = :heard, voiced = cast(:voiced as jsonb),
                   rendered_at = :at,
                   feed_place = null, published_at = null, published_by = null
             where id = :id and state = 'RENDERING'
            """;

    private static final String INTERRUPT =
            "update film set state = 'INTERRUPTED' where state in ('QUEUED', 'RENDERING')";

    private static final String PUBLISH = """
            update film set feed_place = :place, published_at = :at, published_by = :by
             where id = :id and state = 'READY' and rendered_version = version and feed_place is null
               and not exists (select from film_down d where d.film_id = film.id)
            """;

    private static final String WITHDRAW =
            "update film set feed_place = null, published_at = null, published_by = null where id = :id";

    // What was taken down is kept until that is over: it is what the officers judged.
    private static final String DELETE = """
            delete from film
             where id = :id and state not in ('QUEUED', 'RENDERING')
               and not exists (select from film_down d where d.film_id = film.id)
            """;

    private static final String LIKE = """
            insert into film_like (film_id, person_id, liked_at) values (:id, :person, :at) on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FilmTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Film film, long personId) {
        Film.Plan plan = film.plan();
        jdbc.sql(INSERT)
                .param("id", film.id())
                .param("merchant", film.merchantId())
                .param("product", plan.productId())
                .param("beside", plan.besideId())
                .param("template", plan.template().name())
                .param("shape", plan.shape().name())
                .param("seconds", plan.seconds())
                .param("presenter", plan.presenter())
                .param("music", plan.music())
                .param("priced", plan.priced())
                .param("speaker", plan.chosen() == null ? null : json.writeValueAsString(plan.chosen()))
                .param("storyboard", json.writeValueAsString(film.storyboard()))
                .param("by", personId)
                .param("at", film.madeAt().atOffset(UTC))
                .update();
    }

    Optional<Film> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(this::film).optional();
    }

    /** The films of these ids that are there, in no order. */
    List<Film> all(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(ALL).param("ids", ids).query(this::film).list();
    }

    /** A shop's films, newest first; {@code product} 0 for all. */
    List<Film> ofShop(long merchantId, long product, long before, int limit) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("product", product)
                .param("before", before)
                .param("limit", limit)
                .query(this::film)
                .list();
    }

    /** What everybody may see, newest first; 0 for all products, all shops. */
    List<Film> feed(long product, long merchant, long before, int limit) {
        return jdbc.sql(FEED)
                .param("product", product)
                .param("merchant", merchant)
                .param("before", before)
                .param("limit", limit)
                .query(this::film)
                .list();
    }

    /** Puts another storyboard in place of the version that was seen; false where somebody was faster. */
    boolean revise(long id, int version, Film.Plan plan, Storyboard storyboard) {
        return jdbc.sql(REVISE)
                        .param("id", id)
                        .param("version", version)
                        .param("storyboard", json.writeValueAsString(storyboard))
                        .param("shape", plan.shape().name())
                        .param("presenter", plan.presenter())
                        .param("music", plan.music())
                        .param("priced", plan.priced())
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

    boolean made(long id, Film.Video video) {
        return jdbc.sql(MADE)
                        .param("id", id)
                        .param("version", video.version())
                        .param("said", json.writeValueAsString(video.said()))
                        .param("seconds", video.seconds())
                        .param("bytes", video.bytes())
                        .param("heard", video.heard())
                        .param("voiced", video.voiced() == null ? null : json.writeValueAsString(video.voiced()))
                        .param("at", video.madeAt().atOffset(UTC))
                        .update()
                == 1;
    }

    /** Says of all that was at work when the program ended that it was interrupted. */
    int interrupt() {
        return jdbc.sql(INTERRUPT).update();
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
        }
        return gone;
    }

    /** How many bytes all videos take. */
    long bytes() {
        return jdbc.sql("select coalesce(sum(bytes), 0) from film")
                .query(Long.class)
                .single();
    }

    void like(long id, long personId, Instant at) {
        jdbc.sql(LIKE)
                .param("id", id)
                .param("person", personId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void unlike(long id, long personId) {
        jdbc.sql("delete from film_like where film_id = :id and person_id = :person")
                .param("id", id)
                .param("person", personId)
                .update();
    }

    long likes(long id) {
        return jdbc.sql("select count(*) from film_like where film_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    boolean likes(long id, long personId) {
        return jdbc.sql("select exists (select from film_like where film_id = :id and person_id = :person)")
                .param("id", id)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    private Film film(ResultSet row, int number) throws SQLException {
        String speaker = row.getString("speaker");
        var plan = new Film.Plan(
                row.getLong("product_id"),
                row.getObject("beside_id", Long.class),
                Template.valueOf(row.getString("template")),
                Shape.valueOf(row.getString("shape")),
                row.getInt("seconds"),
                row.getBoolean("presenter"),
                row.getBoolean("music"),
                row.getBoolean("priced"),
                speaker == null ? null : json.readValue(speaker, FilmSpeaker.class));
        return new Film(
                row.getLong("id"),
                row.getLong("merchant_id"),
                plan,
                row.getInt("version"),
                json.readValue(row.getString("storyboard"), Storyboard.class),
                Film.State.valueOf(row.getString("state")),
                row.getString("trouble"),
                video(row),
                published(row),
                row.getTimestamp("made_at").toInstant());
    }

    private Film.@Nullable Video video(ResultSet row) throws SQLException {
        String said = row.getString("said");
        if (said == null) {
            return null;
        }
        String voiced = row.getString("voiced");
        return new Film.Video(
                row.getInt("rendered_version"),
                json.readValue(said, Film.Said.class),
                row.getDouble("film_seconds"),
                row.getLong("bytes"),
                row.getBoolean("heard"),
                voiced == null ? null : json.readValue(voiced, Film.Voiced.class),
                row.getTimestamp("rendered_at").toInstant());
    }

    private static Film.@Nullable Published published(ResultSet row) throws SQLException {
        long place = row.getLong("feed_place");
        return row.wasNull()
                ? null
                : new Film.Published(place, row.getTimestamp("published_at").toInstant());
    }
}
