package org.qiantang.app.proof;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.merkle.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is noted beside the log, so that nobody has to read the whole of it. The log is the truth: what the notes lack after a crash
 * is read from it, and by that it is known which positions of the journal are in.
 */
final class Notes {
    private static final String COLUMNS = """
            select l.idx, l.hash, l.room, l.session, l.seq, l.kind, l.codec, l.begun_at, l.ended_at, l.sha256, l.bytes,
                   l.last
              from proof_leaf l
            """;
    private static final String LEAF = """
            insert into proof_leaf
                   (idx, hash, room, session, seq, kind, codec, type, line_id, begun_at, ended_at, sha256, bytes, last)
            values (:idx, :hash, :room, :session, :seq, :kind, :codec, :type, :line, :from, :to, :sha256, :bytes, :last)
            """;
    private static final String SESSION = """
            insert into proof_session (room, session, seq, hash, ended) values (:room, :session, :seq, :hash, :last)
                on conflict (session, room) do update
                set seq = excluded.seq, hash = excluded.hash, ended = excluded.ended
            """;
    private static final String CLOSED =
            "update proof_session set closed_at = :at where session = :session and room = :room";
    private static final String SHARD = """
            insert into proof_shard (shard, position) values (:shard, :position)
                on conflict (shard) do update set position = excluded.position
            """;
    private static final String TOLD = """
            update proof_leaf set told = true
             where line_id = :line and type = 'HostSpoke' and kind = 'JOURNAL' and room = :room
            """;
    private static final String UNTOLD = COLUMNS + """
             where l.type = 'HostSpoke' and l.kind = 'JOURNAL' and not l.told
            """;
    private static final String ENDING = """
            select s.room, s.session
              from proof_session s
             where s.closed_at < :before and not s.ended
               and not exists (select from proof_leaf l
                                where l.session = s.session and l.room = s.room
                                  and l.type = 'HostSpoke' and l.kind = 'JOURNAL' and not l.told)
             limit 100
            """;
    private static final String BETWEEN = """
            select min(seq) as first, max(seq) as last
              from proof_leaf
             where room = :room and session = :session and ended_at >= :from and begun_at <= :to
            """;

