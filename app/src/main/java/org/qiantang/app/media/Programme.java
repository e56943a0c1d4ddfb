package org.qiantang.app.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one room shows: at most one source at a time, on one clock, to any number of outlets.
 *
 * <p>Every cut begins an <i>era</i>: new metadata, new setups, then a key frame. So whoever decodes an era needs
 * nothing of an older one.
 */
final class Programme {
    static final Duration SILENT = Duration.ofSeconds(5);
    static final Duration TAKE_OVER = Duration.ofSeconds(60);

    /** Long before the 24.8 days after which players take a time for a negative one. */
    static final Duration LONGEST = Duration.ofDays(20);

    static final Duration LINGER = Duration.ofSeconds(30);

    private final long roomId;
    private final InstantSource clock;
    private final SourceListener listener;
    private final AigcMark mark;
    private final Set<Outlet> outlets = new LinkedHashSet<>();
    private final Timeline timeline = new Timeline();
    private final GopCache gop = new GopCache();
    private final Throughput throughput = new Throughput();
    private final List<EncodedTag> prelude = new ArrayList<>();

    private @Nullable Feed human;
    private @Nullable Feed digital;
    /** Who has the air. */
    private @Nullable Feed holder;
    /** Whose picture the present era shows; differs from the holder until the holder's first key frame. */
    private @Nullable Feed shown;

    private @Nullable FlvTag shownVideoSetup;
    private @Nullable FlvTag shownAudioSetup;
    private Optional<Picture> picture = Optional.empty();
    private int era;
    private @Nullable Instant startedAt;
    private long emptySinceMs;
    private long openToNewcomersUntilMs = Long.MIN_VALUE;
    private boolean ended;

    Programme(long roomId, InstantSource clock, SourceListener listener, AigcMark mark) {
        this.roomId = roomId;
        this.clock = clock;
        this.listener = listener;
        this.mark = mark;
        this.emptySinceMs = clock.millis();
    }

    /** Opens the way for a person; empty if another person is still sending. */
    synchronized Optional<Feed> openHuman() {
        if (human != null) {
            if (!isSilent(human) && clock.millis() > openToNewcomersUntilMs) {
                return Optional.empty();
            }
            openToNewcomersUntilMs = Long.MIN_VALUE;
            close(human);
        }
        human = new Feed(this, Source.HUMAN, clock.millis());
        return Optional.of(human);
    }

    /** A person sends to another server: the air is hers at once, and what we showed ends. */
    synchronized Optional<Feed> openElsewhere() {
        Optional<Feed> opened = openHuman();
        opened.ifPresent(feed -> {
            feed.elsewhere = true;
            giveAirTo(feed);
            endViewers();
        });
        return opened;
    }

    /** For a while the next person takes the place of the one who is sending. */
    synchronized void openToNewcomers() {
        openToNewcomersUntilMs = clock.millis() + TAKE_OVER.toMillis();
    }

    /** Sends a person away, if there is one. */
    synchronized void cutHuman() {
        if (human != null) {
            close(human);
        }
    }

    /** Opens the way for the digital host, in place of an older one. */
    synchronized Feed openDigital() {
        if (digital != null) {
            close(digital);
        }
        Feed feed = new Feed(this, Source.DIGITAL, clock.millis());
        digital = feed;
        if (holder == null) {
            giveAirTo(feed);
        }
        return feed;
    }

    synchronized boolean accept(Feed feed, FlvTag tag) {
        if (!feed.isOpen()) {
            return false;
        }
        feed.heardAtMs = clock.millis();
        if (tag.isSetup()) {
            if (tag.type() == FlvTag.Type.VIDEO) {
                feed.videoSetup = tag;
            } else {
                feed.audioSetup = tag;
            }
        } else if (tag.isMedia()) {
            show(feed, tag);
        }
        return true;
    }

