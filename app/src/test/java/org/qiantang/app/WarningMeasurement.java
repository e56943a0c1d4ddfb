package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.media.MediaPrograms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long a host's line takes until its warning is in the control room: in the whole program, lines typed by staff and
 * lines that a recogniser tells, at a socket of one of the staff.
 *
 * <p>Not a test by its name. Run with {@code mvn -pl app test -Dtest=WarningMeasurement -Dlines=300} where FFmpeg is on the
 * path; {@code -Dgap} are the milliseconds from one line to the next, {@code -Dviewers} those who chat beside, {@code -Dseed}
 * the draw. A warning is promised within a second; how many came later is printed, since that hangs on the machine and on
 * what else it does. It fails where a warning took so long that something is broken, where a line is not written down, or
 * where a line in which something was found has no warning.
 */
class WarningMeasurement {
    private static final int LINES = Integer.getInteger("lines", 300);
    private static final int GAP_MILLIS = Integer.getInteger("gap", 1_000);
    private static final int VIEWERS = Integer.getInteger("viewers", 10);
    private static final long SEED = Long.getLong("seed", 41);
    /** Said before anything is counted: the second reader is loaded with the first, and much is compiled. */
    private static final int WARMING = 30;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LONGEST_MICROS = 600_000_000;
    /** Within this time a warning is promised; not asserted. */
    private static final long PROMISED_MICROS = 1_000_000;
    /** What took this long is broken on whatever machine. */
    private static final long BROKEN_MICROS = 30_000_000;

    private static final JsonMapper JSON = new JsonMapper();

    private static final String FAMILY = "林陈杨周吴徐孙朱胡郭何罗梁宋郑谢韩唐冯于";
    private static final String GIVEN = "晴宁悦欣然月雨岚蕾芸琳莹洁雯佳怡萱彤颖薇";
    private static final int NAMES = FAMILY.length() * GIVEN.length() * GIVEN.length();

    /** How a line comes; what is typed and what is heard has words of its own, as one sentence in both is one line. */
    private enum Way {
        TYPED(
                List.of("这款龙井喝起来清淡，不苦", "一罐一百克，自己喝或者送人都可以", "冲泡的时候水温不要太高", "喜欢的朋友可以先看一下详情页", "今天风大，大家出门多穿点"),
                List.of("这款茶是全国第一", "这是全国最好的茶", "这款茶全网第一，喝了治百病", "史上最低，错过等一年"),
                List.of(
                        "体检单上那几个往上的小箭头看见没，喝两个月箭头自己躺平了",
                        "好茶不上架，你拿手机点那个绿色的小对话框，搜我直播间名字后头加个88",
                        "你出茶钱，我出仓库，跌了算我的，涨了咱俩分",
                        "贴肚脐上一宿，宫寒十年怀不上的都怀上了")),
        HEARD(
                List.of("杭州发货，四十八小时之内发出", "有问题可以在评论区问我", "包邮的，运费不用另外付", "我给大家看一下茶叶的样子", "收到以后放在阴凉的地方"),
                List.of("喝了还能降血糖", "只剩3件了，马上没了", "隔壁那家全是假货，别去", "我们这个是国家级的极品"),
                List.of(
                        "晚上大鱼大肉，睡前这么一壶下去，早上裤腰自己松一扣",
                        "样品袋里塞了我的小卡片，收到货扫一扫，往后就别给平台交那份过路费了",
                        "我就问你，房子跌了股票跌了，十年的老茶跌过没？没有吧，你自己琢磨",
                        "明前这批不上链接了，太掉价，老茶客直接把地址打我手机上，号码我举一下，转账就行"));

        @SuppressWarnings("ImmutableEnumChecker") // List.of
        private final List<String> lawful;

        @SuppressWarnings("ImmutableEnumChecker") // List.of
        private final List<String> violating;

        @SuppressWarnings("ImmutableEnumChecker") // List.of
        private final List<String> doubtful;

        /** @param doubtful violating lines in which no word gives it away */
        Way(List<String> lawful, List<String> violating, List<String> doubtful) {
            this.lawful = lawful;
            this.violating = violating;
            this.doubtful = doubtful;
        }

        /** Half of what is said is lawful. */
        String draw(SplittableRandom random) {
            List<String> from = switch (random.nextInt(4)) {
                case 0 -> violating;
                case 1 -> doubtful;
                default -> lawful;
            };
            return from.get(random.nextInt(from.size()));
        }
    }

