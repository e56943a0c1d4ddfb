package org.qiantang.app.stage;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.app.room.Audience.Happened;
import org.qiantang.event.HelpdeskEvent.HelpMode;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HelpdeskSpoke;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.ShowEvent.TalkHeard;
import org.qiantang.event.ShowEvent.TalkLine;

/** Turns what was said in a show into lines to be seen. */
final class Talking {
    static final String MADE_BY_MACHINE = "智能客服 · AI 生成";
    private static final long NOBODY = 0;

    private final Names names;

    Talking(Names names) {
        this.names = names;
    }

    /** A line and who said it. */
    record Said(long personId, Seen.Line line) {
        /** Whether a viewer said it, whom staff may have to do with. */
        boolean isOfPerson() {
            return !line.kind().equals("help");
        }
    }

    /** The lines of an event; none where it is no talk. */
    List<Said> lines(Happened happened, long hostId) {
        ShowEvent event = happened.event();
        if (event instanceof TalkHeard heard) {
            return viewers(heard, happened.words());
        }
        // A digital host's sentences are shown while they are spoken, not a second time as talk.
        // What a machine took down is for the guard and the staff: it may have misheard, and nobody meant it to be
        // read.
        if (event instanceof HostSpoke spoke && isForViewers(spoke)) {
            String id = Long.toString(spoke.lineId());
            var line = new Seen.Line(id, names.nickname(hostId), spoke.text(), false, spoke.at(), "host");
            return List.of(new Said(hostId, line));
        }
        return event instanceof HelpdeskSpoke spoke ? List.of(help(spoke)) : List.of();
    }

    /** A person's own words are not marked as a machine's; what a person only approved is. */
    private Said help(HelpdeskSpoke spoke) {
        Long asker = spoke.askerId();
        Long item = spoke.itemId();
        boolean written = spoke.mode() == HelpMode.WRITTEN;
        var line = new Seen.Line(
                Long.toString(spoke.lineId()),
                "客服",
                spoke.text(),
                false,
                spoke.at(),
                "help",
                false,
                asker == null ? null : names.nickname(asker),
                item == null ? null : Long.toString(item),
                written ? null : MADE_BY_MACHINE);
        // As a line of who asked it is never left out for that person.
        return new Said(asker == null ? NOBODY : asker, line);
    }

    static boolean isForViewers(HostSpoke spoke) {
        return spoke.speaker() == HostKind.HUMAN && spoke.takenDown() == null && isClean(spoke);
    }

    /** What the guard found wrong is shown to the staff, not spread further. */
    private static boolean isClean(HostSpoke spoke) {
        return !spoke.verdict().equals("violates");
    }

    private List<Said> viewers(TalkHeard heard, List<String> words) {
        var said = new ArrayList<Said>(heard.lines().size());
        for (int slot = 0; slot < heard.lines().size() && slot < words.size(); slot++) {
            // Words that have been forgotten leave nothing to show.
            if (!words.get(slot).isEmpty()) {
                TalkLine line = heard.lines().get(slot);
                said.add(new Said(line.personId(), say(line, words.get(slot), heard)));
            }
        }
        return said;
    }

    private Seen.Line say(TalkLine line, String words, TalkHeard heard) {
        String who = names.nickname(line.personId());
        return new Seen.Line(
                Long.toString(line.lineId()), who, words, false, heard.at(), "say", names.simulated(line.personId()));
    }
}
