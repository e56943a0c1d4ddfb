package org.qiantang.engine.recommend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Live viewing from files: LiveRec's of Twitch ({@code viewer, stream, streamer, first step, last step}, steps of ten minutes
 * without a date), and KuaiLive's clicks ({@code user_id, live_id, streamer_id, timestamp}), with its table of rooms
 * ({@code live_id}, a start and an end) if that lies beside them.
 *
 * <p>Where no table says when a room was on air, it was from the first of its visits to the last.
 */
final class LiveFile implements LiveEvening {
    private static final int LOOKED_AT = 1_000;
    private static final long MICROS = 1_000_000;
    private static final long STEP_MICROS = MICROS * STEP_SECONDS;
    private static final Set<String> STARTS = Set.of(
            "starttimestamp", "starttime", "livestarttime", "livestarttimestamp", "begintime", "timestart", "start");
    private static final Set<String> ENDS =
            Set.of("endtimestamp", "endtime", "liveendtime", "liveendtimestamp", "timeend", "end");
    private static final Set<String> CATEGORIES =
            Set.of("livecontentcategory", "contentcategory", "category", "categoryid");
    /** LiveRec's steps have no date; some day is needed to count from. */
    private static final Instant NO_DATE = Instant.parse("2000-01-01T00:00:00Z");

    /** A visit before its room is known. */
    private record Seen(int viewer, int live, int host, long from, long to) {}

    /** When a room was on air, in microseconds or steps; the category -1 where none is told. */
    private record Airing(long from, long to, int category) {}

    private final String name;
    private final Instant begin;
    private final List<LiveRooms.Room> rooms = new ArrayList<>();
    private final List<LiveRooms.Visit> visits = new ArrayList<>();
    private final int viewers;
    private final int hosts;
    private final int steps;

    private LiveFile(String name, Gathered gathered, boolean dated) {
        this.name = name;
        this.viewers = gathered.people.size();
        this.hosts = gathered.hosts.size();
        Map<Integer, Airing> airings = gathered.airings();
        long first = airings.values().stream().mapToLong(Airing::from).min().orElse(0);
        long stepLength = dated ? STEP_MICROS : 1;
        this.begin = dated ? Instant.ofEpochSecond(Math.floorDiv(first, MICROS)) : NO_DATE;
        Map<Integer, LiveRooms.Room> byLive = new HashMap<>();
        for (Seen seen : gathered.seen) {
            Airing airing = airings.get(seen.live());
            if (airing != null && !byLive.containsKey(seen.live())) {
                int from = (int) ((airing.from() - first) / stepLength);
                int to = (int) ((airing.to() - first) / stepLength);
                var room = new LiveRooms.Room(rooms.size() + 1, seen.host(), airing.category(), from, to, -1);
                rooms.add(room);
                byLive.put(seen.live(), room);
            }
        }
        int last = 0;
        for (Seen seen : gathered.seen) {
            LiveRooms.Room room = byLive.get(seen.live());
            int step = (int) ((seen.from() - first) / stepLength);
            if (room != null && room.isOn(step)) {
                visits.add(new LiveRooms.Visit(step, seen.viewer(), room));
                last = Math.max(last, step);
            }
        }
        // Steps are whole: within one, visits stay in the order of their times, and these as they came.
        visits.sort(Comparator.comparingInt(LiveRooms.Visit::step));
        this.steps = last + 1;
    }

    /** Every file among these that is of live viewing; others are passed over in silence, since they are read as events too. */
    static List<LiveFile> among(List<Path> files, Consumer<String> says) throws IOException {
        List<LiveFile> found = new ArrayList<>();
        for (Path file : files) {
            try {
                read(file, says).ifPresent(found::add);
            } catch (IOException unreadable) {
                says.accept("not live viewing: " + unreadable.getMessage());
            }
        }
        return found;
    }

