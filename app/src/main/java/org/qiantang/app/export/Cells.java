package org.qiantang.app.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of a row as they are written: times in China, ids as texts, who somebody is masked or in clear. */
final class Cells {
    /** Stands where a row has no value. */
    static final Object NOTHING = new Object();

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final List<Column> columns;
    private final boolean clear;

    Cells(List<Column> columns, boolean clear) {
        this.columns = List.copyOf(columns);
        this.clear = clear;
    }

    List<Object> of(ResultSet row) throws SQLException {
        var values = new ArrayList<Object>(columns.size());
        for (Column column : columns) {
            @Nullable Object value = value(row, column);
            values.add(value == null ? NOTHING : value);
        }
        return values;
    }

    /** As it stands in a CSV. */
    static String text(Object value) {
        return NOTHING.equals(value) ? "" : value.toString();
    }

    private @Nullable Object value(ResultSet row, Column column) throws SQLException {
        String name = column.name();
        return switch (column.kind()) {
            case COUNT, MONEY -> {
                long number = row.getLong(name);
                yield row.wasNull() ? null : number;
            }
            case FLAG -> {
                boolean flag = row.getBoolean(name);
                yield row.wasNull() ? null : flag;
            }
            case DAY -> {
                @Nullable LocalDate day = row.getObject(name, LocalDate.class);
                yield day == null ? null : day.toString();
            }
            case TIME -> {
                @Nullable OffsetDateTime time = row.getObject(name, OffsetDateTime.class);
                yield time == null ? null : TIME.format(time.atZoneSameInstant(CHINA));
            }
            case ID, TEXT -> row.getString(name);
            case NAME, PHONE, PLACE, WORDS -> {
                @Nullable String text = row.getString(name);
                yield text == null || clear ? text : Masking.of(column.kind(), text);
            }
        };
    }
}
