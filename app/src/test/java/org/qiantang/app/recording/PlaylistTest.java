package org.qiantang.app.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;

class PlaylistTest {
    private static final Instant OPENED = Instant.parse("2026-11-24T12:00:00Z");

    private final List<Segment> segments = List.of(
            segment(3, 5_000, 15_040, false), segment(4, 15_040, 25_000, true), segment(6, 60_000, 64_000, false));

    @Test
    void a_playlist_names_every_piece_with_its_length_and_a_mark_at_every_cut() {
        assertThat(Playlist.of(segments, true)).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-TARGETDURATION:11
                #EXT-X-MEDIA-SEQUENCE:3
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-PROGRAM-DATE-TIME:2026-11-24T12:00:05Z
                #EXTINF:10.040,
                3.ts
                #EXT-X-PROGRAM-DATE-TIME:2026-11-24T12:00:15.040Z
                #EXTINF:9.960,
                4.ts
                #EXT-X-DISCONTINUITY
                #EXT-X-PROGRAM-DATE-TIME:2026-11-24T12:01:00Z
                #EXTINF:4.000,
                6.ts
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void a_show_that_goes_on_has_a_playlist_without_an_end() {
        assertThat(Playlist.of(segments, false)).contains("TYPE:EVENT").doesNotContain("ENDLIST");
    }

    @Test
    void a_moment_of_the_show_lies_at_its_place_in_what_was_recorded() {
        var reel = new Reel(segments);

        assertThat(reel.millis()).isEqualTo(24_000);
        assertThat(reel.placeOf(0)).isZero();
        assertThat(reel.placeOf(6_000)).isEqualTo(1_000);
        assertThat(reel.placeOf(40_000)).as("not recorded").isEqualTo(20_000);
        assertThat(reel.placeOf(61_500)).isEqualTo(21_500);
        assertThat(reel.placeOf(900_000)).isEqualTo(24_000);
    }

    @Test
    void the_story_of_pins_tells_what_was_on_screen_when_and_at_which_price() {
        var story = new PinStory();
        var offer = new ShowEvent.SkuOffer(71, "藏青", 1, Money.cny(29_900));
        List.of(
                        new ShowEvent.ItemLinedUp(
                                OPENED, 7, 70, 1, ShowEvent.ItemRole.HERO, "方巾", "/p.png", 2, List.of(offer)),
                        new ShowEvent.ShowOpened(OPENED),
                        new ShowEvent.ItemPinned(OPENED.plusSeconds(5), 7),
                        new ShowEvent.PriceChanged(OPENED.plusSeconds(6), 7, 71, 2, Money.cny(19_900), "直播价"),
                        new ShowEvent.ItemPinned(OPENED.plusSeconds(20), 7),
                        new ShowEvent.ShowClosing(OPENED.plusSeconds(30)))
                .forEach(story::happened);

        assertThat(story.pins())
                .containsExactly(
                        new PinStory.Pin(5_000, 20_000, 7, 70, "方巾", "/p.png", Money.cny(29_900)),
                        new PinStory.Pin(20_000, 30_000, 7, 70, "方巾", "/p.png", Money.cny(19_900)));
    }

    @Test
    void the_story_of_pins_ends_an_item_that_is_withdrawn_and_no_other() {
        var story = new PinStory();
        var offer = new ShowEvent.SkuOffer(71, "藏青", 1, Money.cny(29_900));
        List.of(
                        new ShowEvent.ItemLinedUp(
                                OPENED, 7, 70, 1, ShowEvent.ItemRole.HERO, "方巾", "/p.png", 2, List.of(offer)),
                        new ShowEvent.ShowOpened(OPENED),
                        new ShowEvent.ItemPinned(OPENED.plusSeconds(5), 7),
                        new ShowEvent.ItemWithdrawn(OPENED.plusSeconds(8), 9),
                        new ShowEvent.ItemWithdrawn(OPENED.plusSeconds(12), 7),
                        new ShowEvent.ShowClosing(OPENED.plusSeconds(30)))
                .forEach(story::happened);

        assertThat(story.pins())
                .containsExactly(new PinStory.Pin(5_000, 12_000, 7, 70, "方巾", "/p.png", Money.cny(29_900)));
    }

    private static Segment segment(int number, long fromMs, long toMs, boolean follows) {
        return new Segment(
                42,
                number,
                "%06d.ts".formatted(number),
                OPENED.plusMillis(fromMs),
                OPENED.plusMillis(toMs),
                fromMs,
                toMs,
                follows,
                1,
                "0".repeat(64));
    }
}
