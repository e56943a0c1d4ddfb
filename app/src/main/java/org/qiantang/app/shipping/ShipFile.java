package org.qiantang.app.shipping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qiantang.app.order.OrderFiles;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.web.Problem;

/** Reads a file of parcels: the three columns that count, wherever they stand. */
final class ShipFile {
    static final int MOST_ROWS = 2_000;
    private static final int MOST_CELL = 64;

    private ShipFile() {}

    /** The rows in which something was filled in; one that names an order and nothing else is still to be done. */
    static List<ShipRow> read(SheetFormat format, byte[] bytes) {
        List<List<String>> rows = format.rows(bytes, MOST_ROWS + 2)
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> Problem.nonsense(
                        "file", "读不出这个文件，请用下载的模板填写", "this file cannot be read; fill in the one to download"));
        List<String> header = rows.getFirst().stream().map(String::strip).toList();
        int number = place(header, OrderFiles.NUMBER);
        int carrier = place(header, OrderFiles.CARRIER);
        int tracking = place(header, OrderFiles.TRACKING);
        var read = new ArrayList<ShipRow>();
        for (int row = 1; row < rows.size(); row++) {
            List<String> cells = rows.get(row);
            var one = new ShipRow(row + 1, cell(cells, number), cell(cells, carrier), cell(cells, tracking));
            if (!one.carrier().isEmpty() || !one.trackingNo().isEmpty()) {
                read.add(one);
            }
        }
        if (rows.size() > MOST_ROWS + 1) {
            throw Problem.nonsense(
                    "file",
                    "一个文件最多 " + MOST_ROWS + " 行，请分成几个文件",
                    MOST_ROWS + " rows at most; make several files of it");
        }
        if (read.isEmpty()) {
            throw Problem.nonsense("file", "文件里没有填写快递公司和单号", "no carrier and tracking number is filled in");
        }
        return read;
    }

    private static int place(List<String> header, List<String> names) {
        for (int column = 0; column < header.size(); column++) {
            String head = header.get(column);
            if (head.equals(names.getFirst()) || head.toLowerCase(Locale.ROOT).equals(names.getLast())) {
                return column;
            }
        }
        throw Problem.nonsense(
                "file", "文件里缺少“" + names.getFirst() + "”这一列", "the column “" + names.getLast() + "” is missing");
    }

    /** Without the mark that tells a spreadsheet that digits are text; what is far too long is cut, and fits nothing. */
    private static String cell(List<String> cells, int column) {
        String text = column < cells.size() ? cells.get(column).strip() : "";
        String plain = text.replaceFirst("^['‘’`]+", "").replace("\0", "").strip();
        return plain.length() > MOST_CELL ? plain.substring(0, MOST_CELL) : plain;
    }
}
