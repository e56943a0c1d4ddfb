package org.qiantang.app.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a show's digital host stands at one moment.
 *
 * @param available whether a digital host can perform on this machine at all
 * @param lacks what this machine does not have
 * @param onAir whether her picture is shown; not while a person has the air
 * @param current the sentence being said, if any
 * @param speechTrouble why sentences are shown without sound at present, if they are
 * @param body how the engine does that moves her in the drawn presenter's place, if the room has one
 * @param engines the speech engines in the order in which they are tried
 * @param cursor where the script goes on; empty where there is none
 * @param order the items still to be told in this round, the next one first
 * @param sales the flash sales that she may begin when the moment is good, with what she makes of each now
 * @param questions how many wait for an answer
 * @param labelled when she last said that she is a machine
 * @param restarts how often she hung and was begun anew
 */
public record HostStatus(
        boolean available,
        Set<Lack> lacks,
        State state,
        boolean onAir,
        HostSetting setting,
        Optional<Current> current,
        Optional<String> speechTrouble,
        Optional<Body.State> body,
        List<Engine> engines,
        Optional<Place> cursor,
        List<Next> order,
        List<Sale> sales,
        List<Call> calls,
        int questions,
        Optional<Instant> labelled,
        int restarts,
        List<Part> script) {
    public HostStatus {
        lacks = Set.copyOf(lacks);
        engines = List.copyOf(engines);
        order = List.copyOf(order);
        sales = List.copyOf(sales);
        calls = List.copyOf(calls);
        script = List.copyOf(script);
    }

    static HostStatus off(boolean available, Set<Lack> lacks, HostSetting setting) {
        return new HostStatus(
                available,
                lacks,
                State.OFF,
                false,
                setting,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                0,
                Optional.empty(),
                0,
                List.of());
    }

    /** Whether she performs. */
    public enum State {
        OFF,
        PERFORMING,
        PAUSED
    }

    /** What a machine may not have. Without FFmpeg there is no host; without the others she is less. */
    public enum Lack {
        FFMPEG,
        SPEECH,
        FONT
    }

    public record Current(@Nullable Long itemId, String text, String occasion, List<String> facts) {
        public Current {
            facts = List.copyOf(facts);
        }
    }

    /** A speech engine; {@code trouble} is why it is left alone, empty while it is not. */
    public record Engine(String name, String trouble) {}

    /** A sentence of a line of a segment, each counted from 0. */
    public record Place(long itemId, int line, int sentence) {}

    /** An item to be told, with the points that put it there, the most weighty first. */
    public record Next(long itemId, double score, List<Reason> reasons) {
        public Next {
            reasons = List.copyOf(reasons);
        }
    }

    public record Reason(String reason, double points) {}

    /** A flash sale that she may begin; {@code bar} is why she does not now, empty where she does. */
    public record Sale(long allowedId, long itemId, String bar) {}

    /** A reason for a person to come; {@code times} is how often it came. */
    public record Call(long id, String why, String text, Instant at, int times) {}

    /** A segment of the script. */
    public record Part(long itemId, String title, List<Line> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /** A line of the script as it would be said now, or as written if it could not be. */
    public record Line(String text, List<String> facts, LineState state) {
        public Line {
            facts = List.copyOf(facts);
        }
    }
}
