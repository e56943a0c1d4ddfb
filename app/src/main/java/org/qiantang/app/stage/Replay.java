package org.qiantang.app.stage;

import java.util.ArrayDeque;
import org.qiantang.app.room.Audience.Happened;
import org.qiantang.event.ShowEvent.HelpdeskSpoke;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.ShowEvent.TalkHeard;

/** A show's past on its way into a view. Words are fetched only for the last talk, all that a view keeps. */
final class Replay {
    private static final int TALK_EVENTS = 30;

    private final ShowView view = new ShowView();
    private final ArrayDeque<Happened> lastTalk = new ArrayDeque<>();
    private long position;

    void hear(Happened happened) {
        view.apply(happened.event());
        position = happened.position();
        if (happened.event() instanceof TalkHeard
                || happened.event() instanceof HostSpoke
                || happened.event() instanceof HelpdeskSpoke) {
            lastTalk.add(happened);
            if (lastTalk.size() > TALK_EVENTS) {
                lastTalk.remove();
            }
        }
    }

    long position() {
        return position;
    }

    ShowView view(Story story, Talking talking) {
        var planned = view.planned();
        if (planned != null) {
            for (Happened talk : lastTalk) {
                talking.lines(withWords(talk, story), planned.hostId()).forEach(view::hear);
            }
        }
        return view;
    }

    private static Happened withWords(Happened happened, Story story) {
        return happened.event() instanceof TalkHeard heard && happened.words().isEmpty()
                ? new Happened(
                        happened.position(),
                        heard,
                        story.words(happened.position(), heard.lines().size()))
                : happened;
    }
}
