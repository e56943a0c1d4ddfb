package org.qiantang.app.radar;

import static java.time.ZoneOffset.UTC;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports of other platforms, each with the file that it came in; a file goes as a whole, with all its rows. */
final class OutsideTable {
    private static final String FILE = """
            insert into radar_file (file_id, side, owner_id, name, sha256, row_count, imported_at, imported_by)
            values (:file, :side, :owner, :name, :sha256, :rows, :at, :by)
                on conflict (side, owner_id, sha256) do nothing
            """;
    private static final String ROW = """
            insert into radar_outside (file_id, line, day, platform, kind, name, campaign, exposures, clicks, orders, gmv_minor,
                                       spend_minor)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FILES = """
            select f.file_id, f.name, f.row_count, f.imported_at, min(o.day) as first_day, max(o.day) as last_day,
                   array_agg(distinct o.platform) as platforms
              from radar_file f join radar_outside o using (file_id)
             where f.side = :side and f.owner_id = :owner and f.file_id < :before
             group by f.file_id
             order by f.file_id desc
             limit :most
            """;
    private static final String ROWS = """
            select file_id, file_name, line, day, platform, kind, name, campaign, exposures, clicks, orders, gmv_minor, spend_minor
              from radar_outside_now
             where side = :side and owner_id = :owner
               and (:kind = '' or kind = :kind)
               and (:name = '' or lower(name) = lower(:name))
               and (cast(:file as bigint) is null or file_id = :file)
             order by day desc, file_id desc, line
             limit :most offset :skip
            """;

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;

    OutsideTable(JdbcClient jdbc, JdbcTemplate batches, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = transactions;
    }

    /** A file with its rows. */
    record Brought(long fileId, String name, String sha256, Instant at, long by, List<OutsideRow> rows) {
        Brought {
            rows = List.copyOf(rows);
        }
    }

    record KeptFile(
            long id,
            String name,
            int rows,
            LocalDate firstDay,
            LocalDate lastDay,
            List<String> platforms,
            Instant importedAt) {
        KeptFile {
            platforms = List.copyOf(platforms);
        }
    }

    record KeptRow(long fileId, String fileName, OutsideRow row) {}

    /** The file with these bytes, where the owner has brought it in before. */
    Optional<Long> known(Looker owner, String sha256) {
        return jdbc.sql("select file_id from radar_file where side = :side and owner_id = :owner and sha256 = :sha256")
                .param("side", owner.side().name())
                .param("owner", owner.id())
                .param("sha256", sha256)
                .query(Long.class)
                .optional();
    }

    /** Keeps a file and its rows, all or none; false where the same bytes are there already. */
    boolean keep(Looker owner, Brought file) {
        Boolean kept = transactions.execute(_ -> {
            int added = jdbc.sql(FILE)
                    .param("file", file.fileId())
                    .param("side", owner.side().name())
                    .param("owner", owner.id())
                    .param("name", file.name())
                    .param("sha256", file.sha256())
                    .param("rows", file.rows().size())
                    .param("at", file.at().atOffset(UTC))
                    .param("by", file.by())
                    .update();
            if (added > 0) {
                batches.batchUpdate(ROW, file.rows(), BATCH, (statement, row) -> write(statement, file.fileId(), row));
            }
            return added > 0;
        });
        return Boolean.TRUE.equals(kept);
    }

    private static void write(PreparedStatement statement, long file, OutsideRow row) throws SQLException {
        statement.setLong(1, file);
        statement.setInt(2, row.row());
        statement.setObject(3, row.day());
        statement.setString(4, row.platform());
        statement.setString(5, row.kind().name());
        statement.setString(6, row.name());
        statement.setString(7, row.campaign());
        statement.setObject(8, row.exposures(), Types.BIGINT);
        statement.setObject(9, row.clicks(), Types.BIGINT);
        statement.setObject(10, row.orders(), Types.BIGINT);
        statement.setObject(11, row.gmvMinor(), Types.BIGINT);
        statement.setObject(12, row.spendMinor(), Types.BIGINT);
    }

    /** How many files the owner has. */
    int files(Looker owner) {
        return jdbc.sql("select count(*) from radar_file where side = :side and owner_id = :owner")
                .param("side", owner.side().name())
                .param("owner", owner.id())
                .query(Integer.class)
                .single();
    }

    List<KeptFile> files(Looker owner, long before, int most) {
        return jdbc.sql(FILES)
                .param("side", owner.side().name())
                .param("owner", owner.id())
                .param("before", before)
                .param("most", most)
                .query((row, _) -> new KeptFile(
                        row.getLong("file_id"),
                        row.getString("name"),
                        row.getInt("row_count"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        Arrays.asList((String[]) row.getArray("platforms").getArray()),
                        row.getObject("imported_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    boolean forget(Looker owner, long fileId) {
        return jdbc.sql("delete from radar_file where file_id = :file and side = :side and owner_id = :owner")
                        .param("file", fileId)
                        .param("side", owner.side().name())
                        .param("owner", owner.id())
                        .update()
                > 0;
    }

    /** Rows, the newest day first; of one kind, name or file where these are given. */
    List<KeptRow> rows(Looker owner, String kind, String name, @Nullable Long file, long skip, int most) {
        return jdbc.sql(ROWS)
                .param("side", owner.side().name())
                .param("owner", owner.id())
                .param("kind", kind)
                .param("name", name)
                .param("file", file, Types.BIGINT)
                .param("skip", skip)
                .param("most", most)
                .query((row, _) -> new KeptRow(
                        row.getLong("file_id"),
                        row.getString("file_name"),
                        new OutsideRow(
                                row.getInt("line"),
                                row.getObject("day", LocalDate.class),
                                row.getString("platform"),
                                OutsideKind.valueOf(row.getString("kind")),
                                row.getString("name"),
                                row.getString("campaign"),
                                row.getObject("exposures", Long.class),
                                row.getObject("clicks", Long.class),
                                row.getObject("orders", Long.class),
                                row.getObject("gmv_minor", Long.class),
                                row.getObject("spend_minor", Long.class))))
                .list();
    }
}
