package org.qiantang.app.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a backup says of itself: where it comes from, and of each part how much there is and how it must hash. */
record Manifest(
        String format,
        int version,
        Instant madeAt,
        String postgres,
        List<Migration> migrations,
        Map<String, Long> heads,
        List<TablePart> tables,
        List<SequencePart> sequences,
        List<FilePart> files) {
    static final String FORMAT = "qiantang-backup";
    static final int VERSION = 1;
    static final String ENTRY = "manifest.json";

    /** One step of the schema, as Flyway wrote it down. */
    record Migration(String version, String script, int checksum) {}

    /** One table's rows, in PostgreSQL's text form of COPY. */
    record TablePart(String name, List<String> columns, long rows, long bytes, String sha256) {
        TablePart {
            columns = List.copyOf(columns);
        }

        String entry() {
            return "tables/" + name;
        }
    }

    record SequencePart(String name, long value) {}

    /** One file of the data folder, by its path there. */
    record FilePart(String path, long bytes, String sha256) {
        String entry() {
            return "files/" + path;
        }
    }

    Manifest {
        migrations = List.copyOf(migrations);
        heads = Map.copyOf(heads);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
    }

    long rows() {
        return tables.stream().mapToLong(TablePart::rows).sum();
    }

    String latest() {
        return migrations.getLast().version();
    }
}
