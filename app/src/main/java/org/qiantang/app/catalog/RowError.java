package org.qiantang.app.catalog;

/**
 * A flaw at its place in a file.
 *
 * @param row the line as a spreadsheet counts them, the header being 1; in JSON the product's place from 1 on
 * @param column the header as the file has it; in JSON the path within the product
 */
public record RowError(int row, String column, Flaw flaw) {}
