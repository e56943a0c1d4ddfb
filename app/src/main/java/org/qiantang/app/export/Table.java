package org.qiantang.app.export;

import java.util.List;

/**
 * A table that is taken out.
 *
 * @param file its name without an end
 * @param basis the duty for which it is there
 * @param covers which rows of a period and a subject are in it
 * @param sql after {@link Tables#CHOSEN}; its columns bear the names of {@code columns}
 */
record Table(String file, String title, String basis, String covers, List<Column> columns, String sql) {
    Table {
        columns = List.copyOf(columns);
    }

    static Table of(String file, String title, String basis, String covers, String columns, String sql) {
        return new Table(file, title, basis, covers, Column.parse(columns), sql);
    }
}
