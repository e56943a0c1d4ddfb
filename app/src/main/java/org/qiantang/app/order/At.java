package org.qiantang.app.order;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Streams;

/** A place in the journal as pages carry it, {@code SHARD:POSITION}, so that a reader can wait for its own write. */
public record At(int shard, long position) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,4}):([0-9]{1,18})");

    public static At parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw Problem.nonsense("at", "at 的格式应为 SHARD:POSITION", "expected SHARD:POSITION");
        }
        int shard = Integer.parseInt(parts.group(1));
        if (shard != Streams.FLOOR && shard != Streams.OFFICE) {
            throw Problem.nonsense("at", "at 里的分片不存在", "at names a shard that does not exist");
        }
        return new At(shard, Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        return shard + ":" + position;
    }
}
