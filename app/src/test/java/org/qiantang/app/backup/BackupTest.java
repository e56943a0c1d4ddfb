package org.qiantang.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.payment.OneDatabase;

class BackupTest {
    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    private static OneDatabase database;
    private static int made;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream progress = new PrintStream(said, true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() throws Exception {
        database = OneDatabase.start();
        run(database.url(), """
                insert into shard (id, epoch, head) values (0, 3, 0), (1, 7, 0);
                insert into person (id, name, nickname, password, roles, created_at)
                    values (1, 'li', E'小李\\t"\\\\', 'x', '{VIEWER}', now());
                insert into secret (name, value) values ('words', '\\x00ff');
                """);
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @Test
    void what_was_kept_comes_back_row_by_row_and_byte_by_byte_under_a_new_epoch() throws Exception {
        Path data = dataFolder();
        Path file = folder.resolve("all.qtb");

        Manifest manifest = backup(data, file);
        String fresh = fresh();
        Path other = folder.resolve("other");
        restore(file, fresh, other);

        assertThat(manifest.madeAt()).isEqualTo(NOON);
        for (String table : tables(fresh)) {
            if (!table.equals("shard")) {
                assertThat(rows(fresh, table)).as(table).isEqualTo(rows(database.url(), table));
            }
        }
        assertThat(rows(fresh, "shard")).isEqualTo("(0,4," + head(0) + ")(1,8," + head(1) + ")");
        assertThat(Files.readString(other.resolve("recordings/7/1.ts"))).isEqualTo("film");
        assertThat(other.resolve("postgres")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.resolve("all.qtb.part")).doesNotExist();
    }

    @Test
    void a_backup_beside_writers_is_one_moment_without_gaps_and_has_all_that_was_confirmed_before_it()
            throws Exception {
        var confirmed = new AtomicLong();
        var done = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> write(confirmed, done));
        while (confirmed.get() < 200) {
            Thread.onSpinWait();
        }
        long before = confirmed.get();

        Path file = folder.resolve("hot.qtb");
        Manifest manifest = backup(dataFolder(), file);

        long after = confirmed.get();
        done.set(true);
        writer.join();
        String fresh = fresh();
        restore(file, fresh, folder.resolve("other"));
        long events = number(fresh, "select count(*) from event where shard = 1");
        assertThat(events)
                .isBetween(before, after + 1)
                .isEqualTo(manifest.heads().get("1"));
        assertThat(number(fresh, "select max(position) from event where shard = 1"))
                .isEqualTo(events);
    }

    @Test
    void a_file_that_is_cut_off_changed_or_foreign_is_refused_and_nothing_is_touched() throws Exception {
        Path file = folder.resolve("good.qtb");
        backup(dataFolder(), file);
        byte[] bytes = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut.qtb"), Arrays.copyOf(bytes, bytes.length / 2));
        Path text = Files.writeString(folder.resolve("text.qtb"), "not a backup");
        Path empty = Files.write(folder.resolve("empty.qtb"), new byte[0]);
        Path forged = changed(file, "tables/person", body -> body.replace("li", "ki"));
        Path other = changed(file, "manifest.json", body -> body.replace("qiantang-backup", "another"));
        Path newer = changed(file, "manifest.json", body -> body.replace("\"version\" : 1,", "\"version\" : 9,"));
        Path without = changed(file, "files/recordings/7/1.ts", null);
        Path outside = changed(file, "manifest.json", body -> body.replace("recordings/7/1.ts", "../1.ts"));
        String fresh = fresh();

        for (Path wrong : List.of(cut, text, empty, forged, other, newer, without, outside, folder.resolve("none"))) {
            assertThatThrownBy(() -> restore(wrong, fresh, folder.resolve("other")))
                    .as("%s", wrong)
                    .isInstanceOf(Unfit.class);
        }

        assertThat(tables(fresh)).isEmpty();
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void a_database_with_tables_and_a_name_that_is_taken_are_refused() throws Exception {
        Path file = folder.resolve("good.qtb");
        backup(dataFolder(), file);
        String used = fresh();
        run(used, "create table mine (id int)");

        assertThatThrownBy(() -> restore(file, used, folder.resolve("other")))
                .hasMessageContaining("has tables already");
        assertThatThrownBy(() -> backup(folder, file)).hasMessageContaining("is there already");
        assertThatThrownBy(() -> restore(file, fresh(), folder.resolve("data"))).hasMessageContaining("already");
        assertThatThrownBy(() -> new Backup(() -> NOON, progress).write(fresh(), folder, folder.resolve("x")))
                .hasMessageContaining("no journal");
        assertThat(tables(used)).containsExactly("mine");
    }

    @Test
    void a_restore_that_fails_in_the_middle_leaves_an_empty_database_and_one_that_was_killed_is_begun_anew()
            throws Exception {
        Path file = folder.resolve("good.qtb");
        backup(dataFolder(), file);
        Path gap = changed(file, "manifest.json", body -> body.replaceFirst("\"0\" : \\d+", "\"0\" : 99"));
        String fresh = fresh();

        assertThatThrownBy(() -> restore(gap, fresh, folder.resolve("other"))).isInstanceOf(Unfit.class);
        assertThat(tables(fresh)).isEmpty();
        run(
                fresh,
                "create table half (id int); comment on schema public is 'a restore of qiantang that is not finished'");
        restore(file, fresh, folder.resolve("other"));

        assertThat(tables(fresh)).contains("person").doesNotContain("half");
        assertThat(number(fresh, "select count(*) from person")).isEqualTo(1);
    }

    @Test
    void a_backup_of_a_schema_with_steps_that_we_do_not_know_is_refused() throws Exception {
        Path file = folder.resolve("good.qtb");
        backup(dataFolder(), file);
        Path stranger = changed(file, "manifest.json", body -> body.replace("V010__account.sql", "V010__other.sql"));
        String fresh = fresh();

        assertThatThrownBy(() -> restore(stranger, fresh, folder.resolve("other")))
                .hasMessageContaining("made of other steps");

        assertThat(tables(fresh)).isEmpty();
    }

    private Manifest backup(Path data, Path file) throws Exception {
        return new Backup(() -> NOON, progress).write(database.url(), data, file);
    }

    private void restore(Path file, String url, Path data) throws Exception {
        try (Archive archive = Archive.open(file)) {
            new Restore(progress).read(archive, url, data);
        }
    }

    private Path dataFolder() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("recordings/7"));
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("recordings/7/1.ts"), "film");
        Files.writeString(data.resolve("postgres/port"), "1");
        return data;
    }

    /** As the journal is written: head and event in one transaction, confirmed after it. */
    private static void write(AtomicLong confirmed, AtomicBoolean done) {
        try (Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long head = number(database.url(), "select head from shard where id = 1");
            confirmed.set(head);
            while (!done.get()) {
                head++;
                statement.execute("update shard set head = " + head + " where id = 1");
                statement.execute("insert into event values (1, " + head + ", 'show/1', 'T', 1, now(), '{}')");
                connection.commit();
                confirmed.set(head);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String fresh() throws SQLException {
        String name = "fresh" + ++made;
        run(database.url(), "create database " + name);
        return database.url().replaceFirst("/postgres\\?", "/" + name + "?");
    }

    private static List<String> tables(String url) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            Catalogue.each(
                    connection,
                    "select relname from pg_class where relnamespace = 'public'::regnamespace"
                            + " and relkind in ('r', 'p') and relname not like 'flyway%' order by 1",
                    row -> found.add(row.getString(1)));
        }
        return found;
    }

    private static String rows(String url, String table) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(url)) {
            Catalogue.each(
                    connection, "select t::text from " + table + " t order by 1", row -> all.append(row.getString(1)));
        }
        return all.toString();
    }

    private static long head(int shard) throws SQLException {
        return number(database.url(), "select head from shard where id = " + shard);
    }

    private static long number(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Change {
        String of(String body);
    }

    /** A copy of a backup with one entry changed, or left out. */
    private Path changed(Path file, String name, @Nullable Change change) throws IOException {
        Path copy = Files.createTempFile(folder, "changed", ".qtb");
        try (var zip = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(copy);
                var into = new ZipOutputStream(out)) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                try (InputStream body = zip.getInputStream(entry)) {
                    InputStream kept = body;
                    if (entry.getName().equals(name)) {
                        if (change == null) {
                            continue;
                        }
                        String before = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                        String after = change.of(before);
                        assertThat(after).isNotEqualTo(before);
                        kept = new ByteArrayInputStream(after.getBytes(StandardCharsets.UTF_8));
                    }
                    into.putNextEntry(new ZipEntry(entry.getName()));
                    kept.transferTo(into);
                    into.closeEntry();
                }
            }
        }
        return copy;
    }
}
