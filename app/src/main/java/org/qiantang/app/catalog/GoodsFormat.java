package org.qiantang.app.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that goods come in and go out as. */
public enum GoodsFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    JSON("application/json");

    private final String contentType;

    GoodsFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** As in a file's name: {@code csv}. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GoodsFormat> named(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(extension.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public static Optional<GoodsFormat> ofFile(String fileName) {
        return named(fileName.substring(fileName.lastIndexOf('.') + 1));
    }
}
