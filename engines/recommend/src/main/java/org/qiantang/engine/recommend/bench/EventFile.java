package org.qiantang.engine.recommend.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads events from text files whose form nobody has told: columns of {@code user item time} between tabs, commas,
 * semicolons, {@code ::} or spaces, with or without a line of names; sessions with a column {@code items}; one line of items
 * for each person, oldest first; and the two published forms of live viewing, KuaiLive's ({@code user_id, live_id,
 * streamer_id, timestamp}) and LiveRec's of Twitch. Of live viewing the streamer is the item, since rooms do not come back.
 */
final class EventFile {
    private static final Set<String> SESSION = Set.of("session", "sessionid", "session_id");
    private static final Set<String> PERSON =
            Set.of("user", "userid", "user_id", "uid", "visitorid", "visitor_id", "customer_id", "reviewerid");
    private static final List<String> ITEM = List.of(
            "streamer_id",
            "item",
            "itemid",
            "item_id",
            "iid",
            "movieid",
            "movie_id",
            "product_id",
            "sku",
            "asin",
            "live_id");
    private static final Set<String> TIME =
            Set.of("time", "timestamp", "ts", "date", "eventdate", "unixreviewtime", "time_start");
    private static final long MILLISECONDS_FROM = 100_000_000_000L;
    private static final double SECONDS_FROM = 1e5;
    /** LiveRec's files: viewer, stream, name of the streamer, first and last step. */
    private static final int TWITCH_COLUMNS = 5;

    private static final int LOOKED_AT = 50;

    /** Where things stand in a line; -1 where they do not. */
    private record Form(
            Pattern between, boolean named, int person, int item, int time, int list, int target, boolean sessions) {
        boolean sequences() {
            return item < 0 && list < 0;
        }
    }

    private EventFile() {}

    /** Something in the file cannot be read as events. */
    static final class Unreadable extends IOException {
        Unreadable(String message) {
            super(message);
        }
    }

    static EventLog read(Path file, EventLog.Vocabulary items) throws IOException {
        List<String> first = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null && first.size() < LOOKED_AT; line = lines.readLine()) {
                if (!line.isBlank()) {
                    first.add(line);
                }
            }
        }
        if (first.isEmpty()) {
            throw new Unreadable(file + ": no lines (expected: user item time)");
        }
        Form form = form(first);
        var gathering = new EventLog.Gathering(items);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !(form.named() && number == 1)) {
                    add(form, line, number, file, gathering);
                }
            }
        }
        return gathering.done(form.sessions(), form.target() >= 0);
    }

    private static void add(Form form, String line, long number, Path file, EventLog.Gathering gathering)
            throws Unreadable {
        String[] fields = form.between().split(line.strip(), form.named() ? -1 : 0);
        if (form.sequences()) {
            for (String item : fields) {
                if (!item.equals("0")) {
                    gathering.add(Long.toString(number), item, number);
                }
            }
            return;
        }
        int needed = Math.max(Math.max(form.person(), form.item()), Math.max(form.list(), form.time()));
        if (fields.length <= needed) {
            throw new Unreadable(
                    file + ":" + number + ": " + fields.length + " fields (expected: " + (needed + 1) + ")");
        }
        long at = form.time() < 0 ? number : seconds(fields[form.time()], number);
        String person = fields[form.person()];
        if (form.list() < 0) {
            gathering.add(person, fields[form.item()], at);
            return;
        }
        for (String item : fields[form.list()].strip().split("\\s+", -1)) {
            gathering.add(person, item, at);
        }
        if (form.target() >= 0) {
            gathering.add(person, fields[form.target()], at);
        }
    }

    private static Form form(List<String> first) {
        Pattern between = between(first.getFirst());
        List<String> names = Arrays.stream(between.split(first.getFirst().strip(), -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int session = place(names, SESSION);
        int person = session >= 0 ? session : place(names, PERSON);
        int item = ITEM.stream()
                .mapToInt(names::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
        int list = names.indexOf("items");
        if (person >= 0 && (item >= 0 || list >= 0)) {
            return new Form(
                    between, true, person, item, place(names, TIME), list, names.indexOf("target"), session >= 0);
        }
        long widths = first.stream()
                .mapToInt(line -> between.split(line.strip(), 0).length)
                .distinct()
                .count();
        int width = names.size();
        if (widths > 1 || width < 2) {
            return new Form(between, false, -1, -1, -1, -1, -1, false);
        }
        if (width == TWITCH_COLUMNS && first.stream().noneMatch(line -> isNumber(between.split(line.strip(), 0)[2]))) {
            return new Form(between, false, 0, 2, 3, -1, -1, false);
        }
        return new Form(between, false, 0, 1, timeColumn(first, between, width), -1, -1, false);
    }

    /** The last column whose values are all too large to be ratings. */
    private static int timeColumn(List<String> first, Pattern between, int width) {
        for (int column = width - 1; column >= 2; column--) {
            int looked = column;
            if (first.stream()
                    .map(line -> between.split(line.strip(), 0)[looked])
                    .allMatch(EventFile::isTime)) {
                return column;
            }
        }
        return -1;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?");
    }

    private static boolean isTime(String text) {
        try {
            return Double.parseDouble(text) >= SECONDS_FROM;
        } catch (NumberFormatException word) {
            return text.matches("\\d{4}-\\d\\d-\\d\\d.*");
        }
    }

    private static int place(List<String> names, Set<String> wanted) {
        for (int at = 0; at < names.size(); at++) {
            if (wanted.contains(names.get(at))) {
                return at;
            }
        }
        return -1;
    }

    private static Pattern between(String line) {
        for (String sign : List.of("\t", "::", ";", ",")) {
            if (line.contains(sign)) {
                return Pattern.compile(Pattern.quote(sign));
            }
        }
        return Pattern.compile("\\s+");
    }

    /** Seconds from a number of seconds or milliseconds or from a date; the line's number where there is none. */
    private static long seconds(String text, long number) {
        if (text.isBlank()) {
            return number;
        }
        try {
            double value = Double.parseDouble(text);
            return (long) (value >= MILLISECONDS_FROM ? value / 1000 : value);
        } catch (NumberFormatException word) {
            try {
                return LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                                .toEpochDay()
                        * 86_400L;
            } catch (DateTimeException unknown) {
                return number;
            }
        }
    }
}
