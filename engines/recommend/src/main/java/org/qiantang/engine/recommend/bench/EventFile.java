package org.qiantang.engine.recommend.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads events from text files whose form nobody has told: columns of {@code user item time} between tabs, commas, bars,
 * semicolons, {@code ::} or spaces, with or without a line of names; sessions with a column {@code items}; one line of items
 * for each person, oldest first; and the two published forms of live viewing, KuaiLive's ({@code user_id, live_id,
 * streamer_id, timestamp}) and LiveRec's of Twitch. Of live viewing the streamer is the item, since rooms do not come back.
 *
 * <p>It says what it made of a file. What it would have to guess it refuses. One row at a time is in memory, and of each event
 * two numbers and a time; names are kept once.
 */
final class EventFile {
    private static final int LOOKED_AT = 1_000;
    private static final long MICROS = 1_000_000;
    /** Of memory, gathered and laid out, with models to be fitted beside. */
    private static final long BYTES_AN_EVENT = 100;
    /** One in so many rows may be damaged. */
    private static final int ROWS_FOR_A_DAMAGED_ONE = 20;

    private static final String DISLIKES = "say that somebody did not want it";

    private final Path file;
    private final EventForm form;
    private final EventLog.Gathering gathering;
    private final Map<String, LeftOut> leftOut = new LinkedHashMap<>();
    private final long most = Runtime.getRuntime().maxMemory() / BYTES_AN_EVENT;
    private long rows;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /** Rows that were left out for one reason, and the first of them. */
    private record LeftOut(long count, long line, String first) {
        LeftOut andOne() {
            return new LeftOut(count + 1, line, first);
        }
    }

    private EventFile(Path file, EventForm form, EventLog.Vocabulary items) {
        this.file = file;
        this.form = form;
        this.gathering = new EventLog.Gathering(items, form.time() == null ? 1 : MICROS);
    }

    /** Something in the file cannot be read as events. */
    static final class Unreadable extends IOException {
        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * @param items numbers of items, given on from file to file
     * @param says told line by line how the file was understood
     * @throws Unreadable where columns cannot be told apart, or where more than one row in twenty is damaged
     */
    static EventLog read(Path file, EventLog.Vocabulary items, Consumer<String> says) throws IOException {
        List<String> lines = TextRows.firstLines(file, LOOKED_AT);
        if (lines.isEmpty()) {
            throw new Unreadable(file + ": no lines (expected: user item time)");
        }
        if (lines.getFirst().startsWith("{") || lines.getFirst().startsWith("[")) {
            throw new Unreadable(file + ": JSON (expected: columns, such as user item time)");
        }
        Separator between =
                Separator.of(lines).orElseThrow(() -> new Unreadable(file + ": one column (expected: user item time)"));
        List<TextRows.Row> first = TextRows.first(file, between, LOOKED_AT);
        EventForm form = new FormFinder(file, first).form();
        says.accept(
                file.getFileName() + ": first row as read: " + first.getFirst().fields());
        says.accept(file.getFileName() + ": between the fields " + between.words() + "; "
                + form.words(first.getFirst().fields()));
        var reading = new EventFile(file, form, items);
        try (TextRows all = TextRows.open(file, between)) {
            reading.take(all);
        }
        return reading.done(says);
    }

    private void take(TextRows all) throws IOException {
        boolean names = form.named();
        for (TextRows.Row row = all.next(); row != null; row = all.next()) {
            if (names) {
                names = false;
                continue;
            }
            rows++;
            switch (form.shape()) {
                case EVENT -> event(row);
                case ITEMS -> items(row, Long.toString(row.line()), 0);
                case PERSON_AND_ITEMS -> items(row, row.fields().getFirst(), 1);
            }
            if (gathering.size() > most) {
                throw new Unreadable(file + ":" + row.line() + ": more than " + most
                        + " events (expected: so many at most with this heap; -Xmx or a part of the file)");
            }
        }
    }