    /** What is told apart. */
    private enum Measure {
        TYPED_RULE("typed by staff → a rule's finding"),
        TYPED_DOUBT("typed by staff → a doubt"),
        HEARD_RULE("told by the recogniser → a rule's finding"),
        HEARD_DOUBT("told by the recogniser → a doubt");

        private final String words;

        Measure(String words) {
            this.words = words;
        }

        static Measure of(Way way, boolean isDoubt) {
            return switch (way) {
                case TYPED -> isDoubt ? TYPED_DOUBT : TYPED_RULE;
                case HEARD -> isDoubt ? HEARD_DOUBT : HEARD_RULE;
            };
        }
    }

    /** A line of the load, and when it was to be said. */
    private record Line(String text, Way way, long dueNanos, boolean isCounted) {}

    /** What came to the control room of a line, and when. */
    private record Warning(String text, boolean isHeard, boolean isDoubt, long nanos) {}

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<String, Line> typed = new ConcurrentHashMap<>();
    private final Map<String, Line> heard = new ConcurrentHashMap<>();
    private final Set<String> answeredWithFindings = ConcurrentHashMap.newKeySet();
    private final Map<String, Warning> warnings = new ConcurrentHashMap<>();
    private final Queue<Throwable> troubles = new ConcurrentLinkedQueue<>();
    private final Map<Measure, Histogram> micros = new EnumMap<>(Measure.class);
    private int said;
    private int late;

    @Test
    void warnings_of_typed_and_of_heard_lines(@TempDir Path data) throws Exception {
        assertThat(MediaPrograms.ffmpeg()).as("ffmpeg on the path").isPresent();
        assertThat(VIEWERS).as("viewers").isPositive();
        assertThat(WARMING + LINES).as("lines in all").isLessThanOrEqualTo(NAMES);
        int written;
        int chatted;
        Map<String, String> never;
        try (var show = new ShowAtWork(data.resolve("house"), VIEWERS, this::arrived)) {
            show.awaitHearing();
            speak(show, WARMING, false);
            speak(show, LINES, true);
            chatted = show.chatted();
            written = awaitWritten(show);
            never = awaitWarnings(show);
        }
        int strays = reckon();
        print(never.size(), chatted);
        Histogram all = allOfThem();
        tell(all, never.size());

        assertThat(troubles).as("typed lines that were not taken").isEmpty();
        assertThat(written).as("lines in the tables").isEqualTo(WARMING + LINES);
        assertThat(never).as("lines without their warning").isEmpty();
        assertThat(strays).as("warnings of lines that nobody said").isZero();
        assertThat(micros).as("findings by rules").containsKeys(Measure.TYPED_RULE, Measure.HEARD_RULE);
        assertThat(all.getMaxValue())
                .as("the longest from a line to its warning, in microseconds")
                .isLessThan(BROKEN_MICROS);
    }

