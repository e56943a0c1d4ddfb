package org.qiantang.app.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.event.CorrectedLine;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FactThen;
import org.qiantang.event.HeldAgainst;
import org.qiantang.event.SaidEarlier;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.TakenDown;

/** The bytes that leaves name, made from the journal: the same today as when the leaf was written. */
final class Contents {
    private static final int PAGE = 1_000;

    private final Journal journal;
    private final EventCodec codec;
    private final Supplier<String> ruleBase;

    Contents(Journal journal, EventCodec codec, Supplier<String> ruleBase) {
        this.journal = journal;
        this.codec = codec;
        this.ruleBase = ruleBase;
    }

    /**
     * A line as transcript and verdict tell it, both canonical JSON.
     *
     * @param kind what its transcript is, after how it was taken down
     * @param engine what heard or read it, with its version; null where no engine of ours did
     * @param words who said what, when, and how that was taken down
     * @param bare the same without how: the words of leaves that are older than that
     * @param verdict what the guard made of it
     * @param rules the edition of the rules that judged; of an older line, which does not say, the one that judges now
     */
    record Spoken(
            long lineId, Kind kind, @Nullable String engine, byte[] words, byte[] bare, byte[] verdict, String rules) {}

    /** Entries under a line each with their place; the bytes of an entry are those that the journal holds. */
    static byte[] journal(List<Recorded> entries) {
        var bytes = new ByteArrayOutputStream();
        for (Recorded entry : entries) {
            String head = "%d %s %s %d %s\n"
                    .formatted(entry.position(), entry.stream(), entry.type(), entry.version(), entry.at());
            bytes.writeBytes(head.getBytes(UTF_8));
            bytes.writeBytes(entry.body());
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    /** What a leaf names; null where it lies as a file on disk, or the journal does not hold it any more. */
    byte @Nullable [] of(Whence whence) {
        return switch (whence.form()) {
            case JOURNAL -> journal(entries(whence));
            case EVENT -> one(whence).map(Recorded::body).orElse(null);
            case LINE -> line(whence).map(Spoken::bare).orElse(null);
            case TAKEN_LINE -> line(whence).map(Spoken::words).orElse(null);
            case VERDICT -> line(whence).map(Spoken::verdict).orElse(null);
            case PIECE -> null;
        };
    }

    /** A line at its place; empty where another stands there by now, as after a backup was played in, or nothing. */
    Optional<Spoken> line(int shard, long position, long id) {
        return one(shard, position)
                .filter(entry -> entry.type().equals(Scribe.SPOKEN))
                .map(this::spoken)
                .filter(spoken -> spoken.lineId() == id);
    }

    private Optional<Spoken> line(Whence whence) {
        Long id = whence.number(Whence.LINE);
        return id == null ? Optional.empty() : line(whence.shard(), whence.from(), id);
    }

    Spoken spoken(Recorded entry) {
        if (codec.read(entry.type(), entry.version(), entry.body()) instanceof HostSpoke line) {
            String rules = line.judgedBy();
            TakenDown how = line.takenDown();
            return new Spoken(
                    line.lineId(),
                    kind(how),
                    how == null ? null : whole(how.engine() + " " + how.version()),
                    words(line),
                    new Json.Obj(bare(line)).bytes(),
                    verdict(line),
                    rules == null ? ruleBase.get() : rules);
        }
        throw new IllegalArgumentException("entry: " + entry.type() + " (expected: a line of the host)");
    }

    private List<Recorded> entries(Whence whence) {
        String stream = whence.more().get(Whence.STREAM);
        var entries = new ArrayList<Recorded>();
        for (long after = whence.from() - 1; after < whence.to(); ) {
            List<Recorded> page = stream == null
                    ? journal.read(whence.shard(), after, PAGE)
                    : journal.readStream(whence.shard(), stream, after, PAGE);
            page.stream().filter(entry -> entry.position() <= whence.to()).forEach(entries::add);
            if (page.isEmpty()) {
                break;
            }
            after = page.getLast().position();
        }
        return entries;
    }

    private Optional<Recorded> one(Whence whence) {
        return one(whence.shard(), whence.from());
    }

    private Optional<Recorded> one(int shard, long position) {
        return journal.read(shard, position - 1, 1).stream()
                .filter(entry -> entry.position() == position)
                .findFirst();
    }

    private static Kind kind(@Nullable TakenDown how) {
        if (how == null) {
            return Kind.ASR;
        }
        return switch (how.means()) {
            case HEARD -> Kind.ASR;
            case SEEN -> Kind.OCR;
        };
    }

    private static byte[] words(HostSpoke line) {
        SortedMap<String, Json> members = bare(line);
        members.put("taken_down", takenDown(line));
        return new Json.Obj(members).bytes();
    }

    private static Json takenDown(HostSpoke line) {
        var members = new TreeMap<String, Json>();
        TakenDown how = line.takenDown();
        if (how == null) {
            members.put("means", Json.of(withoutEngine(line.speaker())));
            return new Json.Obj(members);
        }
        members.put("means", Json.of(how.means().name().toLowerCase(Locale.ROOT)));
        members.put("engine", plain(how.engine()));
        members.put("version", plain(how.version()));
        members.put("from", Json.of(how.from().toString()));
        members.put("to", Json.of(how.to().toString()));
        Integer confidence = how.confidence();
        if (confidence != null) {
            members.put("confidence_percent", Json.of(confidence));
        }
        return new Json.Obj(members);
    }

    /** Of what the studio sends as text nobody knows whether somebody typed it or the browser's own recogniser heard it. */
    private static String withoutEngine(HostKind speaker) {
        return switch (speaker) {
            case HUMAN -> "entered";
            case DIGITAL -> "performed";
        };
    }

    private static SortedMap<String, Json> bare(HostSpoke line) {
        var members = new TreeMap<String, Json>();
        members.put("line", Json.of(Long.toString(line.lineId())));
        members.put("at", Json.of(line.at().toString()));
        members.put("speaker", Json.of(line.speaker().name()));
        members.put("text", plain(line.text()));
        Long item = line.itemId();
        if (item != null) {
            members.put("item", Json.of(Long.toString(item)));
        }
        Long corrected = line.correctedLineId();
        if (corrected != null) {
            members.put("corrects", Json.of(Long.toString(corrected)));
        }
        List<CorrectedLine> alike = line.alsoCorrected();
        if (alike != null) {
            members.put(
                    "corrects_also",
                    new Json.Arr(alike.stream()
                            .map(one -> Json.of(Long.toString(one.lineId())))
                            .toList()));
        }
        return members;
    }

    private static byte[] verdict(HostSpoke line) {
        var members = new TreeMap<String, Json>();
        members.put("line", Json.of(Long.toString(line.lineId())));
        members.put("verdict", Json.of(line.verdict()));
        members.put(
                "findings",
                new Json.Arr(line.findings().stream().map(Contents::finding).toList()));
        return new Json.Obj(members).bytes();
    }

    private static Json finding(FoundInLine found) {
        var members = new TreeMap<String, Json>();
        members.put("rule", Json.of(found.rule()));
        members.put("category", Json.of(found.category()));
        members.put("article", Json.of(found.article()));
        members.put("from", Json.of(found.from()));
        members.put("to", Json.of(found.to()));
        members.put("severity", Json.of(found.severity()));
        members.put("action", Json.of(found.action()));
        members.put("message", plain(found.message()));
        Integer doubt = found.doubtPercent();
        if (doubt != null) {
            members.put("doubt_percent", Json.of(doubt));
        }
        List<SaidEarlier> earlier = found.earlier();
        if (earlier != null) {
            members.put(
                    "earlier",
                    new Json.Arr(earlier.stream().map(Contents::earlier).toList()));
        }
        // What an older line does not say stays out, so that its leaf is made of the same bytes as on its day.
        HeldAgainst against = found.against();
        if (against != null) {
            members.put("against", against(against));
        }
        return new Json.Obj(members);
    }

    private static Json against(HeldAgainst against) {
        var members = new TreeMap<String, Json>();
        members.put(
                "used", new Json.Arr(against.used().stream().map(Contents::fact).toList()));
        members.put(
                "missing",
                new Json.Arr(against.missing().stream().map(Contents::plain).toList()));
        String exemption = against.exemption();
        if (exemption != null) {
            members.put("exemption", plain(exemption));
        }
        return new Json.Obj(members);
    }

    private static Json fact(FactThen fact) {
        var members = new TreeMap<String, Json>();
        members.put("name", plain(fact.name()));
        String value = fact.value();
        if (value != null) {
            members.put("value", plain(value));
        }
        return new Json.Obj(members);
    }

    private static Json earlier(SaidEarlier part) {
        var members = new TreeMap<String, Json>();
        members.put("line", Json.of(Long.toString(part.lineId())));
        members.put("from", Json.of(part.from()));
        members.put("to", Json.of(part.to()));
        members.put("words", plain(part.words()));
        return new Json.Obj(members);
    }

    private static Json plain(String text) {
        return Json.of(whole(text));
    }

    /** Half a character, which JSON cannot hold, becomes a question mark. */
    private static String whole(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