    synchronized void close(Feed feed) {
        if (!feed.shut()) {
            return;
        }
        if (feed == human) {
            human = null;
        } else if (feed == digital) {
            digital = null;
        }
        if (feed == holder) {
            listener.onAir(roomId, feed.source(), false);
            holder = null;
            if (digital != null) {
                giveAirTo(digital);
            }
        }
        if (isEmpty()) {
            emptySinceMs = clock.millis();
        }
    }

    /** Adds an outlet and hands it what it needs to begin: the setups and the tags since the last key frame. */
    synchronized void join(Outlet outlet) {
        if (ended) {
            outlet.ended();
            return;
        }
        prelude.forEach(outlet::offer);
        gop.forEach(outlet::offer);
        outlets.add(outlet);
    }

    synchronized void leave(Outlet outlet) {
        outlets.remove(outlet);
    }

    /** Takes the air from a person who fell silent, and ends a programme left without sources; true if it ended. */
    synchronized boolean tick() {
        if (holder != null && holder == human && digital != null && isSilent(holder)) {
            giveAirTo(digital);
        }
        if (isEmpty() && clock.millis() - emptySinceMs >= LINGER.toMillis()) {
            end();
        }
        return ended;
    }

    synchronized void end() {
        ended = true;
        // The digital host first, or it would be given the air for a moment.
        if (digital != null) {
            close(digital);
        }
        if (human != null) {
            close(human);
        }
        gop.clear();
        prelude.forEach(EncodedTag::release);
        prelude.clear();
        List.copyOf(outlets).forEach(Outlet::ended);
        outlets.clear();
    }

    /** Whether a newcomer would get a picture. */
    synchronized boolean hasPicture() {
        return !ended && era > 0;
    }

    synchronized boolean hasSound() {
        return shownAudioSetup != null;
    }

    synchronized OnAir snapshot() {
        boolean live = holder != null && (holder == shown || holder.elsewhere) && !isSilent(holder);
        return new OnAir(
                live,
                Optional.ofNullable(holder).map(Feed::source),
                live ? picture.map(Picture::width).orElse(0) : 0,
                live ? picture.map(Picture::height).orElse(0) : 0,
                live ? "h264" : "",
                live && shownAudioSetup != null ? "aac" : "",
                throughput.bitsPerSecond(clock.millis()),
                Optional.ofNullable(startedAt),
                (int) outlets.stream().filter(Outlet::isViewer).count());
    }

    private void show(Feed feed, FlvTag tag) {
        if (feed != holder) {
            if (feed.source() == Source.HUMAN && tag.isKeyFrame() && feed.videoSetup != null) {
                giveAirTo(feed);
            } else {
                return;
            }
        }
        if (tag.isKeyFrame() && timeline.nowMs() > LONGEST.toMillis()) {
            beginAnew();
        }
        if (tag.isKeyFrame() && feed.videoSetup != null && (feed != shown || setupsChanged(feed))) {
            cutTo(feed, tag.timestampMs());
        }
        if (feed != shown) {
            return;
        }
        // Between a new setup and its key frame, the tags fit neither the old setup nor a decoder that lacks the new.
        if (!same(setupFor(feed, tag.type()), tag.type() == FlvTag.Type.VIDEO ? shownVideoSetup : shownAudioSetup)) {
            return;
        }
        long placed = timeline.place(tag.type(), tag.timestampMs());
        EncodedTag encoded = EncodedTag.of(sortOf(tag), era, feed.source(), tag.type(), placed, tag.payload());
        gop.add(encoded);
        throughput.add(clock.millis(), encoded.size());
        send(encoded);
        encoded.release();
    }

    /** Viewers come back by themselves, and find a clock at its beginning. */
    private void beginAnew() {
        endViewers();
        timeline.restart();
        shown = null;
    }

    private void endViewers() {
        List<Outlet> viewers = outlets.stream().filter(Outlet::isViewer).toList();
        viewers.forEach(Outlet::ended);
        viewers.forEach(outlets::remove);
    }

