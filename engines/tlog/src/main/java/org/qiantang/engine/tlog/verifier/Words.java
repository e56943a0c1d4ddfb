package org.qiantang.engine.tlog.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.qiantang.engine.tlog.pack.Finding;
import org.qiantang.engine.tlog.pack.Reason;
import org.qiantang.engine.tlog.pack.Session;
import org.qiantang.engine.tlog.wire.OneLine;

/**
 * Findings in words. Those for the reasons lie in two files, a line each; {@code {0}}, {@code {1}} and so on stand for their
 * facts.
 */
final class Words {
    private static final Properties ZH = read("words.zh.properties");
    private static final Properties EN = read("words.en.properties");

    private Words() {}

    static String zh(Finding finding) {
        return filled(zh(finding.reason()), finding.facts());
    }

    static String en(Finding finding) {
        return filled(en(finding.reason()), finding.facts());
    }

    private static String filled(String words, List<String> facts) {
        String filled = words;
        for (int i = 0; i < facts.size(); i++) {
            filled = filled.replace("{" + i + "}", facts.get(i));
        }
        // What comes from a pack must not make lines, or anything else that a terminal obeys.
        return OneLine.of(filled);
    }

    static String name(Session session) {
        return OneLine.of(session.room() + " " + session.name());
    }

    static String zh(Session session) {
        var words = new StringBuilder(
                "序号 " + session.first() + "–" + session.last() + "，" + session.from() + " 至 " + session.until() + "，");
        if (session.isComplete()) {
            return words.append("完整").toString();
        }
        words.append(session.beginsOpen() ? "此前另有记录" : "自第 1 条起");
        return words.append(session.endsOpen() ? "，未见末条" : "，至末条").toString();
    }

    static String en(Session session) {
        var words = new StringBuilder("seq " + session.first() + "-" + session.last() + ", " + session.from() + " to "
                + session.until() + ", ");
        if (session.isComplete()) {
            return words.append("complete").toString();
        }
        words.append(session.beginsOpen() ? "begins open" : "from its first record");
        return words.append(session.endsOpen() ? ", ends open" : ", to its last record")
                .toString();
    }

    static String zh(Reason reason) {
        return words(ZH, reason);
    }

    static String en(Reason reason) {
        return words(EN, reason);
    }

    private static String words(Properties language, Reason reason) {
        String words = language.getProperty(reason.name());
        if (words == null) {
            throw new IllegalStateException("words: none for " + reason + " (expected: a line for each reason)");
        }
        return words;
    }

    private static Properties read(String name) {
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource: " + name + " (expected: beside this class)");
            }
            var words = new Properties();
            words.load(new InputStreamReader(in, UTF_8));
            return words;
        } catch (IOException trouble) {
            throw new UncheckedIOException("not read: resource=" + name, trouble);
        }
    }
}
