package org.qiantang.app.media;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The tags since the last key frame, so that a new viewer sees a picture at once; bounded in bytes and in tags. */
final class GopCache {
    static final int MAX_BYTES = 3 << 20;
    static final int MAX_TAGS = 1_500;

    private final List<EncodedTag> tags = new ArrayList<>();
    private long bytes;
    private boolean recording;

    void add(EncodedTag tag) {
        if (tag.sort() == EncodedTag.Sort.KEY) {
            clear();
            recording = true;
        }
        if (!recording) {
            return;
        }
        if (tags.size() == MAX_TAGS || bytes + tag.size() > MAX_BYTES) {
            clear(); // a cut tail would not decode: newcomers wait for the next key frame instead
            return;
        }
        tags.add(tag.retain());
        bytes += tag.size();
    }

    void clear() {
        tags.forEach(EncodedTag::release);
        tags.clear();
        bytes = 0;
        recording = false;
    }

    void forEach(Consumer<EncodedTag> action) {
        tags.forEach(action);
    }

    long bytes() {
        return bytes;
    }

    int size() {
        return tags.size();
    }
}
