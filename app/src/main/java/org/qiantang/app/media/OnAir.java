package org.qiantang.app.media;

import java.time.Instant;
import java.util.Optional;

/**
 * How a room's programme stands at one moment.
 *
 * @param live whether a source has the air and its picture has begun
 * @param source who has the air
 * @param width of the picture, 0 if unknown
 * @param height of the picture, 0 if unknown
 * @param bitsPerSecond what one viewer is sent, over the last seconds
 * @param startedAt when the first picture of this programme was shown
 * @param viewers who watch over HTTP-FLV; viewers of HLS fetch files and are not counted here
 */
public record OnAir(
        boolean live,
        Optional<Source> source,
        int width,
        int height,
        String videoCodec,
        String audioCodec,
        long bitsPerSecond,
        Optional<Instant> startedAt,
        int viewers) {}