    private void giveAirTo(Feed feed) {
        if (holder != null) {
            listener.onAir(roomId, holder.source(), false);
        }
        holder = feed;
        shown = null;
        listener.onAir(roomId, feed.source(), true);
    }

    private void cutTo(Feed feed, int sourceMs) {
        era++;
        shown = feed;
        shownVideoSetup = feed.videoSetup;
        shownAudioSetup = feed.audioSetup;
        picture = shownVideoSetup == null ? Optional.empty() : Picture.of(shownVideoSetup.payload());
        if (startedAt == null) {
            startedAt = clock.instant();
        }
        timeline.join(sourceMs);
        gop.clear();
        prelude.forEach(EncodedTag::release);
        prelude.clear();
        introduce(feed, EncodedTag.Sort.METADATA, FlvTag.Type.SCRIPT, metadata(feed.source()));
        if (shownVideoSetup != null) {
            introduce(feed, EncodedTag.Sort.VIDEO_SETUP, FlvTag.Type.VIDEO, shownVideoSetup.payload());
        }
        if (shownAudioSetup != null) {
            introduce(feed, EncodedTag.Sort.AUDIO_SETUP, FlvTag.Type.AUDIO, shownAudioSetup.payload());
        }
    }

    private void introduce(Feed feed, EncodedTag.Sort sort, FlvTag.Type type, ByteBuf payload) {
        // FFmpeg takes metadata at any time but 0 for subtitles.
        long placed = sort == EncodedTag.Sort.METADATA ? 0 : timeline.nowMs();
        EncodedTag tag = EncodedTag.of(sort, era, feed.source(), type, placed, payload);
        prelude.add(tag);
        send(tag);
    }

    /** The implicit mark of GB 45438-2025: made by a machine, by whom, and which piece it is. */
    // Written anew rather than passed on: what a publisher's encoder tells about itself is nobody's business.
    private ByteBuf metadata(Source source) {
        Map<String, Amf> entries = new LinkedHashMap<>();
        picture.ifPresent(size -> {
            entries.put("width", new Amf.Num(size.width()));
            entries.put("height", new Amf.Num(size.height()));
        });
        entries.put("videocodecid", new Amf.Num(7));
        entries.put("hasVideo", new Amf.Flag(true));
        entries.put("hasAudio", new Amf.Flag(shownAudioSetup != null));
        if (shownAudioSetup != null) {
            entries.put("audiocodecid", new Amf.Num(10));
        }
        entries.put("source", new Amf.Text(source == Source.HUMAN ? "human" : "digital"));
        if (source == Source.DIGITAL) {
            entries.put("AIGC", new Amf.Text(mark.of("room-" + roomId)));
        }
        return Unpooled.copiedBuffer(Amf0.write(new Amf.Text("onMetaData"), new Amf.Struct(entries)));
    }

    private void send(EncodedTag tag) {
        for (Outlet outlet : outlets) {
            outlet.offer(tag);
        }
    }

    private boolean setupsChanged(Feed feed) {
        return !same(feed.videoSetup, shownVideoSetup) || !same(feed.audioSetup, shownAudioSetup);
    }

    private boolean isSilent(Feed feed) {
        return !feed.elsewhere && clock.millis() - feed.heardAtMs > SILENT.toMillis();
    }

    private boolean isEmpty() {
        return human == null && digital == null;
    }

    private static @Nullable FlvTag setupFor(Feed feed, FlvTag.Type type) {
        return type == FlvTag.Type.VIDEO ? feed.videoSetup : feed.audioSetup;
    }

    private static boolean same(@Nullable FlvTag one, @Nullable FlvTag other) {
        return one == null ? other == null : other != null && one.payload().equals(other.payload());
    }

    private static EncodedTag.Sort sortOf(FlvTag tag) {
        if (tag.type() == FlvTag.Type.AUDIO) {
            return EncodedTag.Sort.SOUND;
        }
        return tag.isKeyFrame() ? EncodedTag.Sort.KEY : EncodedTag.Sort.FRAME;
    }
}
