package org.qiantang.engine.tlog.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.pack.Finding;
import org.qiantang.engine.tlog.pack.PackVerifier;
import org.qiantang.engine.tlog.pack.Reason;
import org.qiantang.engine.tlog.pack.Session;
import org.qiantang.engine.tlog.pack.Trust;
import org.qiantang.engine.tlog.stamp.StampTrust;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.wire.OneLine;
import org.qiantang.engine.tlog.witness.Policy;

/**
 * {@code java -jar verifier.jar pack.zip}: a line for each file and each session. The status is 0 if all pass by the keys that were named, 1 if one
 * does not, 2 if nothing was checked, and 3 if all pass and nobody said by whose keys.
 */
public final class VerifierProgram {
    private static final String POLICY = "--policy";
    private static final String ANCHORS = "--anchors";
    private static final String USAGE = """
            用法 / usage: java -jar verifier.jar PACK.zip [--policy POLICY.txt --anchors TSA.pem]
              --policy   所信任的日志与见证人（C2SP tlog-policy 格式）/ logs and witnesses that you trust
              --anchors  所信任的时间戳机构根证书（PEM）/ roots of time-stamp authorities that you trust
            """;

    private final PrintStream out;

    VerifierProgram(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new VerifierProgram(new PrintStream(System.out, true, charset())).run(List.of(args)));
    }

    /** The terminal's own, where it has the characters of Chinese. */
    private static Charset charset() {
        String named = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        Charset terminal = Charset.isSupported(named) ? Charset.forName(named) : UTF_8;
        return terminal.canEncode() && terminal.newEncoder().canEncode("通过") ? terminal : UTF_8;
    }

    int run(List<String> args) {
        Map<String, Path> options = options(args);
        if (options.isEmpty()) {
            out.print(USAGE);
            return 2;
        }
        try {
            Path pack = options.getOrDefault("", Path.of(""));
            PackVerifier.Report report = PackVerifier.verify(pack, trust(options));
            print(report);
            return report.isPassed() ? (report.ownTrust() ? 3 : 0) : 1;
        } catch (IOException | Malformed trouble) {
            out.println("无法读取 / cannot be read: " + OneLine.of(String.valueOf(trouble.getMessage())));
            return 2;
        }
    }

    /** The pack under the empty name, and files by their options; nothing where that cannot be made out. */
    private static Map<String, Path> options(List<String> args) {
        var options = new HashMap<String, Path>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            boolean isOption = arg.equals(POLICY) || arg.equals(ANCHORS);
            if ((isOption && i + 1 == args.size()) || (!isOption && arg.startsWith("-"))) {
                return Map.of();
            }
            Path before = isOption ? options.put(arg, Path.of(args.get(++i))) : options.put("", Path.of(arg));
            if (before != null) {
                return Map.of();
            }
        }
        // Half of one's own trust and half of the pack's would be neither.
        boolean isWhole = options.containsKey("") && options.containsKey(POLICY) == options.containsKey(ANCHORS);
        return isWhole ? options : Map.of();
    }

    private static @Nullable Trust trust(Map<String, Path> options) throws IOException {
        Path policy = options.get(POLICY);
        Path anchors = options.get(ANCHORS);
        return policy == null || anchors == null
                ? null
                : new Trust(Policy.parse(Files.readString(policy)), StampTrust.parse(Files.readString(anchors)));
    }

    private void print(PackVerifier.Report report) {
        Trust trust = report.trust();
        if (trust != null) {
            printTrust(trust, report.ownTrust());
        }
        for (Finding finding : report.findings()) {
            Reason reason = finding.reason();
            String zh = reason.isPassing() ? "通过" : reason.isFault() ? "不通过" : "不计";
            String en = reason.isPassing() ? "PASS: " : reason.isFault() ? "FAIL: " : "NOTE: ";
            out.println(zh + "\t" + plain(finding.path()) + "\t" + Words.zh(finding) + "\t" + en + Words.en(finding));
        }
        for (Session session : report.sessions()) {
            out.println("场次\t" + Words.name(session) + "\t" + Words.zh(session) + "\tSESSION: " + Words.en(session));
        }
        out.println(conclusion(report));
    }

    private static String conclusion(PackVerifier.Report report) {
        long failed = report.findings().stream()
                .filter(finding -> finding.reason().isFault())
                .count();
        var zh = new StringBuilder("结论：");
        var en = new StringBuilder(" / result: ");
        if (failed > 0) {
            zh.append(failed).append(" 项不通过");
            en.append(failed).append(" failed");
        } else if (report.ownTrust()) {
            zh.append("仅内部一致，未核对来源");
            en.append("consistent in itself, source not checked");
        } else {
            zh.append("全部通过");
            en.append("all passed");
        }
        if (report.notGiven() > 0) {
            zh.append("；另有 ").append(report.notGiven()).append(" 个文件未提供");
            en.append("; files not given: ").append(report.notGiven());
        }
        Trust trust = report.trust();
        if (trust != null) {
            int needed = trust.policy().needed();
            int witnesses = trust.policy().witnesses().size();
            zh.append("；须 ").append(witnesses).append(" 位见证人中 ").append(needed).append(" 位联署；非本地时间戳 ");
            zh.append(report.stampsByOthers()).append(" 个");
            en.append("; witnesses required: ").append(needed).append(" of ").append(witnesses);
            en.append("; non-local time-stamps: ").append(report.stampsByOthers());
        }
        return zh.append(en).toString();
    }

    private void printTrust(Trust trust, boolean ownTrust) {
        out.println(
                ownTrust
                        ? "信任依据：证据包自带，任何人都能自造；请与公开渠道公布的密钥逐一核对，或用 --policy 与 --anchors 指定"
                                + " / trust: brought along by the pack, which anybody can make up; compare these keys with"
                                + " published ones, or name your own with --policy and --anchors"
                        : "信任依据：由核验人指定 / trust: named by whoever checks");
        if (!trust.policy().catchesForks()) {
            out.println(
                    "警告：所要求的联署不过半数，日志分叉（给不同的人看不同的内容）可能不被发现"
                            + " / warning: no more than half of the witnesses are required, so that a fork of the log may go unnoticed");
        }
        // Logs, witnesses, and how many of them.
        trust.policy().toString().lines().forEach(line -> out.println("  " + OneLine.of(line)));
        for (Hash fingerprint : trust.stamps().fingerprints()) {
            out.println("  时间戳根证书 SHA-256 / time-stamp root: " + fingerprint.hex());
        }
    }

    private static String plain(String path) {
        return path.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
