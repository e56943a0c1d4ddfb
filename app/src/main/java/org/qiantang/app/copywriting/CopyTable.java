package org.qiantang.app.copywriting;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.Copywriter.Memory;
import org.qiantang.app.copywriting.Copywriter.Trouble;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The shops' texts with their versions, where they were used, and what they have cost. */
final class CopyTable {
    private static final String INSERT = """
            insert into copy_text (id, merchant_id, party, subject_id, kind, brief, writer, pair_id, variant, version, made_at, made_by)
            values (:id, :merchant, :party, :subject, :kind, :brief::jsonb, :writer, :pair, :variant, 0, :at, :by)
            """;
    private static final String STEP = """
            update copy_text set version = :next where id = :id and version = :now
            """;
    private static final String VERSION = """
            insert into copy_version (text_id, number, at, by_id, what, sentences, dropped, fell_back, tokens)
            values (:id, :number, :at, :by, :what, :sentences::jsonb, :dropped::jsonb, :fell, :tokens)
            """;
    private static final String ONE = "select * from copy_text where id = :id and merchant_id = :merchant";
    private static final String LIST = """
            select *
              from copy_text
             where merchant_id = :merchant and id < :after
               and (:party = '' or (party = :party and subject_id = :subject))
               and (:kind = '' or kind = :kind)
             order by id desc
             limit :most
            """;
    private static final String LATELY = """
            select v.sentences
              from (select id, version from copy_text
                     where merchant_id = :merchant and kind = :kind and version > 0
                     order by id desc
                     limit :most) t
              join copy_version v on v.text_id = t.id and v.number = t.version
            """;
    private static final String APPROVE = """
            update copy_text set approved_version = version, approved_at = :at, approved_by = :by
             where id = :id and version = :version
            """;
    private static final String WITHDRAW = """
            update copy_text set approved_version = null, approved_at = null, approved_by = null where id = :id
            """;
    /** Of the newest approved script and its variants the one that was on air least; of equals one by lot, always the same. */
    private static final String NEXT_SCRIPT = """
            select t.*
              from (select c.*, (select count(*) from copy_use u
                                  where u.text_id = c.id and u.place = 'digital-host') as uses
                      from copy_text c) t
             where t.party = 'SHOW' and t.subject_id = :show and t.kind = 'SCRIPT' and t.approved_version is not null
               and t.pair_id = (select pair_id from copy_text
                                 where party = 'SHOW' and subject_id = :show and kind = 'SCRIPT'
                                   and approved_version is not null
                                 order by approved_at desc
                                 limit 1)
             order by uses, md5(t.id::text || ':' || uses)
             limit 1
            """;

    private static final String VARIANTS = """
            select count(*)
              from copy_text
             where party = 'SHOW' and subject_id = :show and kind = 'SCRIPT' and approved_version is not null
               and pair_id = (select pair_id from copy_text
                               where party = 'SHOW' and subject_id = :show and kind = 'SCRIPT'
                                 and approved_version is not null
                               order by approved_at desc
                               limit 1)
            """;
    private static final String ON_AIR = """
            select u.text_id, u.version, u.at
              from copy_use u join copy_text t on t.id = u.text_id
             where t.party = 'SHOW' and t.subject_id = :show and t.kind = 'SCRIPT' and u.place = 'digital-host'
             order by u.at, u.id
             limit :most
            """;
    /** A day of rounds of two minutes; what comes after is not compared. */
    private static final int MOST_ON_AIR = 720;

