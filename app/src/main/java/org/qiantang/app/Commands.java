package org.qiantang.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.qiantang.engine.guard.GuardCheck;
import org.qiantang.engine.performance.SpeechNormalise;

/** The commands that read a file and print lines, without a database. */
final class Commands {
    private static final String GUARD = """
            guard check FILE.jsonl      judges lines; one JSON object a line on standard output
            """;
    private static final String SPEECH = """
            speech normalise FILE.jsonl reads text as it will be spoken: {"id", "text"} -> {"id", "reading", "pinyin"}
            """;

    private Commands() {}

    /** The exit status. */
    static int run(Options options, PrintStream out, PrintStream err) {
        List<String> words = options.rest();
        String usage = options.command().equals("guard") ? GUARD : SPEECH;
        if (words.contains("--help")) {
            out.print(usage);
            return 0;
        }
        String verb = options.command().equals("guard") ? "check" : "normalise";
        if (words.size() != 2 || !words.getFirst().equals(verb)) {
            err.print(usage);
            return 2;
        }
        Path file = Path.of(words.get(1));
        if (!Files.isReadable(file)) {
            err.println("file: " + file + " (expected: one that can be read)");
            return 2;
        }
        return options.command().equals("guard") ? GuardCheck.run(file, out, err) : SpeechNormalise.run(file, out, err);
    }
}
