package org.qiantang.app.hearing;

import io.netty.buffer.ByteBufUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.EncodedTag;
import org.qiantang.app.media.Outlet;
import org.qiantang.app.media.Source;
import org.qiantang.engine.ocr.Eye;
import org.qiantang.engine.ocr.Text;

/** Looks at one programme every few seconds while a person has the air and the show may be watched. */
final class RoomEye implements Outlet {
    private final long roomId;
    private final Sights house;
    private final Duration every;
    private final Eye eye;
    private final ScreenTexts texts = new ScreenTexts();

    // Under the programme's lock: tags come one at a time.
    private byte @Nullable [] setup;
    private int era;
    private long nextMs = Long.MIN_VALUE;

    RoomEye(long roomId, Sights house, Duration every) {
        this.roomId = roomId;
        this.house = house;
        this.every = every;
        this.eye = new Eye(house.reader(), this::seen);
    }

    @Override
    public void offer(EncodedTag tag) {
        if (tag.source() != Source.HUMAN) {
            return;
        }
        if (tag.sort() == EncodedTag.Sort.VIDEO_SETUP) {
            setup = ByteBufUtil.getBytes(tag.bytes());
            era = tag.era();
        }
        byte[] first = setup;
        if (tag.sort() != EncodedTag.Sort.KEY || first == null || tag.era() != era) {
            return;
        }
        long nowMs = house.clock().millis();
        if (nowMs < nextMs) {
            return;
        }
        nextMs = nowMs + every.toMillis();
        var frame = new KeyFrame(first, ByteBufUtil.getBytes(tag.bytes()));
        eye.look(new Eye.Glance(Instant.ofEpochMilli(nowMs), () -> frame.picture(house.ffmpeg())));
    }

    @Override
    public void ended() {
        // Not here: it waits for a picture that is being read, and the programme must not.
        Thread.ofVirtual().start(this::close);
    }

    @Override
    public boolean isViewer() {
        return false;
    }

    Eye.Tally tally() {
        return eye.tally();
    }

    void close() {
        eye.close();
        house.ended(roomId, this);
    }

    private void seen(Instant at, List<Text> read) {
        Optional<Long> show = house.showToRead(roomId);
        // What stands there while nobody may look is new when somebody may.
        show.ifPresent(showId -> texts.fresh(at, read).forEach(text -> house.shown(showId, at, text)));
    }
}
