package org.qiantang.app.catalog;

import java.util.List;

/** A size chart (尺码表): the first column names the size, every row has a cell for each column. */
public record SizeTable(List<String> columns, List<List<String>> rows) {
    public SizeTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