    private void items(TextRows.Row row, String person, int from) {
        for (String item : row.fields().subList(from, row.fields().size())) {
            // 0 is what files of one width for all are filled up with.
            if (!item.isEmpty() && !(item.equals("0") && from == 0)) {
                gathering.add(person, item, row.line());
            }
        }
    }

    private void event(TextRows.Row row) {
        EventForm.Columns columns = form.columns();
        List<String> fields = row.fields();
        if (fields.size() < columns.needed()) {
            leave("too short", row, fields.size() + " fields (expected: " + columns.needed() + ")");
            return;
        }
        if (columns.event() >= 0 && ColumnNames.NEGATIVE.contains(ColumnNames.plain(fields.get(columns.event())))) {
            leave(DISLIKES, row, fields.get(columns.event()));
            return;
        }
        String person = fields.get(columns.owner());
        List<String> items = form.columns().list() < 0
                ? List.of(fields.get(columns.item()))
                : List.of(fields.get(columns.list()).strip().split("[\\s,|]+", -1));
        if (person.isEmpty() || items.getFirst().isEmpty()) {
            leave("without a person or an item", row, fields.toString());
            return;
        }
        try {
            add(person, items, row.line(), fields);
        } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
            leave("with a time that is written otherwise", row, fields.get(columns.time()));
        }
    }

    private void add(String person, List<String> items, long line, List<String> fields) {
        TimeReading time = form.time();
        TimeReading offset = form.offset();
        long at = line;
        if (time != null) {
            at = time.micros().applyAsLong(fields.get(form.columns().time()));
            at += offset == null
                    ? 0
                    : offset.micros().applyAsLong(fields.get(form.columns().offset()));
            earliest = Math.min(earliest, at);
            latest = Math.max(latest, at);
        }
        // What stands in one row follows one another: each a microsecond after the one before.
        int between = time == null ? 0 : 1;
        for (int place = 0; place < items.size(); place++) {
            gathering.add(person, items.get(place), at + (long) between * place);
        }
        int target = form.columns().target();
        if (target >= 0) {
            gathering.add(person, fields.get(target), at + (long) between * items.size());
        }
    }

    private void leave(String why, TextRows.Row row, String what) {
        LeftOut before = leftOut.get(why);
        leftOut.put(why, before == null ? new LeftOut(1, row.line(), what) : before.andOne());
    }

    private EventLog done(Consumer<String> says) throws Unreadable {
        for (Map.Entry<String, LeftOut> one : leftOut.entrySet()) {
            LeftOut left = one.getValue();
            if (!one.getKey().equals(DISLIKES) && left.count() * ROWS_FOR_A_DAMAGED_ONE > rows) {
                throw new Unreadable(file + ":" + left.line() + ": " + left.first() + "; " + left.count() + " of "
                        + rows + " rows " + one.getKey());
            }
        }
        if (gathering.size() == 0) {
            throw new Unreadable(file + ": no events (expected: user item time)");
        }
        EventLog log = gathering.done(
                form.owner() == EventForm.Owner.SESSION, form.columns().target() >= 0);
        boolean visits = form.owner() == EventForm.Owner.UNTOLD && log.areShort();
        says.accept(String.format(
                Locale.ROOT,
                "%s: %d %s, %d items, %d events%s%s",
                file.getFileName(),
                log.sequences().length,
                log.sessions() ? "sessions" : visits ? "rows that look like sessions, short visits" : "people",
                log.items().size(),
                log.events(),
                period(),
                left()));
        return visits ? log.read(true) : log;
    }

    private String period() {
        TimeReading time = form.time();
        if (time == null || !time.sure()) {
            return "";
        }
        return ", " + Instant.ofEpochSecond(Math.floorDiv(earliest, MICROS)) + " to "
                + Instant.ofEpochSecond(Math.floorDiv(latest, MICROS));
    }

    private String left() {
        var words = new StringBuilder();
        leftOut.forEach((why, left) -> words.append("; left out: ")
                .append(left.count())
                .append(" rows ")
                .append(why)
                .append(", the first in line ")
                .append(left.line()));
        return words.toString();
    }
}
