package org.qiantang.engine.recommend.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds out from the first rows what a file's columns are: by their names, and where these say nothing by their values. */
final class FormFinder {
    private static final double NEARLY_ALL = 0.95;
    /** So many rows must look alike before a row that does not counts as damaged. */
    private static final int ENOUGH = 20;

    /** So many columns without a time are no event. */
    private static final int WIDE = 10;

    private static final int NUMBERED_LINES = 10;
    private static final int MOST_RATINGS = 11;
    /** LiveRec's files of Twitch: viewer, stream, name of the streamer, first and last step. */
    private static final int TWITCH_COLUMNS = 5;

    private static final Pattern REVIEWER = Pattern.compile("A[0-9A-Z]{9,}");
    private static final Pattern ASIN = Pattern.compile("B0[0-9A-Z]{8}|[0-9]{9}[0-9X]");

    private record Timed(int column, TimeReading reading) {}

    private final Path file;
    private final List<List<String>> rows;
    private final List<String> names;
    private final boolean named;
    private final int width;
    private final Set<Integer> claimed = new HashSet<>();

    FormFinder(Path file, List<TextRows.Row> first) {
        this.file = file;
        List<List<String>> all = first.stream().map(TextRows.Row::fields).toList();
        this.names = all.getFirst().stream().map(ColumnNames::plain).toList();
        this.width = usualWidth(all);
        this.named = speaks(names) || (isUniform(all) && namesAbove(all));
        this.rows = named ? all.subList(1, all.size()) : all;
    }

    EventForm form() throws EventFile.Unreadable {
        if (rows.isEmpty()) {
            throw new EventFile.Unreadable(file + ": names and no rows (expected: user item time)");
        }
        if (!named && !isUniform(rows)) {
            boolean numbered = rows.size() >= NUMBERED_LINES && isNumbered();
            return EventForm.lists(numbered ? EventForm.Shape.PERSON_AND_ITEMS : EventForm.Shape.ITEMS);
        }
        if (width < 2) {
            throw new EventFile.Unreadable(file + ": one column (expected: user item time)");
        }
        if (named && names.size() != width) {
            throw new EventFile.Unreadable(file + ": " + names.size() + " names and " + width
                    + " fields in a row (expected: a name for each)");
        }
        return named ? byNames() : byValues();
    }

    private EventForm byNames() throws EventFile.Unreadable {
        int session = claim(first(ColumnNames.SESSIONS));
        int owner = session >= 0 ? session : claim(first(ColumnNames.PEOPLE));
        int list = claim(first(ColumnNames.LISTS));
        int target = claim(first(ColumnNames.TARGETS));
        int item = claim(ColumnNames.ITEMS.stream()
                .mapToInt(names::indexOf)
                .filter(this::isFree)
                .findFirst()
                .orElse(-1));
        int event = claim(first(ColumnNames.EVENTS));
        Optional<Timed> byName = namedTime();
        Timed time = (byName.isPresent() ? byName : timeByValues()).orElse(null);
        claim(time == null ? -1 : time.column());
        Timed offset = offset(time);
        boolean nothing = item < 0 && list < 0;
        if (owner < 0 || nothing) {
            List<Integer> left = candidates();
            int missing = owner < 0 && nothing ? 2 : 1;
            if (left.size() != missing) {
                throw new EventFile.Unreadable(file + ": columns " + names + ": which is the "
                        + (owner < 0 ? "person" : "item") + "? (expected: names such as user_id, item_id, timestamp)");
            }
            owner = owner < 0 ? left.removeFirst() : owner;
            item = nothing ? left.removeFirst() : item;
        }
        EventForm.Owner whose = session >= 0 ? EventForm.Owner.SESSION : EventForm.Owner.PERSON;
        return form(new EventForm.Columns(owner, item, -1, -1, list, target, event), whose, time, offset);
    }

    private EventForm byValues() throws EventFile.Unreadable {
        if (isTwitch()) {
            Timed step = new Timed(3, TimeReading.of(column(3)).orElseThrow());
            return form(new EventForm.Columns(0, 2, -1, -1, -1, -1, -1), EventForm.Owner.PERSON, step, null);
        }
        int event = IntStream.range(0, width)
                .filter(at -> column(at).stream().allMatch(ColumnNames::isAct))
                .findFirst()
                .orElse(-1);
        claim(event);
        int telling = event < 0 ? width : width - 1;
        Timed time = telling > 2 ? timeByValues().orElse(null) : null;
        claim(time == null ? -1 : time.column());
        Timed offset = offset(time);
        List<Integer> left = withoutMeasures(candidates());
        if (time == null && left.size() >= WIDE) {
            return EventForm.lists(EventForm.Shape.ITEMS);
        }
        if (left.size() > 2 && isRating(left.get(1)) && !isRating(left.get(2))) {
            left.subList(1, 2).clear();
        }
        if (left.size() < 2) {
            throw new EventFile.Unreadable(
                    file + ": no columns of persons and items in " + rows.getFirst() + " (expected: user item time)");
        }
        boolean itemFirst = all(left.get(0), ASIN) && all(left.get(1), REVIEWER);
        int owner = left.get(itemFirst ? 1 : 0);
        int item = left.get(itemFirst ? 0 : 1);
        EventForm.Owner whose = time == null ? EventForm.Owner.PERSON : EventForm.Owner.UNTOLD;
        return form(new EventForm.Columns(owner, item, -1, -1, -1, -1, event), whose, time, offset);
    }