    private static final String STRETCHES = COLUMNS + """
             where l.kind = 'JOURNAL' and l.codec like :codec and l.idx < :before
             order by l.idx desc
             limit :most
            """;
    private static final String CLOSINGS = COLUMNS + """
              join proof_session s on s.session = l.session and s.room = l.room
             where s.closed_at is not null and not s.ended and l.type = 'ShowClosed' and l.kind = 'JOURNAL'
            """;
    private static final String REOPENED =
            "update proof_session set closed_at = null where session = :session and room = :room";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Notes(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The last leaf of a session. */
    record Last(long seq, Hash hash) {}

    /** A session of a room. */
    record Name(String room, String session) {}

    /** The numbers of leaves in a session, both in it. */
    record Range(long first, long last) {}

    /** How many leaves are noted, without a gap from the first. */
    long size() {
        return jdbc.sql("select coalesce(max(idx) + 1, 0) from proof_leaf")
                .query(Long.class)
                .single();
    }

    /** The last position of a shard that is in the log. */
    long position(int shard) {
        return jdbc.sql("select position from proof_shard where shard = :shard")
                .param("shard", shard)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /**
     * The journal has been set back, as by a backup that was played in: what comes behind this position now is told anew. Nothing
     * waits any longer for lines and closings that stood there: those that are still in it are told anew as well.
     */
    void setBack(int shard, long position) {
        transactions.executeWithoutResult(_ -> {
            move(shard, position);
            behind(UNTOLD, shard, position).forEach(line -> waitsNoLonger(line.hash()));
            behind(CLOSINGS, shard, position)
                    .forEach(closing -> jdbc.sql(REOPENED)
                            .param("session", closing.session())
                            .param("room", closing.room())
                            .update());
        });
    }

    private List<Noted> behind(String sql, int shard, long position) {
        return jdbc.sql(sql).query(Notes::noted).list().stream()
                .filter(leaf -> {
                    Whence whence = leaf.whence();
                    return whence != null && whence.shard() == shard && whence.from() > position;
                })
                .toList();
    }

    /** A line of which there will be no transcript. */
    void waitsNoLonger(Hash entry) {
        jdbc.sql("update proof_leaf set told = true where hash = :hash")
                .param("hash", entry.hex())
                .update();
    }

    /** The leaves that hold entries of a shard, the newest first. */
    List<Noted> stretches(int shard, long before, int most) {
        return jdbc.sql(STRETCHES)
                .param("codec", Whence.Form.JOURNAL.of(shard) + "%")
                .param("before", before)
                .param("most", most)
                .query(Notes::noted)
                .list();
    }

    private void move(int shard, long position) {
        jdbc.sql(SHARD).param("shard", shard).param("position", position).update();
    }

    /** Notes what has come into the log, in its order. */
    void put(List<Noted> leaves) {
        transactions.executeWithoutResult(_ -> {
            Map<Name, Noted> last = new LinkedHashMap<>();
            Map<Integer, Long> positions = new LinkedHashMap<>();
            for (Noted leaf : leaves) {
                insert(leaf);
                last.put(new Name(leaf.room(), leaf.session()), leaf);
                Whence whence = leaf.whence();
                if (leaf.kind() == Kind.JOURNAL && whence != null) {
                    positions.put(whence.shard(), whence.to());
                }
            }
            last.forEach(this::putLast);
            positions.forEach(this::move);
            leaves.forEach(this::putConsequences);
        });
    }

    private void insert(Noted leaf) {
        Hash sha256 = leaf.sha256();
        jdbc.sql(LEAF)
                .param("idx", leaf.index())
                .param("hash", leaf.hash().hex())
                .param("room", leaf.room())
                .param("session", leaf.session())
                .param("seq", leaf.seq())
                .param("kind", leaf.kind().name())
                .param("codec", leaf.whence() == null ? null : String.valueOf(leaf.whence()))
                .param("type", leaf.type())
                .param("line", leaf.line())
                .param("from", leaf.from().atOffset(UTC))
                .param("to", leaf.to().atOffset(UTC))
                .param("sha256", sha256 == null ? null : sha256.hex())
                .param("bytes", leaf.bytes())
                .param("last", leaf.last())
                .update();
    }

    private void putLast(Name name, Noted leaf) {
        jdbc.sql(SESSION)
                .param("room", name.room())
                .param("session", name.session())
                .param("seq", leaf.seq())
                .param("hash", leaf.hash().hex())
                .param("last", leaf.last())
                .update();
    }

    private void putConsequences(Noted leaf) {
        if (leaf.isTranscript() && leaf.line() != null) {
            jdbc.sql(TOLD).param("line", leaf.line()).param("room", leaf.room()).update();
        }
        if ("ShowClosed".equals(leaf.type())) {
            jdbc.sql(CLOSED)
                    .param("at", leaf.from().atOffset(UTC))
                    .param("session", leaf.session())
                    .param("room", leaf.room())
                    .update();
        }
        Hash person = leaf.person();
        if (person != null) {
            jdbc.sql("update proof_access set idx = :idx where commitment = :commitment")
                    .param("idx", leaf.index())
                    .param("commitment", person.hex())
                    .update();
        }
    }

    Optional<Last> last(String room, String session) {
        return jdbc.sql("select seq, hash from proof_session where session = :session and room = :room")
                .param("session", session)
                .param("room", room)
                .query((row, _) -> new Last(row.getLong("seq"), Hash.fromHex(row.getString("hash"))))
                .optional();
    }

    boolean isEnded(String room, String session) {
        return jdbc.sql("select ended from proof_session where session = :session and room = :room")
                .param("session", session)
                .param("room", room)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<String> roomOf(String session) {
        return jdbc.sql("select room from proof_session where session = :session limit 1")
                .param("session", session)
                .query(String.class)
                .optional();
    }

    /** The lines of a session whose transcripts are not in the log. */
    List<Line> untold(String room, String session) {
        return jdbc
                .sql(UNTOLD + " and l.session = :session and l.room = :room order by l.idx")
                .param("session", session)
                .param("room", room)
                .query(Notes::noted)
                .list()
                .stream()
                .map(Line::of)
                .toList();
    }

    /** The sessions in which a line from before a time waits for its picture. */
    List<Name> untoldBefore(Instant before) {
        return jdbc.sql("select distinct room, session from (" + UNTOLD
                        + " and l.begun_at < :before limit 1000) as lines")
                .param("before", before.atOffset(UTC))
                .query((row, _) -> new Name(row.getString("room"), row.getString("session")))
                .list();
    }

    /** The shows that were closed before a time, of which nothing waits, and that have no last leaf yet. */
    List<Name> endingBefore(Instant before) {
        return jdbc.sql(ENDING)
                .param("before", before.atOffset(UTC))
                .query((row, _) -> new Name(row.getString("room"), row.getString("session")))
                .list();
    }

    /** The leaves of a session that claim any time of a span, from the first of them to the last. */
    Optional<Range> between(Name name, Instant from, Instant to) {
        return jdbc.sql(BETWEEN)
                .param("room", name.room())
                .param("session", name.session())
                .param("from", from.atOffset(UTC))
                .param("to", to.atOffset(UTC))
                .query((row, _) -> new Range(row.getLong("first"), row.getLong("last")))
                .optional()
                .filter(range -> range.first() > 0);
    }

    List<Noted> leaves(Name name, Range range) {
        return jdbc.sql(COLUMNS + """
                         where l.room = :room and l.session = :session and l.seq between :first and :last
                         order by l.seq
                        """)
                .param("room", name.room())
                .param("session", name.session())
                .param("first", range.first())
                .param("last", range.last())
                .query(Notes::noted)
                .list();
    }

    Optional<Noted> byHash(Hash hash) {
        return jdbc.sql(COLUMNS + " where l.hash = :hash limit 1")
                .param("hash", hash.hex())
                .query(Notes::noted)
                .optional();
    }

    /** The leaves that are of one line of a session: its entry, its transcript, its verdict. */
    List<Noted> ofLine(String session, long line) {
        return jdbc.sql(COLUMNS + " where l.line_id = :line and l.session = :session order by l.idx")
                .param("line", line)
                .param("session", session)
                .query(Notes::noted)
                .list();
    }

    private static Noted noted(ResultSet row, int number) throws SQLException {
        @Nullable String sha256 = row.getString("sha256");
        return new Noted(
                row.getLong("idx"),
                Hash.fromHex(row.getString("hash")),
                row.getString("room"),
                row.getString("session"),
                row.getLong("seq"),
                Kind.valueOf(row.getString("kind")),
                Whence.parse(row.getString("codec")),
                time(row, "begun_at"),
                time(row, "ended_at"),
                sha256 == null ? null : Hash.fromHex(sha256),
                row.getLong("bytes"),
                row.getBoolean("last"),
                null);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
