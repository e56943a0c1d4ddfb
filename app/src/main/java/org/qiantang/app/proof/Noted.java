package org.qiantang.app.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.leaf.Content;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.merkle.Hash;

/**
 * A leaf as it is noted beside the log: what is asked of it often, all of it read from the leaf.
 *
 * @param whence null where it names no bytes of the journal
 */
record Noted(
        long index,
        Hash hash,
        String room,
        String session,
        long seq,
        Kind kind,
        @Nullable Whence whence,
        Instant from,
        Instant to,
        @Nullable Hash sha256,
        long bytes,
        boolean last,
        @Nullable Hash person) {
    static Noted of(long index, Leaf leaf) {
        Content content = leaf.content();
        return new Noted(
                index,
                leaf.hash(),
                leaf.place().room(),
                leaf.place().session(),
                leaf.place().seq(),
                leaf.kind(),
                Whence.parse(content == null ? null : content.codec()),
                leaf.span().wallStart(),
                leaf.span().wallEnd(),
                content == null ? null : content.sha256(),
                content == null ? 0 : content.size(),
                leaf.sessionLeaves() != null,
                leaf.personal().get(Leaf.PERSON));
    }

    /** What kind of event it is about, where it is about one. */
    @Nullable
    String type() {
        return whence == null ? null : whence.more().get(Whence.TYPE);
    }

    /** Whether it holds the words of a line. */
    boolean isTranscript() {
        return kind == Kind.ASR || kind == Kind.OCR;
    }

    /** The line it tells of; null where it tells of none. */
    @Nullable
    Long line() {
        return whence == null ? null : whence.number(Whence.LINE);
    }
}