    private EventForm form(
            EventForm.Columns found, EventForm.Owner owner, @Nullable Timed time, @Nullable Timed offset) {
        var columns = new EventForm.Columns(
                found.owner(),
                found.item(),
                time == null ? -1 : time.column(),
                offset == null ? -1 : offset.column(),
                found.list(),
                found.target(),
                found.event());
        return new EventForm(
                EventForm.Shape.EVENT,
                named,
                columns,
                owner,
                time == null ? null : time.reading(),
                offset == null ? null : offset.reading());
    }

    /** The first of the known names whose values can be read, one with the time of day if there is one. */
    private Optional<Timed> namedTime() throws EventFile.Unreadable {
        List<Timed> readable = new ArrayList<>();
        String unreadable = "";
        for (String name : ColumnNames.TIMES) {
            int column = names.indexOf(name);
            if (!isFree(column)) {
                continue;
            }
            Optional<TimeReading> reading = TimeReading.of(column(column));
            reading.ifPresent(one -> readable.add(new Timed(column, one)));
            Optional<String> value =
                    column(column).stream().filter(one -> !one.isBlank()).findFirst();
            if (reading.isEmpty()
                    && value.isPresent()
                    && TimeReading.clock(column(column)).isEmpty()) {
                unreadable = name + " is " + value.get()
                        + (TimeReading.ambiguous(column(column)) ? ", where day or month may stand first" : "");
            }
        }
        if (readable.isEmpty() && !unreadable.isEmpty()) {
            throw new EventFile.Unreadable(
                    file + ": " + unreadable + " (expected: seconds since 1970, or a date and time, year first)");
        }
        return readable.stream()
                .filter(one -> !one.reading().days())
                .findFirst()
                .or(() -> readable.stream().findFirst());
    }

    /** The column that can be nothing but a time: dates before numbers, of numbers the one that grows or falls most steadily. */
    private Optional<Timed> timeByValues() throws EventFile.Unreadable {
        Timed best = null;
        String ambiguous = "";
        double highest = -1;
        for (int column = 0; column < width; column++) {
            if (!isFree(column)) {
                continue;
            }
            List<String> values = column(column);
            ambiguous = TimeReading.ambiguous(values) ? values.getFirst() : ambiguous;
            Optional<TimeReading> reading = TimeReading.of(values).filter(TimeReading::sure);
            if (reading.isPresent()) {
                double steadiness = steadiness(values) + (TimeReading.isNumber(values.getFirst()) ? 0 : 1);
                best = steadiness >= highest ? new Timed(column, reading.get()) : best;
                highest = Math.max(highest, steadiness);
            }
        }
        if (best == null && !ambiguous.isEmpty()) {
            throw new EventFile.Unreadable(
                    file + ": " + ambiguous + ": day or month may stand first (expected: a date with the year first)");
        }
        return Optional.ofNullable(best);
    }

    /** The share of steps from row to row in the direction that is commoner, 0 to 1; repeats are no steps. */
    private static double steadiness(List<String> values) {
        int rises = 0;
        int falls = 0;
        for (int at = 1; at < values.size(); at++) {
            String before = whole(values.get(at - 1));
            String now = whole(values.get(at));
            int order = before.length() == now.length()
                    ? now.compareTo(before)
                    : Integer.compare(now.length(), before.length());
            rises += order > 0 ? 1 : 0;
            falls += order < 0 ? 1 : 0;
        }
        return (double) Math.max(rises, falls) / Math.max(1, values.size() - 1);
    }

    private static String whole(String number) {
        int point = number.indexOf('.');
        return point < 0 ? number : number.substring(0, point);
    }

