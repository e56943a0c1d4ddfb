package org.qiantang.engine.recommend.bench;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.engine.recommend.model.Histories;

/**
 * Spark MLlib's implicit ALS, run as a program of its own on the older Java that it needs.
 *
 * <p>The launcher brings it ({@code ./qiantang recommend bench --spark}) and says where it lies by three properties; where they
 * are absent, it is not run.
 *
 * @param java of a JDK 17 or 21: Spark 4.0 does not start on later ones
 * @param jars the folder of its libraries
 * @param driver the source of the program that fits
 */
record SparkAls(Path java, Path jars, Path driver) {
    private static final long LONGEST_MINUTES = 60;
    private static final String FIT = "fit ";
    private static final Pattern CAUSE = Pattern.compile("(?:Error|Exception)\\b");
    private static final int MOST_CAUSES = 5;
    private static final int LAST_LINES = 20;

    // What Spark's own start scripts open to it (JavaModuleOptions of Spark 4.0).
    private static final List<String> OPENED = List.of(
            "java.base/java.lang=ALL-UNNAMED",
            "java.base/java.lang.invoke=ALL-UNNAMED",
            "java.base/java.lang.reflect=ALL-UNNAMED",
            "java.base/java.io=ALL-UNNAMED",
            "java.base/java.net=ALL-UNNAMED",
            "java.base/java.nio=ALL-UNNAMED",
            "java.base/java.util=ALL-UNNAMED",
            "java.base/java.util.concurrent=ALL-UNNAMED",
            "java.base/java.util.concurrent.atomic=ALL-UNNAMED",
            "java.base/jdk.internal.ref=ALL-UNNAMED",
            "java.base/sun.nio.ch=ALL-UNNAMED",
            "java.base/sun.nio.cs=ALL-UNNAMED",
            "java.base/sun.security.action=ALL-UNNAMED",
            "java.base/sun.util.calendar=ALL-UNNAMED");

    /** @param ridge times how often somebody took something, as Spark has it; {@code alpha} the weight of one taking */
    record Settings(int rank, double ridge, double alpha, int rounds) {}

    /** What is tried on a validation part. */
    static final List<Settings> TRIED = List.of(
            new Settings(32, 0.01, 1, 15),
            new Settings(32, 0.1, 1, 15),
            new Settings(32, 0.1, 10, 15),
            new Settings(32, 0.1, 40, 15));

    /** The vectors of a fit; of people and items without a taking there are none. */
    record Fitted(Settings settings, Map<Integer, float[]> people, Map<Integer, float[]> items, double seconds) {
        float[] scores(int person, int all) {
            float[] scores = new float[all];
            float[] own = people.get(person);
            if (own != null) {
                items.forEach((item, vector) -> scores[item] = product(own, vector));
            }
            return scores;
        }

        private static float product(float[] a, float[] b) {
            double sum = 0;
            for (int j = 0; j < a.length; j++) {
                sum += (double) a[j] * b[j];
            }
            return (float) sum;
        }
    }

    /** Empty where the launcher has not brought it. */
    static Optional<SparkAls> brought() {
        String java = System.getProperty("qiantang.spark.java", "");
        String jars = System.getProperty("qiantang.spark.jars", "");
        String driver = System.getProperty("qiantang.spark.driver", "");
        return java.isEmpty() || jars.isEmpty() || driver.isEmpty()
                ? Optional.empty()
                : Optional.of(new SparkAls(Path.of(java), Path.of(jars), Path.of(driver)));
    }

    Fitted fit(Histories train, Settings settings, long seed) {
        try {
            Path folder = Files.createTempDirectory("spark-als");
            Path taken = folder.resolve("taken.tsv");
            Path factors = folder.resolve("factors");
            Path words = folder.resolve("words.log");
            try {
                write(train, taken);
                double seconds = run(taken, factors, words, settings, seed);
                return read(factors, settings, seconds);
            } finally {
                remove(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a trace is of, which may stand a thousand lines before its end; and the end. */
    private static String why(List<String> said) {
        Stream<String> causes =
                said.stream().filter(line -> CAUSE.matcher(line).find()).limit(MOST_CAUSES);
        Stream<String> end = said.subList(Math.max(0, said.size() - LAST_LINES), said.size()).stream();
        return Stream.concat(causes, end).distinct().collect(Collectors.joining("\n"));
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }

    private double run(Path taken, Path factors, Path words, Settings settings, long seed) throws IOException {
        var command = new ArrayList<String>(List.of(java.toString(), "-Xmx3g", "-Xss16m"));
        OPENED.forEach(one -> command.addAll(List.of("--add-opens", one)));
        command.addAll(List.of("-cp", jars.resolve("*").toString(), driver.toString()));
        command.addAll(List.of(
                taken.toString(),
                factors.toString(),
                Integer.toString(settings.rank()),
                Double.toString(settings.ridge()),
                Double.toString(settings.alpha()),
                Integer.toString(settings.rounds()),
                Long.toString(seed),
                factors.resolveSibling("checkpoints").toString()));
        Process spark = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        try {
            if (!spark.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("Spark did not end within " + LONGEST_MINUTES + " minutes");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Spark ran", interrupted);
        } finally {
            spark.destroyForcibly();
        }
        List<String> said = Files.readAllLines(words);
        return said.stream()
                .filter(line -> line.startsWith(FIT))
                .map(line -> Double.parseDouble(line.substring(FIT.length())))
                .findFirst()
                .orElseThrow(() -> new IOException("Spark fitted nothing:\n" + why(said)));
    }

    private static void write(Histories train, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int person = 0; person < train.people(); person++) {
                var times = new HashMap<Integer, Integer>();
                for (int item : train.sequences()[person]) {
                    times.merge(item, 1, Integer::sum);
                }
                for (Map.Entry<Integer, Integer> one : times.entrySet()) {
                    out.write(person + "\t" + one.getKey() + "\t" + one.getValue() + "\n");
                }
            }
        }
    }

    private static Fitted read(Path factors, Settings settings, double seconds) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(factors)))) {
            return new Fitted(settings, vectors(in, settings.rank()), vectors(in, settings.rank()), seconds);
        }
    }

    private static Map<Integer, float[]> vectors(DataInputStream in, int rank) throws IOException {
        int rows = in.readInt();
        var vectors = new HashMap<Integer, float[]>(2 * rows);
        for (int row = 0; row < rows; row++) {
            int number = in.readInt();
            float[] vector = new float[rank];
            for (int j = 0; j < rank; j++) {
                vector[j] = in.readFloat();
            }
            vectors.put(number, vector);
        }
        return vectors;
    }
}
