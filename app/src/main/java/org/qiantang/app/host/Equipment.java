package org.qiantang.app.host;

import java.awt.Dimension;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.presenter.PresenterPainter;

/**
 * The tools of a machine: what it encodes with, if it has it, the speech engines in the order in which they are tried, the words
 * that it says its own way, and the bodies that are not drawn here.
 */
record Equipment(
        Optional<Path> ffmpeg, List<Speakers.Engine> speakers, SpeechDictionary words, Format format, Bodies bodies) {
    Equipment {
        speakers = List.copyOf(speakers);
    }

    Equipment(Optional<Path> ffmpeg, List<Speakers.Engine> speakers, SpeechDictionary words, Format format) {
        this(ffmpeg, speakers, words, format, Bodies.NONE);
    }

    @Nullable
    Body bodyFor(long roomId) {
        Dimension size = PresenterPainter.likenessSize(format.width(), format.height());
        return bodies.of(roomId, size.width, size.height).orElse(null);
    }

    Set<HostStatus.Lack> lacks() {
        Set<HostStatus.Lack> lacks = EnumSet.noneOf(HostStatus.Lack.class);
        if (ffmpeg.isEmpty()) {
            lacks.add(HostStatus.Lack.FFMPEG);
        }
        if (speakers.isEmpty()) {
            lacks.add(HostStatus.Lack.SPEECH);
        }
        if (!PresenterPainter.writesChinese()) {
            lacks.add(HostStatus.Lack.FONT);
        }
        return lacks;
    }
}
