package org.qiantang.app.manual;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.manual.Pairs.Pair;

/**
 * Finds what a manual states under labels: {@code 净含量：500 克}, a table's two columns, a label over its text.
 *
 * <p>What is said in running sentences is not taken: advertising says much that no fact sheet should hold.
 */
final class FactFinder {
    static final int MOST = 120;

    private static final int LONGEST_VALUE = 500;
    private static final int MOST_LINES_BELOW = 6;

    /** What nobody ends a line with that is meant to end there. */
    private static final Pattern UNFINISHED = Pattern.compile(".*(?:[、，,(（+&/:：-]|[和及与或])$|.*[(（][^)）]*$");

    private static final Pattern ENDED = Pattern.compile(".*[。！？!?;；]$");

    private final Labels labels;
    private final Pairs pairs;
    private final Values values;

    FactFinder(Labels labels) {
        this.labels = labels;
        this.pairs = new Pairs(labels);
        this.values = new Values();
    }

    /** What is stated of goods that nobody has filed yet. */
    List<Proposal> find(List<Passage> passages) {
        return find(passages, null);
    }

    /** What is stated, in reading order; each once, though a manual repeats it. */
    List<Proposal> find(List<Passage> passages, @Nullable LegalCategory category) {
        List<Proposal> byPiece = stated(passages, Sold.BY_PIECE);
        Sold sold = Sold.of(category, byPiece);
        return sold == Sold.BY_PIECE ? byPiece : stated(passages, sold);
    }

    private List<Proposal> stated(List<Passage> passages, Sold sold) {
        Map<String, Proposal> found = new LinkedHashMap<>();
        for (int at = 0; at < passages.size() && found.size() < MOST; at++) {
            List<Pair> below = pairs.below(passages, at);
            for (Pair pair : below.isEmpty() ? pairs.in(passages.get(at)) : below) {
                String value = pair.last() ? withWhatFollows(pair, passages, at) : pair.value();
                proposal(pair, value, sold)
                        .ifPresent(one -> found.putIfAbsent(one.key() + "\n" + one.value() + "\n" + one.unit(), one));
            }
            // The rows under it have been read with it.
            at += (int) below.stream().map(Pair::passage).distinct().count();
        }
        return List.copyOf(found.values());
    }

    private Optional<Proposal> proposal(Pair pair, String text, Sold sold) {
        String stated = tidy(text);
        if (stated.isEmpty() || stated.length() > LONGEST_VALUE || labels.sendsElsewhere(stated)) {
            return Optional.empty();
        }
        String value = pair.label().valued(stated);
        String name = pair.label().name();
        Optional<FactKey> key = labels.key(name, value, sold);
        boolean own = key.isEmpty() && Pairs.isOwn(name) && !labels.saysNothing(name) && value.length() <= 100;
        if (key.isEmpty() && !own) {
            return Optional.empty();
        }
        Values.Read read = key.map(known -> values.read(known, value)).orElse(new Values.Read(value, null));
        Passage passage = pair.passage();
        return Optional.of(new Proposal(
                key.map(FactKey::key).orElse(name),
                read.value(),
                read.unit(),
                key.isPresent(),
                passage.page(),
                passage.line(),
                passage.text(),
                pair.from(),
                pair.to()));
    }

    /** A value that stands under its label, or that clearly goes on in the next line. */
    private String withWhatFollows(Pair pair, List<Passage> passages, int at) {
        var value = new StringBuilder(pair.value());
        Passage before = passages.get(at);
        for (int next = at + 1; next < passages.size() && next <= at + MOST_LINES_BELOW; next++) {
            Passage passage = passages.get(next);
            boolean goesOn = value.isEmpty() ? next == at + 1 : goesOn(value, before, passages, next);
            if (!goesOn
                    || passage.page() > before.page() + 1
                    || !pairs.in(passage).isEmpty()) {
                break;
            }
            value.append(passage.text().replace('\t', ' '));
            before = passage;
        }
        return value.toString();
    }

    /**
     * A line's end ends a value. It goes on where it breaks off in the middle of a list or a bracket, or where the line is
     * full and what stands below is the rest of a list or comes to a full stop.
     */
    private boolean goesOn(CharSequence value, Passage before, List<Passage> passages, int next) {
        Passage passage = passages.get(next);
        boolean follows = passage.page() != before.page() || passage.line() == before.line() + 1;
        if (!follows || ENDED.matcher(value).matches()) {
            return false;
        }
        if (UNFINISHED.matcher(value).matches()) {
            return true;
        }
        boolean list = value.toString().contains("、") && passage.text().contains("、");
        return before.full() && (list || comesToAStop(passages, next));
    }

    private boolean comesToAStop(List<Passage> passages, int from) {
        int last = from;
        while (last + 1 < passages.size()
                && passages.get(last).full()
                && !ENDED.matcher(passages.get(last).text()).matches()
                && pairs.in(passages.get(last + 1)).isEmpty()) {
            last++;
        }
        return ENDED.matcher(passages.get(last).text()).matches();
    }

    private static String tidy(String text) {
        return text.replace('\t', ' ').replaceAll("[;；。,，、|]+\\s*$", "").strip();
    }
}