    /** Empty where the file is not of live viewing. */
    static Optional<LiveFile> read(Path file, Consumer<String> says) throws IOException {
        Table table = Table.of(file).orElse(null);
        if (table == null) {
            return Optional.empty();
        }
        var gathered = new Gathered();
        boolean dated = table.names().contains("timestamp");
        if (table.isTwitch()) {
            twitch(file, table, gathered);
        } else if (dated && table.has("userid") && table.has("liveid") && table.has("streamerid")) {
            kuai(file, table, gathered);
            roomsBeside(file, gathered, says);
        } else {
            return Optional.empty();
        }
        gathered.seen.sort(Comparator.comparingLong(Seen::from));
        var live = new LiveFile("LIVE " + file.getFileName(), gathered, dated);
        says.accept(file.getFileName() + ": live viewing: " + live.viewers + " viewers, " + live.hosts + " streamers, "
                + live.rooms.size() + " rooms, " + live.visits.size() + " of " + gathered.seen.size()
                + " visits while their rooms were on air, " + live.steps + " steps of ten minutes");
        return live.visits.isEmpty() ? Optional.empty() : Optional.of(live);
    }

    private static void twitch(Path file, Table table, Gathered gathered) throws IOException {
        try (TextRows rows = TextRows.open(file, table.between())) {
            for (TextRows.Row row = rows.next(); row != null; row = rows.next()) {
                List<String> fields = row.fields();
                try {
                    long from = Long.parseLong(fields.get(3));
                    gathered.add(fields.get(0), fields.get(1), fields.get(2), from, Long.parseLong(fields.get(4)));
                } catch (NumberFormatException | IndexOutOfBoundsException broken) {
                    throw new EventFile.Unreadable(file + ":" + row.line() + ": " + fields
                            + " (expected: viewer, stream, streamer, first step, last step)");
                }
            }
        }
    }

    private static void kuai(Path file, Table table, Gathered gathered) throws IOException {
        TimeReading time = table.time("timestamp");
        int person = table.place(Set.of("userid"));
        int live = table.place(Set.of("liveid"));
        int host = table.place(Set.of("streamerid"));
        int at = table.place(Set.of("timestamp"));
        try (TextRows rows = TextRows.open(file, table.between())) {
            rows.next();
            for (TextRows.Row row = rows.next(); row != null; row = rows.next()) {
                List<String> fields = row.fields();
                try {
                    long micros = time.micros().applyAsLong(fields.get(at));
                    gathered.add(fields.get(person), fields.get(live), fields.get(host), micros, micros);
                } catch (DateTimeException | ArithmeticException | IndexOutOfBoundsException broken) {
                    throw new EventFile.Unreadable(
                            file + ":" + row.line() + ": " + fields + " (expected: " + table.names() + ")");
                }
            }
        }
    }

    /** The table of rooms in the same folder, known by its names. */
    private static void roomsBeside(Path clicks, Gathered gathered, Consumer<String> says) throws IOException {
        Path folder = clicks.toAbsolutePath().getParent();
        List<Path> beside = List.of();
        if (folder != null) {
            try (Stream<Path> files = Files.list(folder)) {
                beside = files.filter(Files::isRegularFile)
                        .filter(file -> TextRows.isTable(file.toString()))
                        .sorted()
                        .toList();
            }
        }
        for (Path file : beside) {
            Table table = Table.of(file).orElse(null);
            if (table != null && table.has("liveid") && table.place(STARTS) >= 0 && table.place(ENDS) >= 0) {
                says.accept(clicks.getFileName() + ": when rooms were on air stands in " + file.getFileName());
                airings(file, table, gathered);
                return;
            }
        }
        says.accept(clicks.getFileName()
                + ": no table of rooms beside it (live_id, start_timestamp, end_timestamp): on air "
                + "from the first visit to the last");
    }

