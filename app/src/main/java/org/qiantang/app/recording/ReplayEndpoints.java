package org.qiantang.app.recording;

import java.util.List;
import org.qiantang.app.room.Story;
import org.qiantang.app.show.Shows;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The replay (回放) of a closed show for everybody, where its shop has published it. */
@RestController
@RequestMapping("/api/shows/{id}/replay")
class ReplayEndpoints {
    private final RecordingRows rows;
    private final RecordingFiles files;
    private final Shows shows;
    private final Story story;

    ReplayEndpoints(RecordingRows rows, RecordingFiles files, Shows shows, Story story) {
        this.rows = rows;
        this.files = files;
        this.shows = shows;
        this.story = story;
    }

    /** A product's time on screen, in the replay's own time. */
    record Pin(long fromMs, long toMs, long itemId, long productId, String title, String picture, Money price) {}

    record Replay(long id, String title, long millis, String playlist, List<Pin> pins) {}

    @GetMapping
    Replay replay(@PathVariable long id) {
        Shows.Brief show = published(id);
        Reel reel = files.reel(id);
        if (reel.segments().isEmpty()) {
            throw Problem.notFound();
        }
        var pinned = new PinStory();
        story.tell(id, happened -> pinned.happened(happened.event()));
        List<Pin> pins = pinned.pins().stream()
                .map(pin -> new Pin(
                        reel.placeOf(pin.fromMs()),
                        reel.placeOf(pin.toMs()),
                        pin.itemId(),
                        pin.productId(),
                        pin.title(),
                        pin.picture(),
                        pin.price()))
                .filter(pin -> pin.toMs() > pin.fromMs())
                .toList();
        return new Replay(id, show.title(), reel.millis(), "/api/shows/" + id + "/replay/index.m3u8", pins);
    }

    @GetMapping("/index.m3u8")
    ResponseEntity<String> playlist(@PathVariable long id) {
        published(id);
        return files.playlist(id, true);
    }

    @GetMapping("/{number:[0-9]{1,9}}.ts")
    ResponseEntity<Resource> piece(@PathVariable long id, @PathVariable int number) {
        published(id);
        return files.piece(id, number);
    }

    private Shows.Brief published(long id) {
        return shows.brief(id)
                .filter(show ->
                        show.state().equals("closed") && rows.setting(id).published())
                .orElseThrow(Problem::notFound);
    }
}