    /** Says lines at their times, whatever becomes of those before; returns when the typed ones are answered. */
    private void speak(ShowAtWork show, int lines, boolean isCounted) {
        long begin = System.nanoTime();
        long gap = TimeUnit.MILLISECONDS.toNanos(GAP_MILLIS);
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < lines; number++) {
                Line line = next(begin + number * gap, isCounted);
                while (System.nanoTime() < line.dueNanos()) {
                    LockSupport.parkNanos(line.dueNanos() - System.nanoTime());
                }
                switch (line.way()) {
                    case TYPED -> hands.execute(() -> type(show, line));
                    case HEARD -> {
                        heard.put(line.text(), line);
                        show.recogniser.say(line.text());
                    }
                }
            }
        }
    }

    /** Addressed to a viewer by name, as hosts do; no two have the same words, so that each knows its warning. */
    private Line next(long dueNanos, boolean isCounted) {
        int number = said++;
        Way way = number % 2 == 0 ? Way.TYPED : Way.HEARD;
        return new Line(nameOf(number) + "，" + way.draw(random), way, dueNanos, isCounted);
    }

    private static String nameOf(int number) {
        int given = number / FAMILY.length();
        char[] name = {
            FAMILY.charAt(number % FAMILY.length()),
            GIVEN.charAt(given % GIVEN.length()),
            GIVEN.charAt(given / GIVEN.length() % GIVEN.length())
        };
        return String.valueOf(name);
    }

    private void type(ShowAtWork show, Line line) {
        try {
            JsonNode answer = show.type(line.text());
            String id = answer.get("lineId").asString();
            typed.put(id, line);
            if (!answer.get("findings").isEmpty()) {
                answeredWithFindings.add(id);
            }
        } catch (Exception | AssertionError trouble) {
            troubles.add(trouble);
        }
    }

    /** A message to the control room. */
    private void arrived(String message) {
        long now = System.nanoTime();
        if (!message.contains("\"t\":\"finding\"")) {
            return;
        }
        JsonNode line = JSON.readTree(message).get("d");
        boolean isDoubt = line.get("findings").valueStream().allMatch(found -> found.hasNonNull("doubtPercent"));
        warnings.putIfAbsent(
                line.get("lineId").asString(),
                new Warning(line.get("text").asString(), line.hasNonNull("takenDown"), isDoubt, now));
    }

    /** How many lines are in the tables once all are, or once it has been waited long enough for them. */
    private static int awaitWritten(ShowAtWork show) throws Exception {
        int written = awaited(() -> show.lines().size(), lines -> lines >= WARMING + LINES);
        show.awaitTables();
        return written;
    }

    /** The lines, by their ids, in which something was found and whose warning has not come in all that time. */
    private Map<String, String> awaitWarnings(ShowAtWork show) throws Exception {
        return awaited(() -> missing(show), Map::isEmpty);
    }

    /** What is seen once it is as it should be, or once it has been waited long enough: what is missing is printed, too. */
    private static <T> T awaited(Callable<T> look, Predicate<T> isSo) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        T seen = look.call();
        while (!isSo.test(seen) && System.nanoTime() < until) {
            Thread.sleep(200);
            seen = look.call();
        }
        return seen;
    }

    private Map<String, String> missing(ShowAtWork show) throws Exception {
        var missing = new HashMap<String, String>(show.findings().stream()
                .collect(Collectors.toMap(
                        line -> line.get("lineId").asString(),
                        line -> line.get("text").asString())));
        answeredWithFindings.forEach(id -> missing.putIfAbsent(id, "answered with findings, and not in their list"));
        missing.keySet().removeAll(warnings.keySet());
        return missing;
    }

    /** Puts each warning of a counted line into its place; the answer is how many belong to no line. */
    private int reckon() {
        int strays = 0;
        for (Map.Entry<String, Warning> entry : warnings.entrySet()) {
            Warning warning = entry.getValue();
            Line line = warning.isHeard() ? heard.get(warning.text()) : typed.get(entry.getKey());
            if (line == null) {
                strays++;
            } else if (line.isCounted()) {
                long took = TimeUnit.NANOSECONDS.toMicros(warning.nanos() - line.dueNanos());
                late += took > PROMISED_MICROS ? 1 : 0;
                micros.computeIfAbsent(Measure.of(line.way(), warning.isDoubt()), _ -> new Histogram(LONGEST_MICROS, 3))
                        .recordValue(Math.clamp(took, 0, LONGEST_MICROS));
            }
        }
        return strays;
    }

    private Histogram allOfThem() {
        var all = new Histogram(LONGEST_MICROS, 3);
        micros.values().forEach(all::add);
        return all;
    }

    /** In the words of the evaluation sets' scores, on one line. */
    private void tell(Histogram all, int never) {
        System.out.printf(
                "SCORE guard, from a line to its warning: %d of %d came after more than a second, %d never; p50 %.1f ms,"
                        + " p99 %.1f ms, longest %.1f ms%n",
                late,
                all.getTotalCount(),
                never,
                all.getValueAtPercentile(50) / 1e3,
                all.getValueAtPercentile(99) / 1e3,
                all.getMaxValue() / 1e3);
    }

    private void print(int never, int chatted) {
        System.out.printf(
                "%d lines of the host, one every %d ms, half of them typed, after %d for warming; %d lines of %d viewers"
                        + " sent in all; %d warnings never came%n%n",
                LINES, GAP_MILLIS, WARMING, chatted, VIEWERS, never);
        System.out.println("| | warnings | p50 | p95 | p99 | longest |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (Measure measure : Measure.values()) {
            Histogram took = micros.get(measure);
            if (took == null) {
                System.out.printf("| %s | 0 | – | – | – | – |%n", measure.words);
            } else {
                System.out.printf(
                        "| %s | %d | %.1f ms | %.1f ms | %.1f ms | %.1f ms |%n",
                        measure.words,
                        took.getTotalCount(),
                        took.getValueAtPercentile(50) / 1e3,
                        took.getValueAtPercentile(95) / 1e3,
                        took.getValueAtPercentile(99) / 1e3,
                        took.getMaxValue() / 1e3);
            }
        }
    }
}