    /** What is added to a day: times of day, or milliseconds since a session began. */
    private @Nullable Timed offset(@Nullable Timed time) {
        if (time == null || !time.reading().days()) {
            return null;
        }
        for (int column = 0; column < width; column++) {
            if (isFree(column)) {
                Optional<TimeReading> clock = TimeReading.clock(column(column));
                if (clock.isPresent()) {
                    claimed.add(column);
                    return new Timed(column, clock.get());
                }
            }
        }
        int since = named ? names.indexOf(ColumnNames.SINCE_BEGIN) : -1;
        if (!isFree(since)) {
            return null;
        }
        claimed.add(since);
        return new Timed(
                since,
                new TimeReading("milliseconds since its begin", false, true, text -> 1_000 * Long.parseLong(text)));
    }

    /** Columns that may be persons or items. */
    private List<Integer> candidates() {
        List<Integer> left = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            boolean aside = named && ColumnNames.ASIDE.contains(names.get(column));
            if (isFree(column) && !aside && column(column).stream().anyMatch(value -> !value.isBlank())) {
                left.add(column);
            }
        }
        return left;
    }

    /** Without numbers with a point, such as ratings and places on earth, if two columns are left. */
    private List<Integer> withoutMeasures(List<Integer> columns) {
        List<Integer> left = new ArrayList<>();
        for (int column : columns) {
            if (column(column).stream().anyMatch(value -> value.indexOf('.') < 0 || !TimeReading.isNumber(value))) {
                left.add(column);
            }
        }
        return left.size() < 2 ? columns : left;
    }

    private boolean isFree(int column) {
        return column >= 0 && column < width && !claimed.contains(column);
    }

    private int claim(int column) {
        if (column >= 0) {
            claimed.add(column);
        }
        return column;
    }

    private int first(Set<String> wanted) {
        return IntStream.range(0, Math.min(width, names.size()))
                .filter(at -> isFree(at) && wanted.contains(names.get(at)))
                .findFirst()
                .orElse(-1);
    }

    private List<String> column(int at) {
        return rows.stream()
                .filter(row -> row.size() > at)
                .map(row -> row.get(at))
                .toList();
    }

    private boolean all(int column, Pattern form) {
        return column(column).stream().allMatch(value -> form.matcher(value).matches());
    }

    private boolean isRating(int column) {
        List<String> values = column(column);
        Set<String> different = new HashSet<>(values);
        return values.size() >= ENOUGH
                && different.size() <= MOST_RATINGS
                && different.stream()
                        .allMatch(value -> TimeReading.isNumber(value) && Math.abs(Double.parseDouble(value)) <= 10);
    }

    /** Whether it is LiveRec's form of live viewing. */
    boolean isTwitch() {
        return !named
                && width == TWITCH_COLUMNS
                && column(2).stream().noneMatch(value -> TimeReading.isNumber(value) || ColumnNames.isAct(value))
                && rows.stream()
                        .allMatch(row -> row.size() == width
                                && isWhole(row.get(3))
                                && isWhole(row.get(4))
                                && Long.parseLong(row.get(3)) <= Long.parseLong(row.get(4)));
    }

    private static boolean isWhole(String text) {
        return text.matches("\\d{1,9}");
    }

    /** A person's number in front of the items: 0, 1, 2 and so on from line to line (the form of LightGCN's files). */
    private boolean isNumbered() {
        String begin = rows.getFirst().getFirst();
        return (begin.equals("0") || begin.equals("1"))
                && IntStream.range(0, rows.size())
                        .allMatch(at -> rows.get(at).getFirst().equals(Integer.toString(Integer.parseInt(begin) + at)));
    }

    private static int usualWidth(List<List<String>> rows) {
        Map<Integer, Integer> widths = new HashMap<>();
        rows.forEach(row -> widths.merge(row.size(), 1, Integer::sum));
        return widths.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** All rows of one width, or among many nearly all. */
    private boolean isUniform(List<List<String>> all) {
        long usual = all.stream().filter(row -> row.size() == width).count();
        return usual == all.size() || (all.size() >= ENOUGH && usual >= NEARLY_ALL * all.size());
    }

    /** Whether names in it are known for a person, a session or an item. */
    private static boolean speaks(List<String> names) {
        return names.stream()
                .anyMatch(name -> ColumnNames.SESSIONS.contains(name)
                        || ColumnNames.PEOPLE.contains(name)
                        || ColumnNames.ITEMS.contains(name));
    }

    /** Whether there is a column of numbers or times with a word above it. */
    private static boolean namesAbove(List<List<String>> all) {
        List<List<String>> below = all.subList(1, all.size());
        List<String> above = all.getFirst();
        return !below.isEmpty()
                && IntStream.range(0, above.size()).anyMatch(at -> {
                    List<String> values = below.stream()
                            .filter(row -> row.size() > at)
                            .map(row -> row.get(at))
                            .toList();
                    String word = above.get(at);
                    return !word.isEmpty()
                            && word.chars().noneMatch(Character::isDigit)
                            && !values.isEmpty()
                            && TimeReading.of(values).isPresent();
                });
    }
}
