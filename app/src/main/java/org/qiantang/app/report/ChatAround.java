package org.qiantang.app.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Story;
import org.qiantang.event.Ids;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HelpdeskSpoke;
import org.qiantang.event.ShowEvent.TalkHeard;
import org.qiantang.event.ShowEvent.TalkLine;

/**
 * What everybody could read in the chat around the moment of a complaint: when the line was said, where it is about a line,
 * else when it was seen. The words are read where they lie beside the journal, at each look. A line that the show's staff
 * took from the screen is marked and keeps its words: whom a complaint is about does not choose what an officer reads. What
 * has been forgotten has none.
 */
final class ChatAround {
    private static final Duration AROUND = Duration.ofMinutes(1);
    /** So many on each side of the moment, those nearest to it. */
    private static final int MOST = 100;
    /** A line's id is made within moments of its event; so far a clock that was set may have carried them apart. */
    private static final Duration APART = Duration.ofMinutes(1);

    private static final String HELPDESK = "客服";

    private final Story story;
    private final CaseRows cases;
    private final People people;

    ChatAround(Story story, CaseRows cases, People people) {
        this.story = story;
        this.cases = cases;
        this.people = people;
    }

    /** What became of a line and its words. */
    enum State {
        SAID,
        /** Staff took it from everybody's screen; its words can be read here. */
        HIDDEN,
        /** Its words are gone, whether it was hidden before or not. */
        FORGOTTEN
    }

    /**
     * One line.
     *
     * @param kind {@code say} of a viewer, {@code help} of the shop's helpdesk
     * @param personId of the viewer; null for the helpdesk
     * @param by the nickname of today, which need not be the one that it was read under
     * @param words empty where {@code state} is {@code forgotten}
     * @param reported whether it is what the complaint is about
     */
    record Line(
            long lineId,
            Instant at,
            String kind,
            @Nullable Long personId,
            String by,
            String words,
            String state,
            boolean reported) {}

    /** @param leftOut how many more there were, farther from the moment */
    record Chat(List<Line> lines, int leftOut) {
        Chat {
            lines = List.copyOf(lines);
        }
    }

    /** A line as the journal has it. */
    sealed interface Heard {
        long lineId();

        Instant at();
    }

    /** Of a viewer; its words lie in this slot beside the event at this position. */
    record Viewers(long position, int slot, int slots, Instant at, TalkLine line) implements Heard {
        @Override
        public long lineId() {
            return line.lineId();
        }
    }

    private record Helps(HelpdeskSpoke line) implements Heard {
        @Override
        public long lineId() {
            return line.lineId();
        }

        @Override
        public Instant at() {
            return line.at();
        }
    }

    /** The lines nearest to a moment; a line that the complaint is about is the last one before it, and never left out. */
    static final class Gathered {
        private final Instant moment;
        private final @Nullable Long about;
        private final ArrayDeque<Heard> before = new ArrayDeque<>();
        private final List<Heard> after = new ArrayList<>();
        private boolean past;
        private int leftOut;

        Gathered(Instant moment, @Nullable Long about) {
            this.moment = moment;
            this.about = about;
        }

        void add(Heard heard) {
            if (past || heard.at().isAfter(moment)) {
                if (after.size() < MOST) {
                    after.add(heard);
                } else {
                    leftOut++;
                }
                return;
            }
            before.add(heard);
            past = about != null && about == heard.lineId();
            if (before.size() > MOST) {
                before.remove();
                leftOut++;
            }
        }

        List<Heard> lines() {
            return Stream.concat(before.stream(), after.stream()).toList();
        }

        int leftOut() {
            return leftOut;
        }
    }

    /** The lines around a complaint's moment, in their order; it must be about a show. */
    Chat of(Report report) {
        Long about = report.kind() == Report.Kind.LINE ? (Long) report.targetId() : null;
        Instant moment =
                about == null ? report.seenAt() : saidAt(report.showId(), about).orElse(report.seenAt());
        var gathered = new Gathered(moment, about);
        story.tell(report.showId(), story.lastBefore(report.showId(), moment.minus(AROUND)), happened -> {
            boolean near = !happened.event().at().isAfter(moment.plus(AROUND));
            if (near) {
                heard(happened).forEach(gathered::add);
            }
            return near;
        });
        List<Heard> all = gathered.lines();
        Set<Long> hidden =
                cases.hidden(report.showId(), all.stream().map(Heard::lineId).toList());
        var words = new HashMap<Long, List<String>>();
        return new Chat(
                all.stream().map(one -> line(one, report, hidden, words)).toList(), gathered.leftOut());
    }

    /** When a line was said, by its own event; empty where the show knows no such line, whatever its reporter sent. */
    private Optional<Instant> saidAt(long showId, long lineId) {
        Instant made = Ids.momentOf(lineId);
        var found = new ArrayList<Instant>();
        story.tell(showId, story.lastBefore(showId, made.minus(APART)), happened -> {
            Instant at = happened.event().at();
            if (heard(happened).anyMatch(one -> one.lineId() == lineId)) {
                found.add(at);
            }
            return found.isEmpty() && !at.isAfter(made.plus(APART));
        });
        return found.stream().findFirst();
    }

    private static Stream<Heard> heard(Audience.Happened happened) {
        ShowEvent event = happened.event();
        if (event instanceof TalkHeard talk) {
            int slots = talk.lines().size();
            return IntStream.range(0, slots)
                    .<Heard>mapToObj(slot -> new Viewers(
                            happened.position(),
                            slot,
                            slots,
                            talk.at(),
                            talk.lines().get(slot)));
        }
        return event instanceof HelpdeskSpoke spoke ? Stream.of(new Helps(spoke)) : Stream.of();
    }

    private Line line(Heard heard, Report report, Set<Long> hidden, Map<Long, List<String>> words) {
        boolean isHidden = hidden.contains(heard.lineId());
        boolean reported = report.kind() == Report.Kind.LINE && report.targetId() == heard.lineId();
        return switch (heard) {
            case Viewers one -> {
                String said = words(one, words);
                State state = said.isEmpty() ? State.FORGOTTEN : isHidden ? State.HIDDEN : State.SAID;
                long person = one.line().personId();
                yield new Line(
                        one.lineId(),
                        one.at(),
                        "say",
                        person,
                        people.nickname(person),
                        said,
                        ReportViews.word(state),
                        reported);
            }
            case Helps one ->
                new Line(
                        one.lineId(),
                        one.at(),
                        "help",
                        null,
                        HELPDESK,
                        one.line().text(),
                        ReportViews.word(isHidden ? State.HIDDEN : State.SAID),
                        reported);
        };
    }

    /** The words of a line; all that lies beside one event is read once. */
    private String words(Viewers one, Map<Long, List<String>> read) {
        return read.computeIfAbsent(one.position(), place -> story.words(place, one.slots()))
                .get(one.slot());
    }
}
