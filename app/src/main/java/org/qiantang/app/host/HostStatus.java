package org.qiantang.app.host;

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
 */
public record HostStatus(
        boolean available,
        Set<Lack> lacks,
        State state,
        boolean onAir,
        Optional<Current> current,
        Optional<String> speechTrouble,
        List<Part> script) {
    public HostStatus {
        lacks = Set.copyOf(lacks);
        script = List.copyOf(script);
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

    public record Current(@Nullable Long itemId, String text) {}

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