    private static void airings(Path file, Table table, Gathered gathered) throws IOException {
        int live = table.place(Set.of("liveid"));
        int start = table.place(STARTS);
        int end = table.place(ENDS);
        int category = table.place(CATEGORIES);
        TimeReading starts = table.time(table.names().get(start));
        TimeReading ends = table.time(table.names().get(end));
        try (TextRows rows = TextRows.open(file, table.between())) {
            rows.next();
            for (TextRows.Row row = rows.next(); row != null; row = rows.next()) {
                List<String> fields = row.fields();
                try {
                    long from = starts.micros().applyAsLong(fields.get(start));
                    long to = Math.max(from, ends.micros().applyAsLong(fields.get(end)));
                    int kind = category < 0 ? -1 : gathered.categories.number(fields.get(category));
                    gathered.told.put(gathered.lives.number(fields.get(live)), new Airing(from, to, kind));
                } catch (DateTimeException | ArithmeticException | IndexOutOfBoundsException broken) {
                    throw new EventFile.Unreadable(
                            file + ":" + row.line() + ": " + fields + " (expected: " + table.names() + ")");
                }
            }
        }
    }

    /** What stands in a file of live viewing, with numbers for names. */
    private static final class Gathered {
        private final EventLog.Vocabulary people = new EventLog.Vocabulary();
        private final EventLog.Vocabulary lives = new EventLog.Vocabulary();
        private final EventLog.Vocabulary hosts = new EventLog.Vocabulary();
        private final EventLog.Vocabulary categories = new EventLog.Vocabulary();
        private final Map<Integer, Airing> told = new HashMap<>();
        private final List<Seen> seen = new ArrayList<>();

        void add(String person, String live, String host, long from, long to) {
            seen.add(new Seen(people.number(person), lives.number(live), hosts.number(host), from, Math.max(from, to)));
        }

        /** Of rooms that were visited. */
        Map<Integer, Airing> airings() {
            Map<Integer, Airing> all = new HashMap<>();
            for (Seen one : seen) {
                Airing known = told.get(one.live());
                Airing visit = new Airing(one.from(), one.to(), -1);
                all.merge(
                        one.live(),
                        known == null ? visit : known,
                        (before, now) -> known == null
                                ? new Airing(Math.min(before.from(), now.from()), Math.max(before.to(), now.to()), -1)
                                : known);
            }
            return all;
        }
    }

    /** The top of a file. */
    private record Table(Path file, Separator between, List<TextRows.Row> first, List<String> names) {
        static Optional<Table> of(Path file) throws IOException {
            Optional<Separator> between = Separator.of(TextRows.firstLines(file, LOOKED_AT));
            if (between.isEmpty()) {
                return Optional.empty();
            }
            List<TextRows.Row> first = TextRows.first(file, between.get(), LOOKED_AT);
            List<String> names =
                    first.getFirst().fields().stream().map(ColumnNames::plain).toList();
            return Optional.of(new Table(file, between.get(), first, names));
        }

        boolean isTwitch() {
            return new FormFinder(file, first).isTwitch();
        }

        boolean has(String wanted) {
            return names.contains(wanted);
        }

        int place(Set<String> wanted) {
            for (int at = 0; at < names.size(); at++) {
                if (wanted.contains(names.get(at))) {
                    return at;
                }
            }
            return -1;
        }

        TimeReading time(String column) throws EventFile.Unreadable {
            int place = names.indexOf(column);
            List<String> values = first.stream()
                    .skip(1)
                    .map(TextRows.Row::fields)
                    .filter(fields -> fields.size() > place)
                    .map(fields -> fields.get(place))
                    .toList();
            return TimeReading.of(values)
                    .orElseThrow(() -> new EventFile.Unreadable(file + ": " + column + " holds no times"));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Instant begin() {
        return begin;
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public int viewers() {
        return viewers;
    }

    @Override
    public int hosts() {
        return hosts;
    }

    @Override
    public List<LiveRooms.Room> rooms() {
        return List.copyOf(rooms);
    }

    @Override
    public List<LiveRooms.Visit> visits() {
        return List.copyOf(visits);
    }
}
