package org.qiantang.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.qiantang.app.answer.AnswerCheck;
import org.qiantang.engine.guard.GuardCheck;
import org.qiantang.engine.guard.GuardShow;
import org.qiantang.engine.guard.TrainingSheet;
import org.qiantang.engine.performance.SpeechNormalise;
import org.qiantang.engine.recommend.bench.RecommendBench;

/** The commands that read files and print lines, without a database. */
final class Commands {
    private static final String GUARD = """
            guard check FILE.jsonl
              judges lines: {"id", "text", "channel", "speaker", "product_category", "facts", "date"}; id and text must be there
              -> {"id", "verdict", "categories", "findings", "unknown_facts", "unreadable_facts"}
              where lines are labelled ("violates": true or false) scores follow on standard error
            guard show FILE.jsonl
              judges whole stretches of shows: {"id", "product", "lines": [{"t", "speaker", "channel", "text"}]}
              -> {"id", "findings": [{"lines", "category", "rule", "verdict", "article", "severity", "action", "rewrite", "corrected_at"}],
                  "unknown_facts", "unreadable_facts"}
            guard sheet FOLDER
              writes a corpus as the second reader is trained on it (engines/guard/training/README.md)
            """;
    private static final String SPEECH = """
            speech normalise FILE.jsonl [--dictionary WORDS.tsv]
              reads text as it will be spoken: {"id", "text"} -> {"id", "reading", "pinyin"}
              WORDS.tsv: a line for each word of your own, word TAB reading TAB pinyin; reading or pinyin may be - (none)
            """;
    private static final String RECOMMEND = """
            recommend bench --data DIR|FILE [--protocol P1,P2,...] [--json FILE] [--seed N] [--spark]
              measures the recommender's models; settings are picked on validation parts only
              P1 P2 P3  MovieLens-1M: folders ml1m-ncf, ml1m-5fold, ml1m-loo      P4  amazon-beauty-sasrec
              P5        sessions: rsc15-100k, diginetica                          SERVE  answers a second, made-up shop
              LIVE      policies for live rooms on made-up, labelled data, and on files of KuaiLive's or Twitch's form
              --spark   fetches Spark MLlib and fits its ALS beside ours but in P5; needs a JDK 17 or 21
              OTHER     each file in DIR: user item time, sessions, or a line of items for each person; .gz and .zip too;
                        how a file was understood is told, and what would have to be guessed is refused
            """;
    private static final String ANSWER = """
            answer check --catalog FILE.json --questions FILE.jsonl
              answers questions from a catalogue in the import format: {"id", "pinned", "history", "viewer_text"}
              -> {"id", "action", "product", "text", "facts", "ms"}
            """;

    private Commands() {}

    /** The exit status. */
    static int run(Options options, PrintStream out, PrintStream err) {
        String usage = switch (options.command()) {
            case "guard" -> GUARD;
            case "speech" -> SPEECH;
            case "recommend" -> RECOMMEND;
            default -> ANSWER;
        };
        if (options.rest().contains("--help")) {
            out.print(usage);
            return 0;
        }
        if (options.command().equals("recommend")) {
            return recommend(options, out, err);
        }
        Map<String, Path> files = new HashMap<>();
        String verb = files(options.rest(), files);
        for (Path file : files.values()) {
            boolean isFitting = verb.equals("sheet") == Files.isDirectory(file);
            if (!isFitting || !Files.isReadable(file)) {
                err.println("文件 file: " + file + " (应为能读取的文件 expected: one that can be read)");
                return 2;
            }
        }
        if (options.rest().size() > 1 + places(files)) {
            err.println("参数 words: " + String.join(" ", options.rest()) + " (应为一个文件 expected: one file)");
            return 2;
        }
        Path only = files.get("");
        Path catalog = files.get("--catalog");
        Path questions = files.get("--questions");
        if (options.command().equals("guard") && verb.equals("check") && only != null) {
            return GuardCheck.run(only, out, err);
        }
        if (options.command().equals("guard") && verb.equals("show") && only != null) {
            return GuardShow.run(only, out, err);
        }
        if (options.command().equals("guard") && verb.equals("sheet") && only != null) {
            return TrainingSheet.run(only, out, err);
        }
        if (options.command().equals("speech") && verb.equals("normalise") && only != null) {
            Path dictionary = files.get("--dictionary");
            return dictionary == null
                    ? SpeechNormalise.run(only, out, err)
                    : SpeechNormalise.run(only, dictionary, out, err);
        }
        if (options.command().equals("answer") && verb.equals("check") && catalog != null && questions != null) {
            return AnswerCheck.run(catalog, questions, out, err);
        }
        err.print(usage);
        return 2;
    }

    private static int recommend(Options options, PrintStream out, PrintStream err) {
        Map<String, Path> words = new HashMap<>();
        String verb = files(options.rest(), words);
        String protocols = words.getOrDefault("--protocol", Path.of("")).toString();
        String seed = words.getOrDefault("--seed", Path.of("7")).toString();
        if (!verb.equals("bench") || words.containsKey("") || !seed.matches("[0-9]{1,18}")) {
            err.print(RECOMMEND);
            return 2;
        }
        List<String> wanted = protocols.isEmpty() ? List.of() : List.of(protocols.split(",", -1));
        return RecommendBench.run(
                new RecommendBench.Request(options.data(), wanted, words.get("--json"), Long.parseLong(seed)),
                out,
                err);
    }

    /** How many words the files and their options are. */
    private static int places(Map<String, Path> files) {
        return files.keySet().stream()
                .mapToInt(option -> option.isEmpty() ? 1 : 2)
                .sum();
    }

    /** The verb, while the files are put under their options, the one without an option under "". */
    private static String files(List<String> words, Map<String, Path> files) {
        Iterator<String> left = new ArrayList<>(words).iterator();
        String verb = left.hasNext() ? left.next() : "";
        while (left.hasNext()) {
            String word = left.next();
            if (word.startsWith("--") && left.hasNext()) {
                files.put(word, Path.of(left.next()));
            } else {
                files.put("", Path.of(word));
            }
        }
        return verb;
    }
}
