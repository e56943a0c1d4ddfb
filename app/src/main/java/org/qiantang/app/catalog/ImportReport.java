package org.qiantang.app.catalog;

import java.util.List;

/**
 * What became of a file of goods. Rows are SKUs; in JSON they are products.
 *
 * @param imported rows that are now in the catalogue as the file has them, whether or not they were before
 */
public record ImportReport(int rows, int good, int bad, int imported, List<RowError> errors) {
    public ImportReport {
        errors = List.copyOf(errors);
    }
}