    private static final String USE = """
            insert into copy_use (id, text_id, version, place, at, by_id) values (:id, :text, :version, :place, :at, :by)
            """;
    private static final String SPEND = """
            insert into copy_spend (merchant_id, day, tokens) values (:merchant, :day, :tokens)
                on conflict (merchant_id, day) do update set tokens = copy_spend.tokens + excluded.tokens
            """;
    private static final int LATELY_LOOKED_AT = 120;
    private static final TypeReference<List<Sentence>> SENTENCES = new TypeReference<>() {};
    private static final TypeReference<List<Dropped>> DROPPED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    CopyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CopyText text) {
        jdbc.sql(INSERT)
                .param("id", text.id())
                .param("merchant", text.subject().merchantId())
                .param("party", text.subject().party().name())
                .param("subject", text.subject().id())
                .param("kind", text.brief().kind().name())
                .param("brief", json.writeValueAsString(text.brief()))
                .param("writer", text.writer())
                .param("pair", text.pairId())
                .param("variant", text.variant())
                .param("at", text.madeAt().atOffset(UTC))
                .param("by", text.madeBy())
                .update();
    }

    /** Adds the version that follows; says no where another was added meanwhile. To be called in a transaction. */
    boolean add(CopyText.Version version) {
        int stepped = jdbc.sql(STEP)
                .param("id", version.textId())
                .param("now", version.number() - 1)
                .param("next", version.number())
                .update();
        if (stepped == 0) {
            return false;
        }
        Trouble fellBack = version.fellBack();
        jdbc.sql(VERSION)
                .param("id", version.textId())
                .param("number", version.number())
                .param("at", version.at().atOffset(UTC))
                .param("by", version.by())
                .param("what", version.what().name())
                .param("sentences", json.writeValueAsString(version.sentences()))
                .param("dropped", json.writeValueAsString(version.dropped()))
                .param("fell", fellBack == null ? null : fellBack.name())
                .param("tokens", version.tokens())
                .update();
        return true;
    }

    Optional<CopyText> text(long merchantId, long id) {
        return jdbc.sql(ONE)
                .param("id", id)
                .param("merchant", merchantId)
                .query((row, _) -> text(row))
                .optional();
    }

    /** Newest first; {@code party} and {@code kind} empty for all. */
    List<CopyText> texts(long merchantId, String party, long subject, String kind, long after, int most) {
        return jdbc.sql(LIST)
                .param("merchant", merchantId)
                .param("party", party)
                .param("subject", subject)
                .param("kind", kind)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> text(row))
                .list();
    }

    Optional<CopyText.Version> version(long textId, int number) {
        return jdbc.sql("select * from copy_version where text_id = :id and number = :number")
                .param("id", textId)
                .param("number", number)
                .query((row, _) -> version(row))
                .optional();
    }

    /** Newest first. */
    List<CopyText.Version> versions(long textId, int before, int most) {
        return jdbc.sql("select * from copy_version where text_id = :id and number < :before"
                        + " order by number desc limit :most")
                .param("id", textId)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> version(row))
                .list();
    }

    /** What a shop's latest texts of a kind have said. */
    Memory memory(long merchantId, TextKind kind) {
        Set<String> openings = new HashSet<>();
        Map<String, Integer> patterns = new HashMap<>();
        jdbc.sql(LATELY)
                .param("merchant", merchantId)
                .param("kind", kind.name())
                .param("most", LATELY_LOOKED_AT)
                .query((row, _) -> json.readValue(row.getString("sentences"), SENTENCES))
                .list()
                .forEach(sentences -> {
                    if (!sentences.isEmpty()) {
                        openings.add(sentences.getFirst().pattern());
                    }
                    sentences.forEach(sentence -> patterns.merge(sentence.pattern(), 1, Integer::sum));
                });
        return new Memory(openings, patterns);
    }

    record OnAir(long textId, int version, Instant at) {}

    boolean approve(long textId, int version, Instant at, long by) {
        return jdbc.sql(APPROVE)
                        .param("id", textId)
                        .param("version", version)
                        .param("at", at.atOffset(UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    void withdraw(long textId) {
        jdbc.sql(WITHDRAW).param("id", textId).update();
    }

    Optional<CopyText> nextScript(long showId) {
        return jdbc.sql(NEXT_SCRIPT)
                .param("show", showId)
                .query((row, _) -> text(row))
                .optional();
    }

    /** How many approved variants the script has that is said in a show; 0 where none is approved. */
    int approvedVariants(long showId) {
        return jdbc.sql(VARIANTS).param("show", showId).query(Integer.class).single();
    }

    /** All variants that were written for one brief, by name. */
    List<CopyText> pair(long pairId) {
        return jdbc.sql("select * from copy_text where pair_id = :pair order by variant, id")
                .param("pair", pairId)
                .query((row, _) -> text(row))
                .list();
    }

    /** When the digital host of a show went over to which script, from the first on. */
    List<OnAir> onAir(long showId) {
        return jdbc.sql(ON_AIR)
                .param("show", showId)
                .param("most", MOST_ON_AIR)
                .query((row, _) -> new OnAir(row.getLong("text_id"), row.getInt("version"), moment(row, "at")))
                .list();
    }

    void use(long id, long textId, CopyText.Use use) {
        jdbc.sql(USE)
                .param("id", id)
                .param("text", textId)
                .param("version", use.version())
                .param("place", use.place())
                .param("at", use.at().atOffset(UTC))
                .param("by", use.by())
                .update();
    }

    /** Newest first. */
    List<CopyText.Use> uses(long textId, int most) {
        return jdbc.sql("select * from copy_use where text_id = :id order by id desc limit :most")
                .param("id", textId)
                .param("most", most)
                .query((row, _) -> new CopyText.Use(
                        row.getInt("version"),
                        row.getString("place"),
                        moment(row, "at"),
                        row.getObject("by_id", Long.class)))
                .list();
    }

    long useCount(long textId) {
        return jdbc.sql("select count(*) from copy_use where text_id = :id")
                .param("id", textId)
                .query(Long.class)
                .single();
    }

    /** What a model has used for all versions of a text. */
    long tokens(long textId) {
        return jdbc.sql("select coalesce(sum(tokens), 0) from copy_version where text_id = :id")
                .param("id", textId)
                .query(Long.class)
                .single();
    }

    void spend(long merchantId, LocalDate day, int tokens) {
        jdbc.sql(SPEND)
                .param("merchant", merchantId)
                .param("day", day)
                .param("tokens", tokens)
                .update();
    }

    long spent(long merchantId, LocalDate day) {
        return jdbc.sql("select coalesce(sum(tokens), 0) from copy_spend where merchant_id = :merchant and day = :day")
                .param("merchant", merchantId)
                .param("day", day)
                .query(Long.class)
                .single();
    }

    private CopyText text(ResultSet row) throws SQLException {
        Integer approved = row.getObject("approved_version", Integer.class);
        return new CopyText(
                row.getLong("id"),
                new Subject(
                        Subject.Party.valueOf(row.getString("party")),
                        row.getLong("subject_id"),
                        row.getLong("merchant_id")),
                json.readValue(row.getString("brief"), Brief.class),
                row.getString("writer"),
                row.getLong("pair_id"),
                row.getString("variant"),
                row.getInt("version"),
                approved == null
                        ? null
                        : new CopyText.Approval(approved, moment(row, "approved_at"), row.getLong("approved_by")),
                moment(row, "made_at"),
                row.getLong("made_by"));
    }

    private CopyText.Version version(ResultSet row) throws SQLException {
        String fellBack = row.getString("fell_back");
        return new CopyText.Version(
                row.getLong("text_id"),
                row.getInt("number"),
                moment(row, "at"),
                row.getLong("by_id"),
                CopyText.Step.valueOf(row.getString("what")),
                json.readValue(row.getString("sentences"), SENTENCES),
                json.readValue(row.getString("dropped"), DROPPED),
                troubleNamed(fellBack),
                row.getInt("tokens"));
    }

    private static @Nullable Trouble troubleNamed(@Nullable String name) {
        return name == null ? null : Trouble.valueOf(name);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
