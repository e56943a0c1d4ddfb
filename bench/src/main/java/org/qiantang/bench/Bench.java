package org.qiantang.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.bench.crash.Crash;
import org.qiantang.bench.fanout.FanOut;
import org.qiantang.bench.fanout.Hostile;
import org.qiantang.bench.figures.Figures;
import org.qiantang.bench.guard.GuardLines;
import org.qiantang.bench.hotsku.HotSku;
import org.qiantang.bench.rooms.ManyRooms;
import org.qiantang.bench.start.Start;

/** The command line: {@code bench NAME}. */
public final class Bench {
    static final List<Measurement> ALL = List.of(
            new Crash(),
            new HotSku(),
            new FanOut(),
            new Hostile(),
            new ManyRooms(),
            new Figures(),
            new Start(),
            new GuardLines());

    private static final int ROUNDS = 5;
    private static final int SEEDS = 200;
    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private Bench() {}

    public static void main(String[] words) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(List.of(words), out, err);
        System.exit(status);
    }

    private static int run(List<String> words, PrintStream out, PrintStream err) throws IOException {
        Call call;
        try {
            call = Call.read(words);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return MISUNDERSTOOD;
        }
        Path folder =
                call.home().resolve("build/bench").resolve(call.measurement().name());
        Path work = Files.createTempDirectory("qiantang-bench-");
        var report = new Report(err);
        var plan = new Plan(
                call.smoke(),
                call.rounds(),
                call.home(),
                work,
                call.only(),
                call.side(),
                call.seeds(),
                call.firstSeed());
        try {
            call.measurement().measure(plan, report);
            if (report.isEmpty()) {
                err.println("nothing was measured: --only \"" + call.only() + "\" --side \"" + call.side()
                        + "\" (expected: words of a setting and of a side that there are)");
                return MISUNDERSTOOD;
            }
        } catch (Exception trouble) {
            err.println(call.measurement().name() + " could not be measured: " + trouble.getMessage());
            trouble.printStackTrace(err);
            return FAILED;
        } finally {
            Trash.remove(work);
        }
        Written.write(call, report, folder);
        out.print(report.asMarkdown(call.measurement().title()));
        err.println("    the same, with a picture: " + call.home().relativize(folder));
        return report.isTrue() ? 0 : FAILED;
    }

    /** What was asked for. */
    record Call(
            Measurement measurement,
            boolean smoke,
            int rounds,
            Path home,
            Optional<Path> json,
            String only,
            String side,
            int seeds,
            long firstSeed) {
        static Call read(List<String> words) {
            Deque<String> left = new ArrayDeque<>(words);
            Measurement measurement = named(left.isEmpty() ? "nothing" : left.remove());
            boolean smoke = false;
            Optional<Path> json = Optional.empty();
            Map<Option, String> given = new EnumMap<>(Option.class);
            while (!left.isEmpty()) {
                String word = left.remove();
                switch (word) {
                    case "--smoke" -> smoke = true;
                    case "--json" -> json = Optional.of(Path.of(value(word, left.poll())));
                    default -> given.put(option(word, measurement), value(word, left.poll()));
                }
            }
            heeded(measurement, smoke, given);
            Path home = Path.of(System.getProperty("qiantang.home", ".")).toAbsolutePath();
            return new Call(
                    measurement,
                    smoke,
                    (int) number(given, Option.ROUNDS, 99, smoke ? 1 : ROUNDS),
                    home,
                    json,
                    given.getOrDefault(Option.ONLY, ""),
                    given.getOrDefault(Option.SIDE, ""),
                    (int) number(given, Option.SEEDS, 1_000_000, SEEDS),
                    number(given, Option.FIRST_SEED, Long.MAX_VALUE, 1));
        }

        private static Option option(String word, Measurement measurement) {
            return Option.of(word)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "bench: " + word + " (expected: " + options(measurement) + ")"));
        }

        /** What would be ignored is refused, or somebody would take the figures for what they are not. */
        private static void heeded(Measurement measurement, boolean smoke, Map<Option, String> given) {
            given.forEach((option, value) -> {
                if (!measurement.heeds().contains(option)) {
                    throw new IllegalArgumentException(option.word() + ": " + value + " (expected: not with "
                            + measurement.name() + ", which heeds " + options(measurement) + ")");
                }
                if (smoke && option == Option.SEEDS) {
                    throw new IllegalArgumentException(
                            option.word() + ": " + value + " (expected: not with --smoke, which has seeds of its own)");
                }
            });
        }

        private static String options(Measurement measurement) {
            return "--smoke, --json FILE"
                    + measurement.heeds().stream()
                            .sorted()
                            .map(option -> ", " + option.written())
                            .collect(Collectors.joining());
        }

        private static Measurement named(String name) {
            return ALL.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("bench: " + name + " (expected: "
                            + ALL.stream().map(Measurement::name).collect(Collectors.joining(", ")) + ")"));
        }

        private static String value(String option, @Nullable String word) {
            if (word == null) {
                throw new IllegalArgumentException(option + ": nothing (expected: a value)");
            }
            return word;
        }

        private static long number(Map<Option, String> given, Option option, long most, long usual) {
            String word = given.get(option);
            if (word == null) {
                return usual;
            }
            try {
                long number = Long.parseLong(word);
                if (number >= 1 && number <= most) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // told below
            }
            throw new IllegalArgumentException(option.word() + ": " + word + " (expected: 1.." + most + ")");
        }
    }
}
