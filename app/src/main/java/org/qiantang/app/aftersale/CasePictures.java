package org.qiantang.app.aftersale;

import static java.time.ZoneOffset.UTC;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.qiantang.app.catalog.Pictures;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pictures that people show in a case, kept beside the journal under the SHA-256 of their bytes. */
final class CasePictures {
    static final int MAX_BYTES = Pictures.MAX_BYTES;
    /** More than any quarrel needs, and a bound on what one person can make the database keep. */
    static final int MOST_OF_ONE = 30;

    private static final String KEEP = """
            insert into evidence_picture (hash, case_id, person_id, type, bytes, added_at)
            values (:hash, :case, :person, :type, :bytes, :at)
                on conflict (case_id, hash) do nothing
            """;
    private static final String FIND =
            "select type, bytes from evidence_picture where case_id = :case and hash = :hash";
    private static final String KNOWN =
            "select count(*) from evidence_picture where case_id = :case and hash in (:hashes)";
    private static final String COUNT =
            "select count(*) from evidence_picture where case_id = :case and person_id = :person";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    CasePictures(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Picture(String type, byte[] bytes) {}

    /** What became of a picture that somebody brought. */
    sealed interface Kept {
        record As(String hash) implements Kept {}

        /** It is none that pages can show, or too large. */
        record NoPicture() implements Kept {}

        record TooMany() implements Kept {}
    }

    Kept keep(long caseId, long personId, byte[] bytes) {
        Optional<String> type = bytes.length > MAX_BYTES ? Optional.empty() : Pictures.typeOf(bytes);
        if (type.isEmpty()) {
            return new Kept.NoPicture();
        }
        String hash = hash(bytes);
        if (find(caseId, hash).isEmpty() && countOf(caseId, personId) >= MOST_OF_ONE) {
            return new Kept.TooMany();
        }
        jdbc.sql(KEEP)
                .param("hash", hash)
                .param("case", caseId)
                .param("person", personId)
                .param("type", type.get())
                .param("bytes", bytes)
                .param("at", clock.instant().atOffset(UTC))
                .update();
        return new Kept.As(hash);
    }

    Optional<Picture> find(long caseId, String hash) {
        return jdbc.sql(FIND)
                .param("case", caseId)
                .param("hash", hash)
                .query((row, _) -> new Picture(row.getString("type"), row.getBytes("bytes")))
                .optional();
    }

    /** Whether all of these have been brought to this case. */
    boolean has(long caseId, List<String> hashes) {
        return hashes.isEmpty()
                || jdbc.sql(KNOWN)
                                .param("case", caseId)
                                .param("hashes", hashes)
                                .query(Integer.class)
                                .single()
                        == hashes.size();
    }

    private int countOf(long caseId, long personId) {
        return jdbc.sql(COUNT)
                .param("case", caseId)
                .param("person", personId)
                .query(Integer.class)
                .single();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
