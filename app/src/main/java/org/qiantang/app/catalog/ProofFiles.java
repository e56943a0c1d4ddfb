package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qiantang.event.ShopEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files of proofs: PDF, PNG or JPEG, known by the SHA-256 of their bytes, and never changed. */
public final class ProofFiles {
    public static final int MAX_BYTES = 5 << 20;
    /** A page of A4 as scanners make it at their finest; larger ones no browser opens gladly. */
    private static final long MOST_POINTS = 40_000_000;

    private static final String INSERT = """
            insert into proof_file (merchant_id, sha256, name, type, bytes, added_at)
            values (:merchant, :sha, :name, :type, :bytes, :at)
            on conflict (merchant_id, sha256) do nothing
            """;

    private static final String FIND = """
            select sha256, name, type, bytes
              from proof_file
             where sha256 = :sha and merchant_id = :merchant
            """;

    private static final String NAMES = """
            select name, sha256
              from proof_file
             where merchant_id = :merchant
             order by added_at
            """;

    private static final String RELEASED = """
            select file.sha256, file.name, file.type, file.bytes
              from proof_file file
             where file.sha256 = :sha
               and exists (select from fact
                             join product on product.id = fact.product_id
                            where fact.file_sha256 = file.sha256 and fact.file_released
                              and product.merchant_id = file.merchant_id)
             limit 1
            """;

    private static final String ANY = """
            select sha256, name, type, bytes
              from proof_file
             where sha256 = :sha
             limit 1
            """;

    private static final String ABOUT = """
            select sha256, type, length(bytes) as size
              from proof_file
             where merchant_id = :merchant and sha256 in (:hashes)
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    public ProofFiles(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file as it came. */
    public record Kept(String sha256, String name, String type, byte[] bytes) {}

    /** Keeps a file and tells its hash; empty if it is none of the three kinds by its first bytes, or too large packed or unpacked. */
    public Optional<Kept> keep(long merchantId, String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        return typeOf(bytes).map(type -> {
            var kept = new Kept(hash(bytes), nameOf(name), type, bytes);
            jdbc.sql(INSERT)
                    .param("merchant", merchantId)
                    .param("sha", kept.sha256())
                    .param("name", kept.name())
                    .param("type", type)
                    .param("bytes", bytes)
                    .param("at", clock.instant().atOffset(UTC))
                    .update();
            return kept;
        });
    }

    /** The file as the shop that brought it may see it. */
    public Optional<Kept> ofShop(long merchantId, String sha256) {
        return jdbc.sql(FIND)
                .param("merchant", merchantId)
                .param("sha", sha256)
                .query((row, _) -> kept(row.getString(1), row.getString(2), row.getString(3), row.getBytes(4)))
                .optional();
    }

    /** What the shop has kept, by the names that the files came with; of two of one name the later. */
    Map<String, String> hashesByName(long merchantId) {
        Map<String, String> hashes = new HashMap<>();
        jdbc.sql(NAMES).param("merchant", merchantId).query(row -> {
            hashes.put(row.getString(1), row.getString(2));
        });
        return hashes;
    }

    /** The file if its shop shows it to buyers at one of its products. */
    public Optional<Kept> released(String sha256) {
        return one(RELEASED, sha256);
    }

    /** The file as officers may see it. */
    public Optional<Kept> any(String sha256) {
        return one(ANY, sha256);
    }

    /** What the journal keeps of these files; those that the shop has not brought are left out. */
    Map<String, ShopEvent.ProofFile> about(long merchantId, Collection<String> hashes) {
        if (hashes.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(ABOUT)
                .param("merchant", merchantId)
                .param("hashes", hashes)
                .query((row, _) -> new ShopEvent.ProofFile(row.getString(1), row.getString(2), row.getInt(3)))
                .list()
                .stream()
                .collect(Collectors.toMap(ShopEvent.ProofFile::sha256, file -> file));
    }

    /** The hashes of the files that these facts name. */
    static List<String> named(FactSheet sheet) {
        return sheet.facts().stream()
                .flatMap(fact -> Optional.ofNullable(fact.proof()).stream())
                .flatMap(proof -> Optional.ofNullable(proof.file()).stream())
                .map(ProofFile::sha256)
                .distinct()
                .toList();
    }

    private Optional<Kept> one(String sql, String sha256) {
        return jdbc.sql(sql)
                .param("sha", sha256)
                .query((row, _) -> kept(row.getString(1), row.getString(2), row.getString(3), row.getBytes(4)))
                .optional();
    }

    private static Kept kept(String sha256, String name, String type, byte[] bytes) {
        return new Kept(sha256, name, type, bytes);
    }

    private static Optional<String> typeOf(byte[] bytes) {
        boolean isPdf = bytes.length > 5 && new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-");
        if (isPdf) {
            return Optional.of("application/pdf");
        }
        return PictureKind.of(bytes, MOST_POINTS)
                .filter(kind -> kind != PictureKind.WEBP)
                .map(PictureKind::type);
    }

    /** A name as it is kept: without what no file system or header takes. */
    static String nameOf(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\\\/\"<>:*?|]", "").strip();
        return plain.isEmpty() ? "proof" : plain.substring(0, Math.min(plain.length(), 100));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
